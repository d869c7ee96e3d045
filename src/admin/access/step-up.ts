import { noteProof } from '../../store/accounts/sessions.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { REAUTHENTICATION_FIELDS, toCarried, withoutTokens } from '../session/carried-form.js'
import { reauthenticate } from './reauthenticate.js'
import { stepUpPage } from './step-up-page.js'

/**
 * How long step-up lasts within a session: enough for a few invitations in a row, and too short for
 * a lunch beside an open screen.
 */
export const STEP_UP_MS = 5 * 60_000

/**
 * A time in the future was written while a clock was ahead; clocks of two processes may differ by
 * minutes.
 */
const isRecent = (provedAt: string | null): boolean =>
  provedAt !== null && Math.abs(Date.now() - Date.parse(provedAt)) < STEP_UP_MS

const show = (context: AdminContext, request: AdminRequest, refused: boolean): void => {
  const { req, session, token, sent } = request
  const fields = toCarried(req.originalUrl, sent.form)?.fields ?? ''
  context.render(
    request,
    stepUpPage({ action: req.originalUrl, fields, token, email: session.editor.email, refused }),
  )
}

/**
 * Wraps a handler that needs step-up: it runs if password and code were entered recently in this
 * session, beyond signing in. Otherwise asks for both, with the form embedded: the answer submits
 * everything.
 */
export const requireStepUp =
  (context: AdminContext, handler: AdminHandler): AdminHandler =>
  async (request) => {
    const { session, sent } = request
    const proven: AdminRequest = { ...request, sent: { ...sent, form: withoutTokens(sent.form) } }
    if (isRecent(session.provedAt)) return handler(proven)
    const [password, code] = [
      sent.form.get(REAUTHENTICATION_FIELDS.password),
      sent.form.get(REAUTHENTICATION_FIELDS.code),
    ]
    if (password === null || code === null) return show(context, request, false)
    if (!(await reauthenticate(context, request, password, code)))
      return show(context, request, true)
    await noteProof(context.database, session.id)
    return handler(proven)
  }
