import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { summaryOf } from '../../web/html/summary.js'
import { entryField } from '../frame/entry-field.js'
import type { Qr } from '../second-factor/qr.js'

const messages = say.accounts.authenticator
const join = say.signingIn.join

/** Validation errors by field; null where there is none. */
export type AuthenticatorProblems = Readonly<{
  code: string | null
  currentPassword: string | null
  currentCode: string | null
}>
type AuthenticatorPageInput = Readonly<{
  email: string
  recovered: boolean
  codesLeft: number
  onward: string
  key: Readonly<{ text: string; address: string; qr: Qr }>
  token: string
  problems: AuthenticatorProblems
}>

/**
 * Sets up a new authenticator app. `recovered`: this session began with a recovery code, which
 * replaces the old app's code; `onward` is the link for somebody who has their phone after all.
 */
export const authenticatorPage = ({
  email,
  recovered,
  codesLeft,
  onward,
  key,
  token,
  problems,
}: AuthenticatorPageInput): Page => {
  const code = entryField({
    name: 'code',
    type: 'text',
    label: join.code,
    hint: join.codeHint,
    autocomplete: 'one-time-code',
    numeric: true,
    error: problems.code,
  })
  const password = entryField({
    name: 'currentPassword',
    type: 'password',
    label: say.accounts.own.currentPassword,
    autocomplete: 'current-password',
    error: problems.currentPassword,
  })
  const oldCode = entryField({
    name: 'currentCode',
    type: 'text',
    label: messages.oldCode,
    hint: messages.oldCodeHint,
    autocomplete: 'one-time-code',
    error: problems.currentCode,
  })
  const proof = recovered ? [password] : [password, oldCode]
  const summary = summaryOf(say.signingIn.problems, [code, ...proof])
  return {
    template: 'admin/accounts/authenticator',
    title: summary ? `${say.signingIn.problems}: ${messages.title}` : messages.title,
    status: summary ? 422 : 200,
    current: adminUrls.account,
    view: {
      say: messages,
      steps: join,
      summary,
      came: recovered
        ? { lead: messages.came(codesLeft), onward: { href: onward, text: messages.onward } }
        : null,
      back: recovered ? null : { href: onward, text: say.signingIn.codes.account },
      action: adminUrls.authenticator,
      token,
      email,
      key,
      code: { fields: [code] },
      proof: { fields: proof },
    },
  }
}
