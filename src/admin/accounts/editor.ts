import { roles } from '../../catalog/editing/role.js'
import { parsePlainText } from '../../catalog/text/plain-text.js'
import { say } from '../../messages/say.js'
import type { AccountKind, Doer } from '../../store/accounts/account-history.js'
import { changeRole, resetAccount, setDisabled } from '../../store/accounts/accounts.js'
import { readEditor } from '../../store/accounts/editors.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import { logAccount } from '../access/account-log.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { editorPage } from './editor-page.js'
import { doerOf, wholeLink } from './editors.js'
import { linkPage } from './link-page.js'

const messages = say.accounts.one
const MAX_REASON_LENGTH = 200

const show = async (
  { database, render }: AdminContext,
  request: AdminRequest,
  wrong: string | null,
): Promise<void> => {
  const editor = await readEditor(database, String(request.req.params['id']))
  if (!editor) throw new HttpError(404)
  const said =
    { '1': messages.done, '0': messages.unchanged }[paramsOf(request.req).get('done') ?? ''] ?? null
  render(
    request,
    editorPage(editor, editor.id === request.session.editor.id, request.token, said, wrong),
  )
}

/** Shows one editor's account. */
export const showEditor =
  (context: AdminContext): AdminHandler =>
  (request) =>
    show(context, request, null)

type AccountAction = Readonly<{
  kind: AccountKind
  run: (context: AdminContext, id: string, doer: Doer, form: URLSearchParams) => Promise<unknown>
}>
/** An owner's actions by the value of the submit button. */
const acts: Readonly<Record<string, AccountAction>> = {
  disable: {
    kind: 'disabled',
    run: ({ database }, id, doer) => setDisabled(database, id, true, doer),
  },
  enable: {
    kind: 'enabled',
    run: ({ database }, id, doer) => setDisabled(database, id, false, doer),
  },
  role: {
    kind: 'role-changed',
    run: async ({ database }, id, doer, form) => {
      const role = roles.find((one) => one === form.get('role'))
      if (!role) throw new HttpError(400)
      return changeRole(database, id, role, doer)
    },
  },
}

const isRefusal = (answer: unknown): answer is keyof typeof messages.refused =>
  typeof answer === 'string' && Object.hasOwn(messages.refused, answer)

/** Disables, enables, changes the role, or resets; never the last owner. */
export const changeEditor =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { form } = request.sent
    const found = await readEditor(context.database, String(request.req.params['id']))
    if (!found) throw new HttpError(404)
    const why = form.get('why') ?? ''
    const reason = why.trim() === '' ? '' : parsePlainText(why, MAX_REASON_LENGTH)
    if (reason === null) return show(context, request, messages.badWhy)
    const doer = doerOf(request, reason)
    const word = form.get('act') ?? ''
    const note = (code: AccountKind): void =>
      logAccount(context, request.req, {
        event: 'account',
        code,
        editor: found.id,
        by: request.session.editor.id,
      })
    if (word === 'reset') {
      const answer = await resetAccount(context.database, found.id, doer)
      if (typeof answer === 'string') return show(context, request, messages.refused[answer])
      note('reset')
      return context.render(
        request,
        linkPage(
          found.name,
          wholeLink(context, request, answer.token),
          found.ready ? 'reset' : 'invite',
        ),
      )
    }
    const act = Object.hasOwn(acts, word) ? acts[word] : undefined
    if (!act) throw new HttpError(400)
    const answer = await act.run(context, found.id, doer, form)
    if (isRefusal(answer)) return show(context, request, messages.refused[answer])
    const now = await readEditor(context.database, found.id)
    const isNew =
      now?.role !== found.role || (now.disabledAt === null) !== (found.disabledAt === null)
    if (isNew) note(act.kind)
    request.res.redirect(303, `${adminUrls.editor(found.id)}?done=${isNew ? 1 : 0}`)
  }
