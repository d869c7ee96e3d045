import { type RequestHandler, Router } from 'express'
import { allowCaching, type CanonicalAddress } from '../cache/response-cache.js'
import { HttpError } from '../http/http-error.js'

/**
 * One route. `canonical` returns the canonical address of a request: its response depends on that
 * and the catalogue alone, whoever asks, and may be cached. Without it nothing is cached. `weight`
 * is how many requests an uncached response counts as, 1 by default.
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

/**
 * A router for a list of routes; 405 for a method that a route does not have. `weigh` counts the
 * extra weight of expensive routes.
 */
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
