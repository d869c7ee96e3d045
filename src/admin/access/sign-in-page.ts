import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { problemSummary } from '../../web/html/summary.js'
import { urls } from '../../web/html/urls.js'
import { entryField } from '../frame/entry-field.js'

const messages = say.signingIn

/**
 * The sign-in page. `token` is the CSRF token of this browser, `to` the target after it, `carried`
 * the fields of a pending form. `ended` says what an ended session means here, `refused` that the
 * last attempt failed: one message for every reason.
 */
export const signInPage = (
  given: Readonly<{
    token: string
    to: string
    carried: string | null
    ended: (keyof typeof messages.ended & ('kept' | 'lost' | 'file')) | null
    refused: boolean
    email: string
    status: number
  }>,
): Page => {
  const { token, to, carried, ended, refused, email, status } = given
  const summary = problemSummary(messages.problems, refused ? messages.refused : null, 'email')
  const title = ended ? messages.ended.title : messages.title
  const describedBy = refused ? ['refused'] : []
  return {
    template: 'admin/access/sign-in',
    title: refused ? `${messages.problems}: ${title}` : title,
    status,
    view: {
      title,
      lead: ended ? messages.ended[ended] : messages.lead,
      summary,
      more: refused ? messages.refusedMore : null,
      action: adminUrls.signIn,
      token,
      to,
      carried,
      fields: [
        entryField({
          name: 'email',
          type: 'email',
          label: messages.email,
          autocomplete: 'username',
          value: email,
          describedBy,
        }),
        entryField({
          name: 'password',
          type: 'password',
          label: messages.password,
          autocomplete: 'current-password',
          describedBy,
        }),
        entryField({
          name: 'code',
          type: 'text',
          label: messages.code,
          hint: messages.codeHint,
          autocomplete: 'one-time-code',
        }),
      ],
      submit: messages.submit,
      noLink: messages.noLink,
      back: { href: urls.home, text: messages.back },
    },
  }
}
