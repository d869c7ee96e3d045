import { LISTED_REPORTS } from '../../catalog/editing/correction.js'
import { say } from '../../messages/say.js'
import type { ReportRecord } from '../../store/reports/corrections.js'
import type { ReportBursts, ReportFilter } from '../../store/reports/waiting-reports.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { toDate } from '../../web/html/dated.js'
import type { Page } from '../../web/html/page.js'
import { toTable } from '../../web/html/table.js'
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

const { columns } = messages
const firstCells = ({ id, listing, topic }: ReportRecord) => [
  {
    text: listing?.name ?? messages.gone,
    href: adminUrls.report(id),
    hush: messages.rowHush(id),
  },
  say.report.topics[topic],
]
const own = (text: string) => ({ text, look: 'own' as const })
const openTable = (open: readonly ReportRecord[], total: number) =>
  toTable({
    caption: messages.open(total),
    none: messages.none,
    columns: [
      own(columns.program),
      own(columns.topic),
      own(columns.words),
      { text: columns.sent, look: 'short' },
    ],
    rows: open.map((report) => [
      ...firstCells(report),
      report.words === '' ? messages.noWords : report.words,
      toDate(report.sentAt, messages.time(report.sentAt)),
    ]),
  })
const decidedTable = (decided: readonly ReportRecord[]) =>
  toTable({
    caption: messages.decided,
    none: messages.noneDecided,
    columns: [columns.program, columns.topic, columns.outcome, columns.by].map(own),
    rows: decided.map((report) => [
      ...firstCells(report),
      report.decided ? messages.outcomes[report.decided.outcome] : '',
      report.decided?.by ?? '',
    ]),
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
      table: openTable(open, total),
      note: page === 1 && open.length < total ? messages.oldest(open.length) : null,
    },
    pager: historyPager(page, Math.ceil(total / LISTED_REPORTS), (number) =>
      reportsFor(filter, number),
    ),
    decided: {
      table: decidedTable(decided),
      note: decided.length === LISTED_REPORTS ? messages.newest(LISTED_REPORTS) : null,
    },
  },
})
