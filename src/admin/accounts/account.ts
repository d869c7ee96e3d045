import { say } from '../../messages/say.js'
import { isOnlyOwner } from '../../store/accounts/accounts.js'
import { countRecoveryCodes, findCredentials } from '../../store/accounts/credentials.js'
import { changePassword, renewCodes } from '../../store/accounts/own-account.js'
import { endOwnSession, listSessions } from '../../store/accounts/sessions.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { paramsOf } from '../../web/http/request.js'
import { logAccount } from '../access/account-log.js'
import { rememberDevice } from '../access/device.js'
import { reauthenticate } from '../access/reauthenticate.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { checkNewPassword } from '../passwords/new-password.js'
import { hashPassword } from '../passwords/passwords.js'
import { hashOfCode, makeCodes } from '../second-factor/recovery-codes.js'
import { recoveryCodesPage } from '../second-factor/recovery-codes-page.js'
import { type AccountProblems, accountPage, noProblems } from './account-page.js'

const messages = say.accounts.own
/** Messages for the `done` parameter; other values show none. */
const done: ReadonlyMap<string, string> = new Map([
  ['password', messages.passwordDone],
  ['session', messages.sessionDone],
  ['session-gone', messages.sessionGone],
])

const show = async (
  { database, render }: AdminContext,
  request: AdminRequest,
  problems: AccountProblems,
): Promise<void> => {
  const { editor, id, signedInBefore, failedBefore } = request.session
  const sessions = (await listSessions(database, editor.id)).map((session) => ({
    ...session,
    current: session.id === id,
  }))
  const codesLeft = await countRecoveryCodes(database, editor.id)
  const said = done.get(paramsOf(request.req).get('done') ?? '') ?? null
  const onlyOwner = await isOnlyOwner(database, editor)
  const before = { signedIn: signedInBefore, failed: failedBefore }
  render(
    request,
    accountPage({
      editor,
      sessions,
      before,
      codesLeft,
      onlyOwner,
      token: request.token,
      done: said,
      problems,
    }),
  )
}

/** Shows the editor's own account. */
export const showAccount =
  (context: AdminContext): AdminHandler =>
  (request) =>
    show(context, request, noProblems)

const isProven = (
  context: AdminContext,
  request: AdminRequest,
  password: string,
  code: string,
): Promise<boolean> =>
  reauthenticate(
    context,
    request,
    request.sent.form.get(password) ?? '',
    request.sent.form.get(code) ?? '',
  )

/** Changes the password after re-authentication; all other sessions end. */
export const saveNewPassword =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { editor, id } = request.session
    const password = request.sent.form.get('password') ?? ''
    const problems = checkNewPassword(password, request.sent.form.get('again') ?? '', [
      editor.name,
      editor.email,
    ])
    // Validate the new password before a code is used up.
    if (problems.password || problems.again)
      return show(context, request, { ...noProblems, ...problems })
    if (!(await isProven(context, request, 'currentPassword', 'code')))
      return show(context, request, { ...noProblems, currentPassword: messages.wrong })
    await changePassword(context.database, editor, id, await hashPassword(password))
    // Remembered browsers of the old password are void; this one has just authenticated.
    const renewed = await findCredentials(context.database, editor.email)
    if (renewed) rememberDevice(context.secret, request.req, request.res, renewed)
    logAccount(context, request.req, {
      event: 'account',
      code: 'password-changed',
      editor: editor.id,
    })
    request.res.redirect(303, `${adminUrls.account}?done=password`)
  }

/** Creates new recovery codes, shown once; the old ones stop working. */
export const renewRecoveryCodes =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    if (!(await isProven(context, request, 'codesPassword', 'codesCode')))
      return show(context, request, { ...noProblems, codesPassword: messages.wrong })
    const codes = makeCodes()
    await renewCodes(context.database, request.session.editor, codes.map(hashOfCode))
    logAccount(context, request.req, {
      event: 'account',
      code: 'codes-renewed',
      editor: request.session.editor.id,
    })
    const link = { href: adminUrls.account, text: say.signingIn.codes.account }
    context.render(request, recoveryCodesPage({ codes, done: null, wait: null, link }))
  }

/** Ends another session of the editor's own. */
export const endSession =
  ({ database }: AdminContext): AdminHandler =>
  async ({ session, sent, res }) => {
    const ended = await endOwnSession(database, session.editor.id, sent.form.get('session') ?? '')
    res.redirect(303, `${adminUrls.account}?done=${ended ? 'session' : 'session-gone'}`)
  }
