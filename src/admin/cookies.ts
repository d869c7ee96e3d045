import type { Request, Response } from 'express'

/** `__Host-`: only this host, only over a secure line (browsers take localhost for one), for every address of ours. */
export const SESSION_COOKIE = '__Host-session'
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict'

/** A cookie's value as the browser sent it; null when it did not. */
export const cookieOf = (req: Request, name: string): string | null => {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([key]) => key === name)?.[1] ?? null
}

/** Sets a cookie that the browser forgets when it closes. Values are ours: base64url, nothing to escape. */
export const setCookie = (res: Response, name: string, value: string): void => void res.append('Set-Cookie', `${name}=${value}; ${attributes}`)
export const clearCookie = (res: Response, name: string): void => void res.append('Set-Cookie', `${name}=; Max-Age=0; ${attributes}`)
