import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { type CarriedForm, carriedFields } from './carried-form.js'

const t = say.signingIn.again

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
    title: t.title,
    status,
    view: {
      title: t.title,
      lead: t.lead,
      as: t.as(name),
      what: t.what(fields.length),
      action: carried.to,
      token,
      fields: fields.map(([key, value]) => ({ name: key, value })),
      submit: t.submit,
      drop: { href: adminUrls.dashboard, text: t.drop },
    },
  }
}
