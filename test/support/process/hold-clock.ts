import { jest } from '@jest/globals'

/**
 * Stops `Date.now` of this process where it is, so that a rate limit's window cannot end while a
 * slow machine is still filling it. Call it before the site is opened; the result lets the clock
 * run again.
 */
export const holdClock = (): (() => void) => {
  const held = jest.spyOn(Date, 'now').mockReturnValue(Date.now())
  return () => held.mockRestore()
}
