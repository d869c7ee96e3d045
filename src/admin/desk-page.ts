import { say } from '../messages/say.js'
import { adminUrls } from '../web/admin-urls.js'
import type { Page } from '../web/page.js'

const t = say.desk

/** The first page behind the lock. */
export const deskPage = (name: string): Page => ({
  template: 'admin/desk',
  title: t.title,
  current: adminUrls.desk,
  view: { title: t.title, lead: t.welcome(name) },
})
