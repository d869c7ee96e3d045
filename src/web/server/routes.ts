import { type RequestHandler, Router } from 'express'
import { allowCaching, type CanonicalAddress } from '../cache/response-cache.js'
import { HttpError } from '../http/http-error.js'

/**
 * The response depends on the `canonical` address of a request and the catalogue alone, and may be
 * cached; without it nothing is. An uncached one counts as `weight` requests, 1 by default.
 */
export type Route = Readonly<{
  path: string
  get: RequestHandler
  post?: RequestHandler
  canonical?: CanonicalAddress
  weight?: number
}>

/** Counts `more` requests against the rate limit, and answers 429 above it. */
export type CountWeight = (more: number) => RequestHandler

/** A router for these routes; 405 for other methods. `weigh` counts the extra weight of some. */
export const serve = (routes: readonly Route[], weigh?: CountWeight): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  for (const { path, get, post, canonical, weight = 1 } of routes) {
    const before = [
      ...(weigh && weight > 1 ? [weigh(weight - 1)] : []),
      ...(canonical ? [allowCaching(canonical)] : []),
    ]
    const at = router.route(path).get(...before, get)
    if (post) at.post(post)
    at.all((_req, _res, next) =>
      next(new HttpError(405, { Allow: post ? 'GET, HEAD, POST' : 'GET, HEAD' })),
    )
  }
  return router
}
