import { type Request, type RequestHandler, type Response, Router } from 'express'
import { say } from '../../messages/say.js'
import { findSession } from '../../store/accounts/sessions.js'
import { ActorError } from '../../store/store-error.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { sentenceOf } from '../../web/html/errors.js'
import { readForm } from '../../web/http/form.js'
import { HttpError } from '../../web/http/http-error.js'
import { liftSocketTimeout } from '../../web/http/http-server.js'
import { isSameOrigin } from '../../web/http/same-origin.js'
import type {
  AdminContext,
  AdminHandler,
  AdminRequest,
  AdminRoute,
  SentForm,
} from '../frame/context.js'
import { noticePage } from '../frame/notice-page.js'
import { DEADLINE_MS, withTimeout } from '../frame/timeout.js'
import { toCarried } from '../session/carried-form.js'
import { cookieOf, SESSION_COOKIE } from '../session/cookies.js'
import { csrfToken, isEqual, isOfEditor } from '../session/csrf-tokens.js'
import { parseReturn } from '../session/return-path.js'
import { sendAgainPage } from '../session/send-again-page.js'
import { askToSignIn } from './sign-in.js'
import { requireStepUp } from './step-up.js'

const emptyForm: SentForm = { form: new URLSearchParams(), file: null }
const readPlainForm = async (req: Request): Promise<SentForm> => ({
  form: await readForm(req),
  file: null,
})
const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'
/** Multipart forms are parsed differently, and cannot be carried over a sign-in. */
const isPlain = (req: Request): boolean => !/^multipart\//i.test(req.headers['content-type'] ?? '')

/** A form was posted without a session: shows the sign-in page, which carries the form's fields. */
const answerSessionEnded = async (
  context: AdminContext,
  route: AdminRoute,
  req: Request,
  res: Response,
  read: SentForm | null = null,
): Promise<void> => {
  if (req.method !== 'POST' || !route.post) throw new HttpError(403)
  const to = route.get ? parseReturn(req.originalUrl) : adminUrls.dashboard
  if (route.secret || !isPlain(req))
    return askToSignIn(context, req, res, {
      to,
      carried: null,
      ended: route.secret ? 'lost' : 'file',
    })
  const carried = toCarried(
    req.originalUrl,
    (read ?? (await (route.read ?? readPlainForm)(req))).form,
  )
  return askToSignIn(context, req, res, {
    to: carried?.to ?? to,
    carried: carried?.fields ?? null,
    ended: carried ? 'kept' : 'lost',
  })
}

/** Runs a handler; client errors are shown inside the admin layout. */
const runHandler = async (
  context: AdminContext,
  route: AdminRoute,
  handler: AdminHandler,
  request: AdminRequest,
  ms: number,
): Promise<void> => {
  if (route.slow) liftSocketTimeout(request.req)
  try {
    await (route.slow ? handler(request) : withTimeout(handler(request), ms))
  } catch (thrown) {
    const error = thrown instanceof ActorError ? new HttpError(403) : thrown
    if (!(error instanceof HttpError) || error.status >= 500 || request.res.headersSent) throw error
    for (const [name, value] of Object.entries(error.headers)) request.res.setHeader(name, value)
    const link = { href: adminUrls.dashboard, text: say.signingIn.desk }
    context.render(
      request,
      noticePage(error.status, {
        ...(error.status === 404 ? say.signingIn.notHere : sentenceOf(error.status)),
        link,
      }),
    )
  }
}

const authorize =
  (context: AdminContext, route: AdminRoute, handler: AdminHandler): RequestHandler =>
  async (req: Request, res: Response) => {
    if (!isRead(req) && !isSameOrigin(req, context.origin)) throw new HttpError(403)
    const began = performance.now()
    const cookie = cookieOf(req, SESSION_COOKIE)
    const session = cookie === null ? null : await findSession(context.database, cookie)
    if (cookie === null || session === null)
      return isRead(req)
        ? res.redirect(303, adminUrls.signInFor(parseReturn(req.originalUrl)))
        : answerSessionEnded(context, route, req, res)
    let left = DEADLINE_MS - (performance.now() - began)
    const token = csrfToken(context.secret, cookie, session.editor.id)
    const request: AdminRequest = { req, res, session, token, sent: emptyForm }
    const may = isRead(req) ? route.roles : (route.senders ?? route.roles)
    if (may && !may.includes(session.editor.role))
      return context.render(
        request,
        noticePage(403, {
          ...say.signingIn.notAllowed,
          link: { href: adminUrls.dashboard, text: say.signingIn.desk },
        }),
      )
    if (req.method !== 'POST') return runHandler(context, route, handler, request, left)
    const sent = await (route.read ?? readPlainForm)(req)
    // A form may take seconds to arrive: its sender may meanwhile have been disabled, signed out,
    // or given another role.
    const read = performance.now()
    const still = await findSession(context.database, cookie)
    left -= performance.now() - read
    if (still === null) return answerSessionEnded(context, route, req, res, sent)
    if (still.editor.role !== session.editor.role) throw new HttpError(403)
    const sentToken = sent.form.get('token') ?? ''
    if (isEqual(sentToken, token))
      return runHandler(context, route, handler, { ...request, sent }, left)
    const carried =
      !route.secret &&
      sent.file === null &&
      isOfEditor(context.secret, sentToken, session.editor.id)
        ? toCarried(req.originalUrl, sent.form)
        : null
    if (!carried) throw new HttpError(403)
    context.render(request, sendAgainPage(carried, session.editor.name, token, 403))
  }

const answerNotFound: AdminHandler = () => {
  throw new HttpError(404)
}
/**
 * Any other address below /admin needs a session too, so that without one no address reveals
 * whether it exists.
 */
const allOthers: readonly AdminRoute[] = ['/admin/', '/admin/*other'].map((path) => ({
  path,
  get: answerNotFound,
  post: answerNotFound,
}))

/**
 * Serves the routes that need a session: no request reaches a handler without session and role, nor
 * a form without same origin and CSRF token.
 */
export const serveAdminRoutes = (context: AdminContext, routes: readonly AdminRoute[]): Router => {
  const router = Router({ caseSensitive: true, strict: true })
  for (const route of [...routes, ...allOthers]) {
    const { path, get, post } = route
    const allowed = [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : [])].join(', ')
    const at = router.route(path)
    if (get) at.get(authorize(context, route, get))
    if (post) at.post(authorize(context, route, route.stepUp ? requireStepUp(context, post) : post))
    at.all(
      authorize(context, route, () => {
        throw new HttpError(405, { Allow: allowed })
      }),
    )
  }
  return router
}
