import { type RequestHandler, Router } from 'express'
import { type Canonical, letKeep } from '../cache/response-cache.js'
import { HttpError } from '../http/http-error.js'

/**
 * One address and what answers it. `kept` is the canonical address of what is asked: where there is
 * one the answer follows from it and the catalogue alone, whoever asks, and may be sent again.
 * Without it nothing is kept. `weight` is how many requests it counts as where an answer has to be
 * made, 1 where nothing is said.
 */
export type Route = Readonly<{
  path: string
  get: RequestHandler
  post?: RequestHandler
  kept?: Canonical
  weight?: number
}>

/** Counts so many requests more of whoever asks, and refuses who asks too often. */
export type Weigh = (more: number) => RequestHandler

/**
 * Serves a list of addresses; a method an address does not have is 405. `weigh` counts what weighs
 * more than one request.
 */
export const serve = (routes: readonly Route[], weigh?: Weigh): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  for (const { path, get, post, kept, weight = 1 } of routes) {
    const before = [
      ...(weigh && weight > 1 ? [weigh(weight - 1)] : []),
      ...(kept ? [letKeep(kept)] : []),
    ]
    const at = router.route(path).get(...before, get)
    if (post) at.post(post)
    at.all((_req, _res, next) =>
      next(new HttpError(405, { Allow: post ? 'GET, HEAD, POST' : 'GET, HEAD' })),
    )
  }
  return router
}
