import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { summaryOf } from '../../web/html/summary.js'
import { entryField } from '../frame/entry-field.js'
import { noticePage } from '../frame/notice-page.js'
import type { Qr } from '../second-factor/qr.js'

const messages = say.signingIn.join

/** Validation errors by field; null where there is none. */
export type JoinProblems = Readonly<{
  password: string | null
  again: string | null
  code: string | null
}>
type JoinPageInput = Readonly<{
  link: string
  token: string
  name: string
  email: string
  key: Readonly<{ text: string; address: string; qr: Qr }>
  problems: JoinProblems
}>

/**
 * Accepting an invitation or reset: sets a password and a second factor. `link` is the one-time
 * token, `key` the TOTP secret for the authenticator app.
 */
export const joinPage = ({ link, token, name, email, key, problems }: JoinPageInput): Page => {
  const autocomplete = 'new-password'
  const passwords = [
    entryField({
      name: 'password',
      type: 'password',
      label: say.signingIn.password,
      autocomplete,
      error: problems.password,
    }),
    entryField({
      name: 'again',
      type: 'password',
      label: messages.again,
      autocomplete,
      error: problems.again,
    }),
  ]
  const code = entryField({
    name: 'code',
    type: 'text',
    label: messages.code,
    hint: messages.codeHint,
    autocomplete: 'one-time-code',
    numeric: true,
    error: problems.code,
  })
  const summary = summaryOf(say.signingIn.problems, [...passwords, code])
  return {
    template: 'admin/access/join',
    title: summary ? `${say.signingIn.problems}: ${messages.title}` : messages.title,
    status: summary ? 422 : 200,
    view: {
      say: messages,
      title: messages.title,
      lead: messages.lead(name),
      summary,
      action: adminUrls.join(link),
      token,
      email,
      who: messages.email(email),
      passwords: { fields: passwords },
      code: { fields: [code] },
      key,
    },
  }
}

/** For a link that is invalid, used, expired or replaced. Which of these is not disclosed. */
export const linkGonePage = (): Page =>
  noticePage(404, { ...messages.gone, link: { href: adminUrls.signIn, text: say.signingIn.title } })
