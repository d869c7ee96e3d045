import type { Request } from 'express'

/**
 * Whether a form was sent from one of our pages. `origin` is the configured one; null takes it from
 * the request. An origin of `null`, as a page without a referrer or a sandboxed one sends, is never
 * ours, nor is a missing one.
 */
export const isSameOrigin = (req: Request, origin: string | null): boolean => {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return req.headers.origin === (origin ?? `${req.protocol}://${req.headers.host}`)
}

/**
 * The same for an anonymous form on a page with `no-referrer`: browsers send `Origin: null` there,
 * so Sec-Fetch-Site decides. Without a session nothing can be done in somebody's name; this only
 * keeps other sites' pages from posting here.
 */
export const isFromOurSite = (req: Request, origin: string | null): boolean => {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return (
    req.headers.origin === 'null' ||
    req.headers.origin === (origin ?? `${req.protocol}://${req.headers.host}`)
  )
}
