import { roles } from '../../catalog/editing/role.js'
import { parseAccountEmail } from '../../catalog/text/email.js'
import { parseName } from '../../catalog/text/plain-text.js'
import { say } from '../../messages/say.js'
import type { Doer } from '../../store/accounts/account-history.js'
import { invite } from '../../store/accounts/accounts.js'
import { listEditors } from '../../store/accounts/editors.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { logAccount } from '../access/account-log.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { blank, editorsPage, type Invitation } from './editors-page.js'
import { linkPage } from './link-page.js'

const messages = say.accounts.everybody
/** A name fits one line of a list. */
export const MAX_NAME_LENGTH = 100

/** The signed-in editor as the actor in history. */
export const doerOf = ({ session }: AdminRequest, reason: string): Doer => ({
  id: session.editor.id,
  name: session.editor.email,
  reason,
})
/** A one-time link as an absolute URL. */
export const wholeLink = ({ origin }: AdminContext, { req }: AdminRequest, token: string): string =>
  `${origin ?? `${req.protocol}://${req.headers.host}`}${adminUrls.join(token)}`

const show = async (
  { database, render }: AdminContext,
  request: AdminRequest,
  invitation: Invitation,
): Promise<void> =>
  render(request, editorsPage(await listEditors(database), invitation, request.token))

/** Shows all editors. */
export const showEditors =
  (context: AdminContext): AdminHandler =>
  (request) =>
    show(context, request, blank)

/**
 * Invites an editor. The response shows the link, since it is not stored and cannot be shown later.
 */
export const inviteEditor =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const typed = {
      name: request.sent.form.get('name') ?? '',
      email: request.sent.form.get('email') ?? '',
      role: request.sent.form.get('role') ?? '',
    }
    const name = parseName(typed.name, MAX_NAME_LENGTH)
    const email = parseAccountEmail(typed.email)
    const role = roles.find((one) => one === typed.role)
    const problems = {
      name: name ? null : messages.badName,
      email: email ? null : messages.badEmail,
      role: role ? null : messages.badRole,
    }
    if (!name || !email || !role) return show(context, request, { ...typed, problems })
    const invited = await invite(context.database, { name, email, role }, doerOf(request, ''))
    if (typeof invited === 'string')
      return show(context, request, {
        ...typed,
        problems: { ...problems, email: say.accounts.one.refused[invited] },
      })
    logAccount(context, request.req, {
      event: 'account',
      code: 'invited',
      editor: invited.editor.id,
      by: request.session.editor.id,
    })
    context.render(request, linkPage(name, wholeLink(context, request, invited.token), 'invite'))
  }
