import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'

/**
 * `__Host-`: only this host, only over a secure line (browsers take localhost for one), for every
 * address of ours.
 */
export const SESSION_COOKIE = '__Host-session'
/**
 * Of a browser that is at the door: binds the forms there to it. Only addresses of the admin set
 * it.
 */
export const ENTRY_COOKIE = '__Host-entry'
/** Of a browser in which somebody has signed in before. Sign-in sets it, for months. */
export const DEVICE_COOKIE = '__Host-device'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

/** A cookie's value as the browser sent it; null when it did not. */
export const cookieOf = (req: Request, name: string): string | null => {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1] ?? null
}

/**
 * Sets a cookie that the browser forgets when it closes. Values are ours: base64url, nothing to
 * escape.
 */
export const setCookie = (res: Response, name: string, value: string): void =>
  void res.append('Set-Cookie', `${name}=${value}; ${attributes}`)
/** Sets a cookie that the browser keeps for so many seconds. */
export const setLastingCookie = (
  res: Response,
  name: string,
  value: string,
  seconds: number,
): void => void res.append('Set-Cookie', `${name}=${value}; Max-Age=${seconds}; ${attributes}`)
export const clearCookie = (res: Response, name: string): void =>
  void res.append('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`)

/**
 * The entry cookie of this browser; a new one is set where there is none yet, or what was sent is
 * none of ours.
 */
export const entryCookie = (req: Request, res: Response): string => {
  const sent = cookieOf(req, ENTRY_COOKIE)
  if (sent !== null && /^[\w-]{43}$/.test(sent)) return sent
  const made = randomBytes(32).toString('base64url')
  setCookie(res, ENTRY_COOKIE, made)
  return made
}
