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

const t = say.accounts.one
const LONGEST_WHY = 200

const show = async ({ database, render }: AdminContext, visit: AdminRequest, wrong: string | null): Promise<void> => {
  const editor = await readEditor(database, String(visit.req.params['id']))
  if (!editor) throw new HttpError(404)
  const said = { '1': t.done, '0': t.unchanged }[paramsOf(visit.req).get('done') ?? ''] ?? null
  render(visit, editorPage(editor, editor.id === visit.session.editor.id, visit.token, said, wrong))
}

/** One colleague. */
export const editor =
  (desk: AdminContext): AdminHandler =>
  (visit) =>
    show(desk, visit, null)

type Act = Readonly<{ kind: AccountKind; run: (desk: AdminContext, id: string, doer: Doer, form: URLSearchParams) => Promise<unknown> }>
/** What an owner can do about an account, by the word that the button sends. */
const acts: Readonly<Record<string, Act>> = {
  disable: { kind: 'disabled', run: ({ database }, id, doer) => setDisabled(database, id, true, doer) },
  enable: { kind: 'enabled', run: ({ database }, id, doer) => setDisabled(database, id, false, doer) },
  role: {
    kind: 'role-changed',
    run: async ({ database }, id, doer, form) => {
      const role = roles.find((one) => one === form.get('role'))
      if (!role) throw new HttpError(400)
      return changeRole(database, id, role, doer)
    },
  },
}

const isRefusal = (answer: unknown): answer is keyof typeof t.refused => typeof answer === 'string' && Object.hasOwn(t.refused, answer)

/** Disables, lets in again, changes the role, or resets; never the last owner. */
export const changeEditor =
  (desk: AdminContext): AdminHandler =>
  async (visit) => {
    const { form } = visit.sent
    const found = await readEditor(desk.database, String(visit.req.params['id']))
    if (!found) throw new HttpError(404)
    const why = form.get('why') ?? ''
    const reason = why.trim() === '' ? '' : parsePlainText(why, LONGEST_WHY)
    if (reason === null) return show(desk, visit, t.badWhy)
    const doer = doerOf(visit, reason)
    const word = form.get('act') ?? ''
    const note = (code: AccountKind): void => logAccount(desk, visit.req, { event: 'account', code, editor: found.id, by: visit.session.editor.id })
    if (word === 'reset') {
      const answer = await resetAccount(desk.database, found.id, doer)
      if (typeof answer === 'string') return show(desk, visit, t.refused[answer])
      note('reset')
      return desk.render(visit, linkPage(found.name, wholeLink(desk, visit, answer.token), found.ready ? 'reset' : 'invite'))
    }
    const act = Object.hasOwn(acts, word) ? acts[word] : undefined
    if (!act) throw new HttpError(400)
    const answer = await act.run(desk, found.id, doer, form)
    if (isRefusal(answer)) return show(desk, visit, t.refused[answer])
    const now = await readEditor(desk.database, found.id)
    const isNew = now?.role !== found.role || (now.disabledAt === null) !== (found.disabledAt === null)
    if (isNew) note(act.kind)
    visit.res.redirect(303, `${adminUrls.editor(found.id)}?done=${isNew ? 1 : 0}`)
  }
