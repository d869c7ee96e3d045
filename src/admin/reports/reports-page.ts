import { LISTED_REPORTS } from '../../catalog/editing/correction.js'
import { say } from '../../messages/say.js'
import type { ReportRecord } from '../../store/reports/corrections.js'
import type { ReportBursts, ReportFilter } from '../../store/reports/waiting-reports.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { historyPager } from '../frame/pager.js'
import { isNarrow, reportsFor } from './report-filter.js'

const t = say.adminReports

/**
 * What the list of reports shows: one page of those that wait, `total` on all pages, and what is
 * known besides. `now` is ISO, in UTC.
 */
export type ReportsView = Readonly<{
  filter: ReportFilter
  page: number
  open: readonly ReportRecord[]
  total: number
  decided: readonly ReportRecord[]
  crowds: ReportBursts
  done: string | null
  now: string
  token: string
}>

const rowOf = ({ id, listing, topic, words, sentAt, decided }: ReportRecord) => ({
  href: adminUrls.report(id),
  name: listing?.name ?? t.gone,
  hush: t.rowHush(id),
  topic: say.report.topics[topic],
  words: words === '' ? t.noWords : words,
  sent: t.time(sentAt),
  outcome: decided && t.outcomes[decided.outcome],
  by: decided?.by ?? null,
})

const crowdsOf = ({ hours, alike }: ReportBursts) => [
  ...hours.map(({ hour, count }) => ({
    href: reportsFor({ hour }),
    text: t.crowds.hour(count, t.time(hour)),
  })),
  ...alike.map(({ id, words, count }) => ({
    href: reportsFor({ like: id }),
    text: t.crowds.alike(count, words),
  })),
]

/**
 * What visitors said is wrong: what waits, the oldest first, where many came at once, and what was
 * looked at.
 */
export const reportsPage = ({
  filter,
  page,
  open,
  total,
  decided,
  crowds,
  done,
  now,
  token,
}: ReportsView): Page => ({
  template: 'admin/reports/reports',
  title: t.title,
  current: adminUrls.reports,
  view: {
    say: t,
    done,
    crowds: crowdsOf(crowds),
    all: isNarrow(filter) ? { href: adminUrls.reports, text: t.one.all } : null,
    aside:
      isNarrow(filter) && total > 0
        ? {
            action: reportsFor(filter),
            token,
            until: now,
            button: t.aside.button(total),
            lead: t.aside.lead,
          }
        : null,
    open: {
      title: t.open(total),
      rows: open.map(rowOf),
      note: page === 1 && open.length < total ? t.oldest(open.length) : null,
    },
    pager: historyPager(page, Math.ceil(total / LISTED_REPORTS), (number) =>
      reportsFor(filter, number),
    ),
    decided: {
      rows: decided.map(rowOf),
      note: decided.length === LISTED_REPORTS ? t.newest(LISTED_REPORTS) : null,
    },
  },
})
