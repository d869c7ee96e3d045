import { type ErrorRequestHandler, type RequestHandler, Router } from 'express'
import { isUnavailable } from '../../store/connection/unavailable.js'
import { codeOf } from '../../store/store-error.js'
import { readForm } from '../../web/http/form.js'
import { HttpError } from '../../web/http/http-error.js'
import { isOurOwn } from '../../web/http/same-origin.js'
import type { AdminContext, Call, EntryRoute } from '../frame/context.js'
import { inTime } from '../frame/timeout.js'
import { LONGEST_CARRYING_BODY } from '../session/carried-form.js'
import { entryCookie } from '../session/cookies.js'
import { entryToken, isEqual } from '../session/csrf-tokens.js'

/** Headers of every page of the admin: our own forms need an origin, and nothing is kept. */
export const privately: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Referrer-Policy', 'same-origin')
  next()
}

/**
 * Nothing here is answered before the process has met its database: it may be another one, or of an
 * earlier schema.
 */
export const whenSettled =
  ({ catalogue }: AdminContext): RequestHandler =>
  (_req, _res, next) =>
    next(catalogue.settled() ? undefined : new HttpError(503, { 'Retry-After': '5' }))

/**
 * Serves the addresses before the lock. A form is refused unless a page of ours sent it; whether it
 * is of this browser the answer hears.
 */
export const serveEntries = (context: AdminContext, routes: readonly EntryRoute[]): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  const call = (req: Call['req'], res: Call['res'], form: URLSearchParams): Call => {
    const entry = entryCookie(req, res)
    const token = entryToken(context.secret, entry)
    return { req, res, entry, token, form, fresh: isEqual(form.get('token') ?? '', token) }
  }
  for (const { path, get, post } of routes)
    router
      .route(path)
      .get((req, res) => inTime(get(call(req, res, new URLSearchParams()))))
      .post(async (req, res) => {
        if (!isOurOwn(req, context.origin)) throw new HttpError(403)
        const form = await readForm(req, LONGEST_CARRYING_BODY)
        return inTime(post(call(req, res, form)))
      })
      .all((_req, _res, next) => next(new HttpError(405, { Allow: 'GET, HEAD, POST' })))
  return router
}

/**
 * What a page answers when the database does not: that it may be tried again. Only the error's code
 * is kept, for the log.
 */
export const whenAway: ErrorRequestHandler = (error: unknown, _req, _res, next) =>
  next(
    isUnavailable(error)
      ? Object.assign(new HttpError(503, { 'Retry-After': '5' }), { code: codeOf(error) })
      : error,
  )
