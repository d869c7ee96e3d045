import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toField } from '../../web/html/field.js'
import type { Page } from '../../web/html/page.js'

const messages = say.accounts.link

/** Shows a one-time link once, for whoever hands it over. */
export const linkPage = (name: string, address: string, kind: 'invite' | 'reset'): Page => ({
  template: 'admin/accounts/link',
  title: messages.title(name),
  current: adminUrls.editors,
  view: {
    title: messages.title(name),
    lead: messages.lead,
    link: toField({
      kind: 'area',
      name: 'link',
      label: messages.label,
      hint: messages[kind],
      value: address,
      attributes: { name: null, rows: 5, readonly: true, spellcheck: 'false' },
    }),
    back: { href: adminUrls.editors, text: messages.back },
  },
})
