import { type RequestHandler, Router } from 'express'
import { HttpError } from './http-error.js'
import { type Canonical, letKeep } from './kept-answers.js'

/**
 * One address and what answers it. `kept` is the canonical address of what is asked: where there is one the answer follows from it and the
 * catalogue alone, whoever asks, and may be sent again. Without it nothing is kept.
 */
export type Route = Readonly<{ path: string; get: RequestHandler; post?: RequestHandler; kept?: Canonical }>

/** Serves a list of addresses; a method an address does not have is 405. */
export const serve = (routes: readonly Route[]): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  for (const { path, get, post, kept } of routes) {
    const at = router.route(path).get(...(kept ? [letKeep(kept)] : []), get)
    if (post) at.post(post)
    at.all((_req, _res, next) => next(new HttpError(405, { Allow: post ? 'GET, HEAD, POST' : 'GET, HEAD' })))
  }
  return router
}
