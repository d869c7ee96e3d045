import { expect } from '@jest/globals'
import { type Browser, type Joined, openBrowser, signIn } from './at-the-door.js'
import type { Site } from './open-site.js'

/** What a stranger types, who knows nothing. */
export const wrong = { password: 'not the password of anybody', code: '000000' }
/** The cookie by which a browser is known that has signed in before. */
export const DEVICE = '__Host-device'
/** The network of somebody who may sign in. */
export const HOME = '198.51.100.7'

/** One try from a network, which is refused. */
export const fails = async (
  site: Site,
  email: string,
  ip: string,
  typed: Partial<typeof wrong> = {},
): Promise<void> => {
  expect(
    (await openBrowser(site, ip).fill('/admin/sign-in', { email, ...wrong, ...typed })).status,
  ).toBe(403)
}

/** A browser that has signed in as somebody before and is signed out again. */
export const knownBrowser = async (site: Site, who: Joined, ip: string): Promise<Browser> => {
  const browser = openBrowser(site, ip)
  expect((await signIn(site, browser, who)).status).toBe(303)
  browser.cookies.delete('__Host-session')
  return browser
}

/** Whether a browser lets somebody in; it is signed out again. */
export const opens = async (site: Site, browser: Browser, who: Joined): Promise<boolean> => {
  const { status } = await signIn(site, browser, who)
  browser.cookies.delete('__Host-session')
  return status === 303
}

/**
 * Lets a network wait, as if it had failed often: all that one try of it at nobody's account is
 * counted by.
 */
export const shut = async (site: Site, ip: string): Promise<void> => {
  const { rows } = await site.database.pool.query('select key from throttles')
  await fails(site, 'nobody@harbor.example', ip)
  await site.database.pool.query(
    "update throttles set failures = 30, until = clock_timestamp() + interval '14 minutes' where key <> all($1)",
    [rows.map(({ key }) => key)],
  )
}
