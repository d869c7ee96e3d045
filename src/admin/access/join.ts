import { say } from '../../messages/say.js'
import type { Editor } from '../../store/accounts/editors.js'
import { redeemLink } from '../../store/accounts/own-account.js'
import { findLink } from '../../store/accounts/sign-in-links.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, Call } from '../frame/context.js'
import { checkNewPassword } from '../passwords/new-password.js'
import { hashPassword } from '../passwords/passwords.js'
import { toQr } from '../second-factor/qr.js'
import { hashOfCode, makeCodes } from '../second-factor/recovery-codes.js'
import { codesPage } from '../second-factor/recovery-codes-page.js'
import { offerSeed, stepOf } from '../second-factor/second-factor.js'
import { seal } from '../session/encrypt.js'
import { logAccount } from './account-log.js'
import { type JoinProblems, joinPage, linkGonePage } from './join-page.js'

const nothingWrong: JoinProblems = { password: null, again: null, code: null }

/** Whose link was asked for, and what their app would hold; null when it is no link. */
const readLink = async ({ database, secret }: AdminContext, { req, entry }: Call) => {
  const link = String(req.params['token'])
  const editor = await findLink(database, link)
  return editor && { link, editor, key: offerSeed(secret, link, entry, editor.email) }
}

const show = (
  context: AdminContext,
  { req, res, token }: Call,
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
const showGone = (context: AdminContext, { req, res }: Call): void =>
  context.render({ req, res, token: null }, linkGonePage())

/** The page of a one-time link. Looking at it changes nothing. */
export const showJoin =
  (context: AdminContext) =>
  async (call: Call): Promise<void> => {
    const found = await readLink(context, call)
    return found ? show(context, call, found, nothingWrong) : showGone(context, call)
  }

/** What is wrong with what was typed, and the step that the code belongs to. */
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
  async (call: Call): Promise<void> => {
    const { database, secret, render } = context
    const found = await readLink(context, call)
    if (!found) return showGone(context, call)
    const { link, editor, key } = found
    const { step, problems } = check(call.form, editor, key.seed, call.fresh)
    if (step === null || problems.password || problems.again)
      return show(context, call, found, problems)
    const codes = makeCodes()
    const joined = await redeemLink(database, link, {
      passwordHash: await hashPassword(call.form.get('password') ?? ''),
      totpSeed: seal(secret, editor.id, key.seed),
      totpStep: step,
      codeHashes: codes.map(hashOfCode),
    })
    if (!joined) return showGone(context, call)
    logAccount(context, call.req, { event: 'account', code: 'joined', editor: joined.id })
    const t = say.signingIn.codes
    const page = codesPage({
      codes,
      done: t.done,
      wait: t.wait,
      link: { href: adminUrls.signIn, text: t.next },
    })
    render({ req: call.req, res: call.res, token: null }, page)
  }
