import type { Request } from 'express'

/**
 * Whether a form was sent from a page of ours. `origin` is our own where it is configured; else it
 * is the one that was asked. An origin of `null`, as a page without a referrer or a sandboxed one
 * sends, is never ours, nor is a request that names none.
 */
export const isOurOwn = (req: Request, origin: string | null): boolean => {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return req.headers.origin === (origin ?? `${req.protocol}://${req.headers.host}`)
}

/**
 * The same for a form that anybody may send without being known, from a page that says nothing of
 * itself: there browsers send `null` as its origin, so what they say of the site counts. Without a
 * session nothing can be done in somebody's name; this keeps other sites' pages from writing to us.
 */
export const isFromOurSite = (req: Request, origin: string | null): boolean => {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return (
    req.headers.origin === 'null' ||
    req.headers.origin === (origin ?? `${req.protocol}://${req.headers.host}`)
  )
}
