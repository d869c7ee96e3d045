import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { type CarriedForm, carriedFields } from './carried-form.js'

const messages = say.signingIn.again

/**
 * A carried form, to resend with one button and a new CSRF token. `name` is the editor who would
 * send it.
 */
export const sendAgainPage = (
  carried: CarriedForm,
  name: string,
  token: string,
  status: number,
): Page => {
  const fields = carriedFields(carried)
  return {
    template: 'admin/session/send-again',
    title: messages.title,
    status,
    view: {
      title: messages.title,
      lead: messages.lead,
      as: messages.as(name),
      what: messages.what(fields.length),
      action: carried.to,
      token,
      fields: fields.map(([key, value]) => ({ name: key, value })),
      submit: messages.submit,
      drop: { href: adminUrls.dashboard, text: messages.drop },
    },
  }
}
