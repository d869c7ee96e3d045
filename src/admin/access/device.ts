import { createHmac, randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Credentials } from '../../store/accounts/credentials.js'
import { cookieOf, DEVICE_COOKIE, setLastingCookie } from '../session/cookies.js'
import { isEqual } from '../session/csrf-tokens.js'

type AccountVersion = Pick<Credentials, 'id' | 'version'>

/** Half a year: a browser without a sign-in for that long is unknown again. */
const LIFETIME_S = 180 * 86_400
/** People who may share a browser; the one whose sign-in is oldest is dropped first. */
const MAX_PEOPLE = 4
/** Expiry (seconds, base 36), a random id of the browser, and a signature. */
const form = /^([0-9a-z]{6,8})\.([\w-]{22})\.([\w-]{43})$/

const sign = (
  secret: Buffer,
  { id, version }: AccountVersion,
  ends: string,
  browser: string,
): string =>
  createHmac('sha256', secret)
    .update(['device', id, version, ends, browser].join('\0'))
    .digest('base64url')

const entriesOf = (req: Request): readonly string[] =>
  (cookieOf(req, DEVICE_COOKIE) ?? '').split('~', MAX_PEOPLE).filter((one) => form.test(one))

/**
 * The browser id in an entry of `who`; null when the entry is another person's, of an earlier
 * password or factor, expired, or forged.
 */
const browserOf = (
  secret: Buffer,
  entry: string,
  who: AccountVersion,
  now: number,
): string | null => {
  const [, ends = '', browser = '', signature = ''] = form.exec(entry) ?? []
  return isEqual(signature, sign(secret, who, ends, browser)) &&
    Number.parseInt(ends, 36) * 1000 > now
    ? browser
    : null
}

/**
 * The id of this browser if `who` has signed in here with their current credentials; null if not.
 * It authenticates nobody: it only gives attempts from here a rate limit of their own, which
 * strangers cannot exhaust.
 */
export const deviceOf = (
  secret: Buffer,
  req: Request,
  who: AccountVersion,
  now = Date.now(),
): string | null =>
  entriesOf(req)
    .map((entry) => browserOf(secret, entry, who, now))
    .find((browser) => browser !== null) ?? null

/**
 * Marks this browser as one where `who` has signed in. The cookie names nobody: only somebody who
 * knows the account can match an entry.
 */
export const rememberDevice = (
  secret: Buffer,
  req: Request,
  res: Response,
  who: AccountVersion,
  now = Date.now(),
): void => {
  const ends = (Math.floor(now / 1000) + LIFETIME_S).toString(36)
  const browser = randomBytes(16).toString('base64url')
  const others = entriesOf(req).filter((entry) => browserOf(secret, entry, who, now) === null)
  const entries = [`${ends}.${browser}.${sign(secret, who, ends, browser)}`, ...others].slice(
    0,
    MAX_PEOPLE,
  )
  setLastingCookie(res, DEVICE_COOKIE, entries.join('~'), LIFETIME_S)
}
