import { type Request, type RequestHandler, type Response, Router } from 'express'
import { findSession } from '../store/sessions.js'
import { adminUrls } from '../web/admin-urls.js'
import { readForm } from '../web/form.js'
import { HttpError } from '../web/http-error.js'
import { cookieOf, SESSION_COOKIE } from './cookies.js'
import { isOurOwn } from './same-origin.js'
import { formToken, isEqual } from './tokens.js'
import type { AdminRoute, Answer, Desk, Sent, Visit } from './visit.js'

const nothing: Sent = { form: new URLSearchParams(), file: null }
const plainForm = async (req: Request): Promise<Sent> => ({ form: await readForm(req), file: null })

/** Headers of every page behind the lock: our own forms need an origin, and nothing is kept. */
const privately: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Referrer-Policy', 'same-origin')
  next()
}

const enter =
  (desk: Desk, route: AdminRoute, answer: Answer): RequestHandler =>
  async (req: Request, res: Response) => {
    const cookie = cookieOf(req, SESSION_COOKIE)
    const session = cookie === null ? null : await findSession(desk.database, cookie)
    if (cookie === null || session === null) {
      if (req.method === 'GET' || req.method === 'HEAD') return res.redirect(303, adminUrls.signIn)
      throw new HttpError(403)
    }
    const token = formToken(desk.secret, cookie)
    const visit: Visit = { req, res, session, token, sent: nothing }
    if (route.roles && !route.roles.includes(session.editor.role)) throw new HttpError(403)
    if (req.method === 'GET' || req.method === 'HEAD') return answer(visit)
    if (!isOurOwn(req, desk.origin)) throw new HttpError(403)
    const sent = await (route.read ?? plainForm)(req)
    if (!isEqual(sent.form.get('token') ?? '', token)) throw new HttpError(403)
    return answer({ ...visit, sent })
  }

/** Serves addresses behind the lock: nobody's request reaches an answer without a session, a role, and for a form its origin and token. */
export const serveLocked = (desk: Desk, routes: readonly AdminRoute[]): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  router.use('/admin', privately)
  for (const route of routes) {
    const { path, get, post } = route
    const allowed = [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])].join(', ')
    const at = router.route(path)
    if (get) at.get(enter(desk, route, get))
    if (post) at.post(enter(desk, route, post))
    at.all((_req, _res, next) => next(new HttpError(405, { Allow: allowed })))
  }
  return router
}
