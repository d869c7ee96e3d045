import { LISTED_REPORTS } from '../../catalog/editing/correction.js'
import { say } from '../../messages/say.js'
import type { ReportRecord } from '../../store/reports/corrections.js'
import type { ReportBursts, ReportFilter } from '../../store/reports/waiting-reports.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { Page } from '../../web/html/page.js'
import { historyPager } from '../frame/pager.js'
import { isNarrow, reportsFor } from './report-filter.js'

const messages = say.adminReports

/**
 * Inputs of the list of reports: one page of open ones, `total` on all pages, and clusters. `now`
 * is ISO 8601 in UTC.
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
  name: listing?.name ?? messages.gone,
  hush: messages.rowHush(id),
  topic: say.report.topics[topic],
  words: words === '' ? messages.noWords : words,
  sent: messages.time(sentAt),
  outcome: decided && messages.outcomes[decided.outcome],
  by: decided?.by ?? null,
})

const crowdsOf = ({ hours, alike }: ReportBursts) => [
  ...hours.map(({ hour, count }) => ({
    href: reportsFor({ hour }),
    text: messages.crowds.hour(count, messages.time(hour)),
  })),
  ...alike.map(({ id, words, count }) => ({
    href: reportsFor({ like: id }),
    text: messages.crowds.alike(count, words),
  })),
]

/** Open reports, the oldest first, clusters by time and wording, and recent decisions. */
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
  title: messages.title,
  current: adminUrls.reports,
  view: {
    say: messages,
    done,
    crowds: crowdsOf(crowds),
    all: isNarrow(filter) ? { href: adminUrls.reports, text: messages.one.all } : null,
    aside:
      isNarrow(filter) && total > 0
        ? {
            action: reportsFor(filter),
            token,
            until: now,
            button: messages.aside.button(total),
            lead: messages.aside.lead,
          }
        : null,
    open: {
      title: messages.open(total),
      rows: open.map(rowOf),
      note: page === 1 && open.length < total ? messages.oldest(open.length) : null,
    },
    pager: historyPager(page, Math.ceil(total / LISTED_REPORTS), (number) =>
      reportsFor(filter, number),
    ),
    decided: {
      rows: decided.map(rowOf),
      note: decided.length === LISTED_REPORTS ? messages.newest(LISTED_REPORTS) : null,
    },
  },
})
