import { say } from '../../messages/say.js'
import { countRecoveryCodes, findCredentials } from '../../store/accounts/credentials.js'
import { changeFactor } from '../../store/accounts/own-account.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import { logAccount } from '../access/account-log.js'
import { rememberDevice } from '../access/device.js'
import { reauthenticate, reauthenticateByPassword } from '../access/reauthenticate.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { toQr } from '../second-factor/qr.js'
import { hashOfCode, makeCodes } from '../second-factor/recovery-codes.js'
import { recoveryCodesPage } from '../second-factor/recovery-codes-page.js'
import { offerSeed, stepOf } from '../second-factor/second-factor.js'
import { cookieOf, SESSION_COOKIE } from '../session/cookies.js'
import { encrypt } from '../session/encrypt.js'
import { parseReturn } from '../session/return-path.js'
import { type AuthenticatorProblems, authenticatorPage } from './authenticator-page.js'

const messages = say.accounts.authenticator
const nothingWrong: AuthenticatorProblems = { code: null, currentPassword: null, currentCode: null }

/**
 * The offered TOTP secret. It is derived from the seed that it replaces, so it differs each time.
 */
const offerSecret = async ({ database, secret }: AdminContext, { req, session }: AdminRequest) => {
  const old = (await findCredentials(database, session.editor.email))?.totpSeed
  if (!old) throw new HttpError(404)
  return {
    old,
    ...offerSeed(
      secret,
      `${session.id}\0${old}`,
      cookieOf(req, SESSION_COOKIE) ?? '',
      session.editor.email,
    ),
  }
}

const show = async (
  context: AdminContext,
  request: AdminRequest,
  problems: AuthenticatorProblems,
): Promise<void> => {
  const { editor, recovered } = request.session
  const { text, address } = await offerSecret(context, request)
  const codesLeft = await countRecoveryCodes(context.database, editor.id)
  const onward = recovered ? parseReturn(paramsOf(request.req).get('to')) : adminUrls.account
  const key = { text, address, qr: toQr(address) }
  context.render(
    request,
    authenticatorPage({
      email: editor.email,
      recovered,
      codesLeft,
      onward,
      key,
      token: request.token,
      problems,
    }),
  )
}

/** Shows the form for a new authenticator app. Changes nothing. */
export const showAuthenticator =
  (context: AdminContext): AdminHandler =>
  (request) =>
    show(context, request, nothingWrong)

/**
 * Replaces the authenticator after re-authentication, and shows new recovery codes once. The new
 * app's code is validated first, so that a typo there uses up no code.
 */
export const replaceAuthenticator =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { session, sent } = request
    const { old, seed } = await offerSecret(context, request)
    const step = stepOf(seed, (sent.form.get('code') ?? '').replace(/\s/g, ''))
    if (step === null)
      return show(context, request, { ...nothingWrong, code: say.signingIn.join.wrongCode })
    const password = sent.form.get('currentPassword') ?? ''
    const proven = await (session.recovered
      ? reauthenticateByPassword(context, request, password)
      : reauthenticate(context, request, password, sent.form.get('currentCode') ?? ''))
    if (!proven)
      return show(context, request, {
        ...nothingWrong,
        currentPassword: session.recovered ? messages.wrongPassword : say.accounts.own.wrong,
      })
    const codes = makeCodes()
    const totpSeed = encrypt(context.secret, session.editor.id, seed)
    const factor = { totpSeed, totpStep: step, codeHashes: codes.map(hashOfCode) }
    if (!(await changeFactor(context.database, session.editor, session.id, old, factor)))
      return show(context, request, { ...nothingWrong, code: messages.tooLate })
    // Remembered browsers of the old credentials are void; this one has just authenticated.
    const renewed = await findCredentials(context.database, session.editor.email)
    if (renewed) rememberDevice(context.secret, request.req, request.res, renewed)
    logAccount(context, request.req, {
      event: 'account',
      code: 'factor-changed',
      editor: session.editor.id,
    })
    const link = { href: adminUrls.account, text: say.signingIn.codes.account }
    context.render(
      request,
      recoveryCodesPage({ codes, done: messages.done, wait: say.signingIn.codes.wait, link }),
    )
  }
