import { type Role, roles } from '../../catalog/editing/role.js'
import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { type Field, toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { summaryOf } from '../../web/html/summary.js'
import { toTable } from '../../web/html/table.js'
import { entryField } from '../frame/entry-field.js'

const messages = say.accounts.everybody

/** An editor as the list shows them. */
export type ListedEditor = Readonly<{
  id: string
  name: string
  email: string
  role: Role
  ready: boolean
  disabledAt: string | null
}>
/** The submitted invitation; a problem is null where there is none. */
export type Invitation = Readonly<{
  name: string
  email: string
  role: string
  problems: Readonly<Record<'name' | 'email' | 'role', string | null>>
}>
export const blank: Invitation = {
  name: '',
  email: '',
  role: 'editor',
  problems: { name: null, email: null, role: null },
}

/** An account's status in words. */
export const stateOf = ({
  ready,
  disabledAt,
}: Pick<ListedEditor, 'ready' | 'disabledAt'>): string =>
  disabledAt !== null
    ? messages.states.disabled
    : ready
      ? messages.states.ready
      : messages.states.waiting

/** The roles to choose from. */
export const roleField = (chosen: string, error: string | null = null): Field =>
  toField({
    kind: 'radios',
    name: 'role',
    label: messages.role,
    error,
    options: roles.map((value) => {
      const { label, what } = say.accounts.roles[value]
      return { value, label, note: what, chosen: value === chosen }
    }),
  })

/** All editors, and the invitation form. */
export const editorsPage = (
  editors: readonly ListedEditor[],
  { name, email, role, problems }: Invitation,
  token: string,
): Page => {
  const fields = [
    entryField({
      name: 'name',
      type: 'text',
      label: messages.name,
      autocomplete: 'off',
      value: name,
      error: problems.name,
    }),
    entryField({
      name: 'email',
      type: 'email',
      label: messages.email,
      autocomplete: 'off',
      value: email,
      error: problems.email,
    }),
    roleField(role, problems.role),
  ]
  const summary = summaryOf(say.signingIn.problems, fields)
  return {
    template: 'admin/accounts/editors',
    title: summary ? `${say.signingIn.problems}: ${messages.title}` : messages.title,
    status: summary ? 422 : 200,
    current: adminUrls.editors,
    view: {
      say: messages,
      token,
      summary,
      action: adminUrls.editors,
      table: toTable({
        caption: messages.caption,
        columns: [messages.name, messages.email, messages.role, messages.state],
        rows: editors.map((editor) => [
          { text: editor.name, href: adminUrls.editor(editor.id) },
          editor.email,
          say.accounts.roles[editor.role].label,
          stateOf(editor),
        ]),
      }),
      fields,
    },
  }
}
