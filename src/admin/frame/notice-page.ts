import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'

type Notice = Readonly<{
  title: string
  message: string
  link: Readonly<{ href: string; text: string }> | null
}>

/** A page with one message and a link. */
export const noticePage = (
  status: number,
  { title, message, link }: Notice,
  current: string = adminUrls.dashboard,
): Page => ({
  template: 'admin/frame/notice',
  title,
  status,
  current,
  view: { title, message, link },
})
