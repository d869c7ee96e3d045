import { type Role, writers } from '../../catalog/editing/role.js'
import { say } from '../../messages/say.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import type { waitingOf } from '../listings/list-page.js'
import type { AdminNotice } from './notices.js'

const messages = say.dashboard
const tasks: readonly Readonly<{
  name: keyof typeof messages.tasks
  href: string
  for?: readonly Role[]
}>[] = [
  { name: 'listings', href: adminUrls.listings() },
  { name: 'imports', href: adminUrls.imports, for: writers },
  { name: 'reports', href: adminUrls.reports },
  { name: 'history', href: adminUrls.history },
  { name: 'editors', href: adminUrls.editors, for: ['owner'] },
  { name: 'guide', href: adminUrls.guide },
  { name: 'account', href: adminUrls.account },
]

/** The dashboard: open work and the sections of the admin. */
export const dashboardPage = (
  { name, role }: Readonly<{ name: string; role: Role }>,
  waiting: ReturnType<typeof waitingOf>,
  notices: readonly AdminNotice[],
  events: readonly string[],
): Page => ({
  template: 'admin/dashboard/dashboard',
  title: messages.title,
  current: adminUrls.dashboard,
  view: {
    title: messages.title,
    lead: messages.welcome(name),
    notices,
    waiting,
    events: { title: say.accounts.notices.title, items: events },
    tasks: tasks.flatMap((task) =>
      task.for && !task.for.includes(role)
        ? []
        : [{ href: task.href, text: messages.frame[task.name], what: messages.tasks[task.name] }],
    ),
  },
})
