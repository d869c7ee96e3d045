import { say } from '../messages/say.js'
import { readAccountEvents } from '../store/account-events.js'
import { countRecoveryCodes } from '../store/credentials.js'
import { countWaiting } from '../store/find-kept.js'
import { countReports } from '../store/reports.js'
import { adminUrls } from '../web/admin-urls.js'
import { todayOf } from '../web/today.js'
import { eventText, noticesOf } from './desk-notices.js'
import { deskPage } from './desk-page.js'
import { waitingOf } from './listings-page.js'
import { checkedSinceOf } from './today.js'
import type { Answer, Desk } from './visit.js'

/** The first page behind the lock. */
export const desk =
  ({ database, render }: Desk): Answer =>
  async (visit) => {
    const reports = await countReports(database)
    const { title, items } = waitingOf(await countWaiting(database, todayOf(), checkedSinceOf()))
    const told = { count: say.number(reports), text: say.deskReports.waiting(reports), href: adminUrls.reports }
    const { session } = visit
    const notices = noticesOf(session, await countRecoveryCodes(database, session.editor.id))
    const events = session.editor.role === 'owner' ? (await readAccountEvents(database)).map(eventText) : []
    render(visit, deskPage(session.editor, { title, items: [...(reports > 0 ? [told] : []), ...items] }, notices, events))
  }
