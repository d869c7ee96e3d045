import type { Request } from 'express'

/**
 * Whether a form was sent from a page of ours. `origin` is our own where it is configured; else it is the one that was asked. An origin of
 * `null`, as a page without a referrer or a sandboxed one sends, is never ours, nor is a request that names none.
 */
export const isOurOwn = (req: Request, origin: string | null): boolean => {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return req.headers.origin === (origin ?? `${req.protocol}://${req.headers.host}`)
}
