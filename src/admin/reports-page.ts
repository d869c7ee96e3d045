import { LISTED_REPORTS } from '../catalog/report.js'
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

/** What visitors said is wrong: what waits, the oldest first, of `waiting` in all, and what was looked at. */
export const reportsPage = (open: readonly KeptReport[], waiting: number, decided: readonly KeptReport[]): Page => ({
  template: 'admin/reports',
  title: t.title,
  current: adminUrls.reports,
  view: {
    say: t,
    open: { title: t.open(waiting), rows: open.map(rowOf), note: open.length < waiting ? t.oldest(open.length) : null },
    decided: { rows: decided.map(rowOf), note: decided.length === LISTED_REPORTS ? t.newest(LISTED_REPORTS) : null },
  },
})
