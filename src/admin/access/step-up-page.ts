import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { problemSummary } from '../../web/html/summary.js'
import { entryField } from '../frame/entry-field.js'
import { carriedFields, REAUTHENTICATION_FIELDS } from '../session/carried-form.js'

const messages = say.signingIn.stepUp

/**
 * Asks for password and code again (step-up), with the pending form embedded. `fields` is that
 * form, URL-encoded.
 */
export const stepUpPage = (
  given: Readonly<{
    action: string
    fields: string
    token: string
    email: string
    refused: boolean
  }>,
): Page => {
  const { action, fields, token, email, refused } = given
  const summary = problemSummary(
    say.signingIn.problems,
    refused ? messages.refused : null,
    REAUTHENTICATION_FIELDS.password,
  )
  return {
    template: 'admin/access/step-up',
    title: refused ? `${say.signingIn.problems}: ${messages.title}` : messages.title,
    status: 403,
    view: {
      title: messages.title,
      lead: messages.lead,
      summary,
      action,
      token,
      username: email,
      carried: carriedFields({ to: action, fields }).map(([name, value]) => ({ name, value })),
      fields: [
        entryField({
          name: REAUTHENTICATION_FIELDS.password,
          type: 'password',
          label: say.signingIn.password,
          autocomplete: 'current-password',
        }),
        entryField({
          name: REAUTHENTICATION_FIELDS.code,
          type: 'text',
          label: say.signingIn.code,
          hint: messages.codeHint,
          autocomplete: 'one-time-code',
        }),
      ],
      submit: messages.submit,
      drop: { href: adminUrls.dashboard, text: messages.drop },
    },
  }
}
