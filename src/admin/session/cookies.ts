import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'

/**
 * `__Host-`: this host only, secure connections only (browsers treat localhost as one), all paths.
 */
export const SESSION_COOKIE = '__Host-session'
/** Binds the sign-in forms to this browser. Set below /admin only. */
export const ENTRY_COOKIE = '__Host-entry'
/** Marks a browser in which somebody has signed in before. Set at sign-in, for months. */
export const DEVICE_COOKIE = '__Host-device'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

/** A cookie's value; null when the request has none. */
export const cookieOf = (req: Request, name: string): string | null => {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1] ?? null
}

/** Sets a session cookie. Values are base64url, so nothing needs escaping. */
export const setCookie = (res: Response, name: string, value: string): void =>
  void res.append('Set-Cookie', `${name}=${value}; ${attributes}`)
/** Sets a persistent cookie for `seconds`. */
export const setLastingCookie = (
  res: Response,
  name: string,
  value: string,
  seconds: number,
): void => void res.append('Set-Cookie', `${name}=${value}; Max-Age=${seconds}; ${attributes}`)
/** Expires a cookie at once. */
export const clearCookie = (res: Response, name: string): void =>
  void res.append('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`)

/** The entry cookie of this browser; a missing or malformed one is replaced. */
export const entryCookie = (req: Request, res: Response): string => {
  const sent = cookieOf(req, ENTRY_COOKIE)
  if (sent !== null && /^[\w-]{43}$/.test(sent)) return sent
  const made = randomBytes(32).toString('base64url')
  setCookie(res, ENTRY_COOKIE, made)
  return made
}
