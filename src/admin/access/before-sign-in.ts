import { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import { isUnavailable } from '../../store/connection/unavailable.js'
import { codeOf } from '../../store/store-error.js'
import { readForm } from '../../web/http/form.js'
import { HttpError } from '../../web/http/http-error.js'
import { isSameOrigin } from '../../web/http/same-origin.js'
import type { AdminContext, EntryRequest, EntryRoute } from '../frame/context.js'
import { withTimeout } from '../frame/timeout.js'
import { MAX_CARRYING_BODY_BYTES } from '../session/carried-form.js'
import { entryCookie } from '../session/cookies.js'
import { entryCsrfToken, isEqual } from '../session/csrf-tokens.js'

/**
 * Headers of every admin page: the CSRF check of our forms needs an origin, and nothing is cached.
 */
export const setPrivateHeaders: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Referrer-Policy', 'same-origin')
  next()
}

/**
 * Answers 503 until the process has connected to its database: it may be a different one, or have
 * an older schema.
 */
export const requireDatabase =
  ({ catalogue }: AdminContext): RequestHandler =>
  (_req, _res, next) =>
    next(catalogue.settled() ? undefined : new HttpError(503, { 'Retry-After': '5' }))

/**
 * Serves the routes that need no session. A form from another site gets 403; `fresh` tells the
 * handler whether the CSRF token matches this browser.
 */
export const serveEntries = (context: AdminContext, routes: readonly EntryRoute[]): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  const toEntryRequest = (
    req: EntryRequest['req'],
    res: EntryRequest['res'],
    form: URLSearchParams,
  ): EntryRequest => {
    const entry = entryCookie(req, res)
    const token = entryCsrfToken(context.secret, entry)
    return { req, res, entry, token, form, fresh: isEqual(form.get('token') ?? '', token) }
  }
  for (const { path, get, post } of routes)
    router
      .route(path)
      .get((req, res) => withTimeout(get(toEntryRequest(req, res, new URLSearchParams()))))
      .post(async (req, res) => {
        if (!isSameOrigin(req, context.origin)) throw new HttpError(403)
        const form = await readForm(req, MAX_CARRYING_BODY_BYTES)
        return withTimeout(post(toEntryRequest(req, res, form)))
      })
      .all((_req, _res, next) => next(new HttpError(405, { Allow: 'GET, HEAD, POST' })))
  return router
}

/**
 * Maps a lost database connection to 503 with Retry-After. Only the error's code is kept, for the
 * log.
 */
export const answerUnavailable: ErrorRequestHandler = (error: unknown, _req, _res, next) =>
  next(
    isUnavailable(error)
      ? Object.assign(new HttpError(503, { 'Retry-After': '5' }), { code: codeOf(error) })
      : error,
  )
