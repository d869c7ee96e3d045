import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'

const messages = say.adminGuide

/**
 * The guide for editors: how to phone, what counts as a source, what "not stated" means, what never
 * to write.
 */
export const guidePage = (): Page => ({
  template: 'admin/dashboard/guide',
  title: messages.title,
  current: adminUrls.guide,
  view: { title: messages.title, lead: messages.lead, sections: messages.sections },
})
