import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { type ListedEditor, roleChoices, stateOf } from './editors-page.js'

const messages = say.accounts.one

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
    summary:
      wrong === null
        ? null
        : { title: say.signingIn.problems, problems: [{ href: '#acts', text: wrong }] },
    you: own ? messages.you : null,
    who: [
      { label: say.accounts.everybody.email, value: editor.email },
      { label: say.accounts.everybody.role, value: say.accounts.roles[editor.role].label },
      { label: say.accounts.everybody.state, value: stateOf(editor) },
    ],
    action: adminUrls.editor(editor.id),
    choices: roleChoices(editor.role),
    role: say.accounts.everybody.role,
    change:
      editor.disabledAt === null
        ? { value: 'disable', title: messages.disable, lead: messages.disableLead }
        : { value: 'enable', title: messages.enable, lead: messages.enableLead },
    canReset: editor.disabledAt === null,
    back: { href: adminUrls.editors, text: say.accounts.link.back },
  },
})
