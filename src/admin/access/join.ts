import { say } from '../../messages/say.js'
import type { Editor } from '../../store/accounts/editors.js'
import { redeemLink } from '../../store/accounts/own-account.js'
import { findLink } from '../../store/accounts/sign-in-links.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, EntryRequest } from '../frame/context.js'
import { checkNewPassword } from '../passwords/new-password.js'
import { hashPassword } from '../passwords/passwords.js'
import { toQr } from '../second-factor/qr.js'
import { hashOfCode, makeCodes } from '../second-factor/recovery-codes.js'
import { recoveryCodesPage } from '../second-factor/recovery-codes-page.js'
import { offerSeed, stepOf } from '../second-factor/second-factor.js'
import { encrypt } from '../session/encrypt.js'
import { logAccount } from './account-log.js'
import { type JoinProblems, joinPage, linkGonePage } from './join-page.js'

const nothingWrong: JoinProblems = { password: null, again: null, code: null }

/** The editor of a one-time link and the offered TOTP secret; null for an invalid link. */
const readLink = async ({ database, secret }: AdminContext, { req, entry }: EntryRequest) => {
  const link = String(req.params['token'])
  const editor = await findLink(database, link)
  return editor && { link, editor, key: offerSeed(secret, link, entry, editor.email) }
}

const show = (
  context: AdminContext,
  { req, res, token }: EntryRequest,
  found: NonNullable<Awaited<ReturnType<typeof readLink>>>,
  problems: JoinProblems,
): void => {
  const { link, editor, key } = found
  const { text, address } = key
  const page = joinPage({
    link,
    token,
    name: editor.name,
    email: editor.email,
    key: { text, address, qr: toQr(address) },
    problems,
  })
  context.render({ req, res, token: null }, page)
}
const showGone = (context: AdminContext, { req, res }: EntryRequest): void =>
  context.render({ req, res, token: null }, linkGonePage())

/** Shows the form of a one-time link. Does not use it up. */
export const showJoin =
  (context: AdminContext) =>
  async (request: EntryRequest): Promise<void> => {
    const found = await readLink(context, request)
    return found ? show(context, request, found, nothingWrong) : showGone(context, request)
  }

/** The validation errors, and the TOTP time step of the code. */
const check = (form: URLSearchParams, { name, email }: Editor, seed: Buffer, fresh: boolean) => {
  const step = fresh ? stepOf(seed, (form.get('code') ?? '').replace(/\s/g, '')) : null
  const passwords = checkNewPassword(form.get('password') ?? '', form.get('again') ?? '', [
    name,
    email,
  ])
  return {
    step,
    problems: { ...passwords, code: step === null ? say.signingIn.join.wrongCode : null },
  }
}

/** Uses the link: sets password and second factor, and shows the recovery codes once. */
export const useJoinLink =
  (context: AdminContext) =>
  async (request: EntryRequest): Promise<void> => {
    const { database, secret, render } = context
    const found = await readLink(context, request)
    if (!found) return showGone(context, request)
    const { link, editor, key } = found
    const { step, problems } = check(request.form, editor, key.seed, request.fresh)
    if (step === null || problems.password || problems.again)
      return show(context, request, found, problems)
    const codes = makeCodes()
    const joined = await redeemLink(database, link, {
      passwordHash: await hashPassword(request.form.get('password') ?? ''),
      totpSeed: encrypt(secret, editor.id, key.seed),
      totpStep: step,
      codeHashes: codes.map(hashOfCode),
    })
    if (!joined) return showGone(context, request)
    logAccount(context, request.req, { event: 'account', code: 'joined', editor: joined.id })
    const t = say.signingIn.codes
    const page = recoveryCodesPage({
      codes,
      done: t.done,
      wait: t.wait,
      link: { href: adminUrls.signIn, text: t.next },
    })
    render({ req: request.req, res: request.res, token: null }, page)
  }
