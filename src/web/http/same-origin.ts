import type { Request } from 'express'

/**
 * Whether a form came from our pages. A null `origin` is taken from the request. `Origin: null`, as
 * a page without a referrer or a sandboxed one sends, is never ours, nor is a missing one.
 */
export const isSameOrigin = (req: Request, origin: string | null): boolean => {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  return req.headers.origin === (origin ?? `${req.protocol}://${req.headers.host}`)
}

/**
 * The same for anonymous forms on `no-referrer` pages: browsers send `Origin: null` there, so
 * Sec-Fetch-Site decides. Without a session nobody is impersonated; this only stops other sites.
 */
export const isFromOurSite = (req: Request, origin: string | null): boolean => {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return (
    req.headers.origin === 'null' ||
    req.headers.origin === (origin ?? `${req.protocol}://${req.headers.host}`)
  )
}
