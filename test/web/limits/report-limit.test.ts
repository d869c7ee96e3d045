import { describe, expect, it } from '@jest/globals'
import { createReportCount } from '../../../src/web/limits/report-limit.js'

const MINUTE = 60_000
const DAY = 1440 * MINUTE

/**
 * How many of those that one network sends are taken in so many days, each on the listing that `of`
 * names, as fast as it can.
 */
const taken = (days: number, from: (n: number) => string, of: (n: number) => string): number => {
  const clock = { now: 1000 * 30 * DAY }
  const count = createReportCount(true, () => clock.now)
  let [sent, accepted] = [0, 0]
  for (let minute = 0; minute < days * 1440; minute++, clock.now += MINUTE)
    for (let i = 0; i < 6; i++) if (count(from(sent), of(sent++)) === null) accepted += 1
  return accepted
}

describe('what one network may report', () => {
  it.each([
    ['an hour', 1 / 24, 20],
    ['a day', 1, 50],
    ['four days', 4, 200],
    ['a month', 6, 200],
  ])('is bounded in %s', (_, days, most) => {
    expect(taken(days, () => '192.0.2.1', String)).toBe(most)
  })

  it('is at most a twelfth of all that may wait, for a /48 of IPv6 too, and never all that may wait of one listing', () => {
    expect(taken(6, (n) => `2001:db8:1:${(n % 65_536).toString(16)}::1`, String)).toBe(400)
    expect(
      taken(
        2,
        (n) => `2001:db8:1:${(n % 65_536).toString(16)}::1`,
        () => 'one',
      ),
    ).toBe(10)
    expect(
      taken(
        2,
        () => '192.0.2.1',
        () => 'one',
      ),
    ).toBe(5)
  })

  it('says which limit was met, and for how long', () => {
    const count = createReportCount(true, () => 1000 * 30 * DAY)
    for (let n = 0; n < 5; n++) expect(count('192.0.2.1', 'one')).toBe(null)
    expect(count('192.0.2.1', 'other')).toEqual({ of: 'sender', seconds: 60 })
    expect(count('192.0.2.2', 'one')).toBe(null)
  })

  it('is not counted where nothing is', () => {
    const count = createReportCount(false)
    for (let n = 0; n < 50; n++) expect(count('192.0.2.1', 'one')).toBe(null)
  })
})
