import type { Request, Response } from 'express'
import { parseEmail } from '../../catalog/text/email.js'
import { countFailure } from '../../store/accounts/credentials.js'
import { findEditor, readEditor } from '../../store/accounts/editors.js'
import { beginSession, endSession, findSession } from '../../store/accounts/sessions.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { paramsOf } from '../../web/http/request.js'
import type { AdminContext, EntryRequest } from '../frame/context.js'
import { isRecoveryCode } from '../second-factor/recovery-codes.js'
import { readCarried } from '../session/carried-form.js'
import {
  clearCookie,
  cookieOf,
  ENTRY_COOKIE,
  entryCookie,
  SESSION_COOKIE,
  setCookie,
} from '../session/cookies.js'
import { csrfToken, entryCsrfToken } from '../session/csrf-tokens.js'
import { parseReturn } from '../session/return-path.js'
import { sendAgainPage } from '../session/send-again-page.js'
import { logAccount } from './account-log.js'
import { rememberDevice } from './device.js'
import { signInPage } from './sign-in-page.js'
import { verifyCredentials } from './verify-credentials.js'

type PendingTarget = Readonly<{
  to: string
  carried: string | null
  ended: 'kept' | 'lost' | 'file'
}>

/** Answers with the sign-in page instead, after the session has ended. */
export const askToSignIn = (
  context: AdminContext,
  req: Request,
  res: Response,
  waiting: PendingTarget,
): void => {
  const token = entryCsrfToken(context.secret, entryCookie(req, res))
  context.render(
    { req, res, token: null },
    signInPage({ token, ...waiting, refused: false, email: '', status: 403 }),
  )
}

/** The sign-in page; 303 to its target for somebody signed in. */
export const showSignIn =
  (context: AdminContext) =>
  async ({ req, res, token }: EntryRequest): Promise<void> => {
    const to = parseReturn(paramsOf(req).get('to'))
    const cookie = cookieOf(req, SESSION_COOKIE)
    if (cookie !== null && (await findSession(context.database, cookie)))
      return res.redirect(303, to)
    context.render(
      { req, res, token: null },
      signInPage({ token, to, carried: null, ended: null, refused: false, email: '', status: 200 }),
    )
  }

/**
 * Signs in: ends the browser's old session, starts a new one, and goes to the target, or to the
 * carried form. After a recovery code, to replacing the authenticator.
 */
export const signIn =
  (context: AdminContext) =>
  async ({ req, res, token, form, fresh }: EntryRequest): Promise<void> => {
    const { database, secret } = context
    const typed = {
      email: form.get('email') ?? '',
      password: form.get('password') ?? '',
      code: form.get('code') ?? '',
    }
    const carried = readCarried(form)
    const to = parseReturn(form.get('to'))
    const proven = fresh ? await verifyCredentials(context, req, typed) : null
    const editor = proven && (await readEditor(database, proven.id))
    if (!proven || !editor) {
      const meant = await findEditor(database, parseEmail(typed.email) ?? '')
      logAccount(context, req, {
        event: 'sign-in refused',
        ...(fresh ? {} : { code: 'stale' }),
        ...(meant && { editor: meant.id }),
      })
      const waiting = {
        to,
        carried: carried?.fields ?? null,
        ended: carried ? ('kept' as const) : null,
      }
      context.render(
        { req, res, token: null },
        signInPage({
          token,
          ...waiting,
          refused: true,
          email: typed.email.slice(0, 254),
          status: 403,
        }),
      )
      // Counted after responding, so that timing does not disclose whether the account exists.
      if (meant && fresh) await countFailure(database, meant.id)
      return
    }
    const old = cookieOf(req, SESSION_COOKIE)
    if (old !== null) await endSession(database, old)
    const recovered = isRecoveryCode(typed.code)
    const session = await beginSession(database, editor.id, recovered)
    logAccount(context, req, {
      event: 'sign-in',
      editor: editor.id,
      code: recovered ? 'recovery' : 'app',
    })
    setCookie(res, SESSION_COOKIE, session)
    clearCookie(res, ENTRY_COOKIE)
    rememberDevice(secret, req, res, proven)
    if (!carried) return res.redirect(303, recovered ? adminUrls.authenticatorFor(to) : to)
    const sessionToken = csrfToken(secret, session, editor.id)
    context.render(
      { req, res, token: sessionToken },
      sendAgainPage(carried, editor.name, sessionToken, 200),
    )
  }
