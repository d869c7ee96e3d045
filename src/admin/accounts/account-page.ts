import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toDate } from '../../web/html/dated.js'
import type { Field } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { summaryOf } from '../../web/html/summary.js'
import { toTable } from '../../web/html/table.js'
import { entryField } from '../frame/entry-field.js'
import { timeOf } from '../frame/time-words.js'

const messages = say.accounts.own

/** Validation errors of the forms for a new password and new codes; null where there is none. */
export type AccountProblems = Readonly<{
  currentPassword: string | null
  password: string | null
  again: string | null
  codesPassword: string | null
}>
export const noProblems: AccountProblems = {
  currentPassword: null,
  password: null,
  again: null,
  codesPassword: null,
}

type AccountPageInput = Readonly<{
  editor: Readonly<{ name: string; email: string; role: keyof typeof say.accounts.roles }>
  sessions: readonly Readonly<{ id: string; createdAt: string; seenAt: string; current: boolean }>[]
  before: Readonly<{ signedIn: string | null; failed: number }>
  codesLeft: number
  onlyOwner: boolean
  token: string
  done: string | null
  problems: AccountProblems
}>

const passwordField = (
  name: string,
  label: string,
  error: string | null,
  autocomplete = 'current-password',
): Field => entryField({ name, type: 'password', label, autocomplete, error })
const codeField = (name: string): Field =>
  entryField({ name, type: 'text', label: messages.code, autocomplete: 'one-time-code' })

/** The editor's own account: profile, sessions, new password, new recovery codes. */
export const accountPage = ({
  editor,
  sessions,
  before,
  codesLeft,
  onlyOwner,
  token,
  done,
  problems,
}: AccountPageInput): Page => {
  const passwordFields = [
    passwordField('currentPassword', messages.currentPassword, problems.currentPassword),
    codeField('code'),
    passwordField('password', messages.newPassword, problems.password, 'new-password'),
    passwordField('again', messages.again, problems.again, 'new-password'),
  ]
  const codesFields = [
    passwordField('codesPassword', messages.currentPassword, problems.codesPassword),
    codeField('codesCode'),
  ]
  const summary = summaryOf(say.signingIn.problems, [...passwordFields, ...codesFields])
  return {
    template: 'admin/accounts/account',
    title: summary ? `${say.signingIn.problems}: ${messages.title}` : messages.title,
    status: summary ? 422 : 200,
    current: adminUrls.account,
    view: {
      say: messages,
      token,
      done,
      summary,
      who: [
        { label: messages.name, value: editor.name },
        { label: messages.email, value: editor.email },
        {
          label: messages.role,
          value: `${say.accounts.roles[editor.role].label}: ${say.accounts.roles[editor.role].what}`,
        },
        { label: messages.codesLeft, value: String(codesLeft) },
        {
          label: messages.before,
          value: before.signedIn === null ? messages.beforeNever : timeOf(before.signedIn),
        },
        { label: messages.failed, value: String(before.failed) },
      ],
      onlyOwner: onlyOwner ? messages.onlyOwner : null,
      authenticator: adminUrls.authenticator,
      endSession: adminUrls.endSession,
      sessions: toTable({
        caption: messages.sessions,
        look: 'measured',
        columns: [messages.began, messages.seen, messages.action],
        rows: sessions.map(({ id, createdAt, seenAt, current }) => [
          toDate(createdAt, timeOf(createdAt)),
          toDate(seenAt, timeOf(seenAt)),
          current
            ? messages.current
            : {
                text: messages.end,
                hush: messages.endOf(timeOf(createdAt)),
                press: { name: 'session', value: id },
              },
        ]),
      }),
      rules: say.signingIn.join.rules,
      username: editor.email,
      password: { action: adminUrls.password, fields: passwordFields },
      codes: { action: adminUrls.recoveryCodes, fields: codesFields },
    },
  }
}
