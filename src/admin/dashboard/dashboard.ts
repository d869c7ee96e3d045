import { say } from '../../messages/say.js'
import { readAccountEvents } from '../../store/accounts/account-events.js'
import { countRecoveryCodes } from '../../store/accounts/credentials.js'
import { countWaiting } from '../../store/listings/find.js'
import { countReports } from '../../store/reports/corrections.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { todayOf } from '../../web/html/today.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { checkedSinceOf } from '../frame/stale-after.js'
import { waitingOf } from '../listings/list-page.js'
import { dashboardPage } from './dashboard-page.js'
import { eventText, noticesOf } from './notices.js'

/** Shows the dashboard. */
export const showDashboard =
  ({ database, render }: AdminContext): AdminHandler =>
  async (request) => {
    const reports = await countReports(database)
    const { title, items } = waitingOf(await countWaiting(database, todayOf(), checkedSinceOf()))
    const told = {
      count: say.number(reports),
      text: say.adminReports.waiting(reports),
      href: adminUrls.reports,
    }
    const { session } = request
    const notices = noticesOf(session, await countRecoveryCodes(database, session.editor.id))
    const events =
      session.editor.role === 'owner' ? (await readAccountEvents(database)).map(eventText) : []
    render(
      request,
      dashboardPage(
        session.editor,
        { title, items: [...(reports > 0 ? [told] : []), ...items] },
        notices,
        events,
      ),
    )
  }
