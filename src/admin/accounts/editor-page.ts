import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { type Field, toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'
import { problemSummary } from '../../web/html/summary.js'
import { type ListedEditor, roleField, stateOf } from './editors-page.js'

const messages = say.accounts.one

/** Each form has its own reason. */
const whyField = (id: string): Field =>
  toField({
    id,
    name: 'why',
    label: messages.why,
    attributes: { maxlength: 200, autocomplete: 'off' },
  })

/**
 * One editor's account, with an owner's actions. `said` is the success message, `wrong` the error.
 */
export const editorPage = (
  editor: ListedEditor,
  own: boolean,
  token: string,
  said: string | null,
  wrong: string | null,
): Page => ({
  template: 'admin/accounts/editor',
  title: editor.name,
  status: wrong === null ? 200 : 422,
  current: adminUrls.editors,
  view: {
    say: messages,
    title: editor.name,
    token,
    said,
    summary: problemSummary(say.signingIn.problems, wrong, 'acts'),
    you: own ? messages.you : null,
    who: [
      { label: say.accounts.everybody.email, value: editor.email },
      { label: say.accounts.everybody.role, value: say.accounts.roles[editor.role].label },
      { label: say.accounts.everybody.state, value: stateOf(editor) },
    ],
    action: adminUrls.editor(editor.id),
    role: [roleField(editor.role), whyField('why-role')],
    change:
      editor.disabledAt === null
        ? { value: 'disable', title: messages.disable, lead: messages.disableLead }
        : { value: 'enable', title: messages.enable, lead: messages.enableLead },
    why: [whyField('why-change')],
    reset: editor.disabledAt === null ? [whyField('why-reset')] : null,
    back: { href: adminUrls.editors, text: say.accounts.link.back },
  },
})
