import { type RequestHandler, Router } from 'express'
import { HttpError } from './http-error.js'

/** One address and what answers it. */
export type Route = Readonly<{ path: string; get: RequestHandler; post?: RequestHandler }>

/** Serves a list of addresses; a method an address does not have is 405. */
export const serve = (routes: readonly Route[]): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  for (const { path, get, post } of routes) {
    const at = router.route(path).get(get)
    if (post) at.post(post)
    at.all((_req, _res, next) => next(new HttpError(405, { Allow: post ? 'GET, HEAD, POST' : 'GET, HEAD' })))
  }
  return router
}
