import { say } from '../messages/say.js'
import type { KeptReport } from '../store/reports.js'
import { adminUrls } from '../web/admin-urls.js'
import type { Page } from '../web/page.js'

const t = say.deskReports

const rowOf = ({ id, listing, topic, words, sentAt, decided }: KeptReport) => ({
  href: adminUrls.report(id),
  name: listing?.name ?? t.gone,
  hush: t.rowHush(id),
  topic: say.report.topics[topic],
  words: words === '' ? t.noWords : words,
  sent: t.time(sentAt),
  outcome: decided && t.outcomes[decided.outcome],
  by: decided?.by ?? null,
})

/** What visitors said is wrong: what waits, the oldest first, and what was looked at. */
export const reportsPage = (open: readonly KeptReport[], decided: readonly KeptReport[]): Page => ({
  template: 'admin/reports',
  title: t.title,
  current: adminUrls.reports,
  view: { say: t, open: { title: t.open(open.length), rows: open.map(rowOf) }, decided: decided.map(rowOf) },
})
