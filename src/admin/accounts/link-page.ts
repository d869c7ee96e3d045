import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'

const t = say.accounts.link

/** Shows a one-time link once, for whoever hands it over. */
export const linkPage = (name: string, address: string, kind: 'invite' | 'reset'): Page => ({
  template: 'admin/accounts/link',
  title: t.title(name),
  current: adminUrls.editors,
  view: {
    title: t.title(name),
    lead: t.lead,
    label: t.label,
    address,
    expires: t[kind],
    back: { href: adminUrls.editors, text: t.back },
  },
})
