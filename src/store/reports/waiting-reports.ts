import { z } from 'zod'
import { LISTED_REPORTS, type ReportTopic, reportTopics } from '../../catalog/editing/correction.js'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import { isRetained, type ReportRecord, reportColumns, toReportRecord } from './corrections.js'

/**
 * A filter of open reports: on the listing with that id, with the same topic and words as the
 * report with that id, of that hour (its start, ISO, in UTC). Null disables a condition.
 */
export type ReportFilter = Readonly<{
  listing: string | null
  like: string | null
  hour: string | null
}>

/** Thresholds for showing reports as a burst: in one hour, or with the same words. */
const BURST_PER_HOUR = 20
const BURST_ALIKE = 5
/** Bursts per page; more appear when these are set aside. */
const MOST_BURSTS = 10

const matchesFilter = `reports.decided_at is null and ${isRetained}
  and ($1::bigint is null or programs.id = $1)
  and ($2::uuid is null or (topic, words) = (select topic, words from reports as this where this.id = $2))
  and ($3::timestamptz is null or (sent_at >= $3 and sent_at < $3::timestamptz + interval '1 hour'))`
const parametersOf = ({ listing, like, hour }: ReportFilter) => [listing, like, hour]

/** A page of open reports, oldest first, and their total. */
export const findWaitingReports = async (
  database: Database,
  filter: ReportFilter,
  page: number,
): Promise<Readonly<{ reports: readonly ReportRecord[]; total: number }>> => {
  const [count] = await ask(
    database,
    `select count(*)::int as total from reports left join programs on programs.identity = reports.identity where ${matchesFilter}`,
    parametersOf(filter),
  )
  const rows = await ask(
    database,
    `select ${reportColumns} where ${matchesFilter} order by sent_at, reports.id limit ${LISTED_REPORTS} offset ${LISTED_REPORTS} * ($4::int - 1)`,
    [...parametersOf(filter), page],
  )
  return { reports: rows.map(toReportRecord), ...z.object({ total: z.number() }).parse(count) }
}

/**
 * Bursts of reports: of one hour (its start), or with the same words (one id), each with its count.
 */
export type ReportBursts = Readonly<{
  hours: readonly Readonly<{ hour: string; count: number }>[]
  alike: readonly Readonly<{ id: string; topic: ReportTopic; words: string; count: number }>[]
}>
const hourRow = z.object({ hour: z.date(), count: z.number() })
const alikeRow = z.object({
  id: z.string(),
  topic: z.enum(reportTopics),
  words: z.string(),
  count: z.number(),
})

/** Finds bursts of open reports, by hour and by words. */
export const findReportBursts = async (database: Database): Promise<ReportBursts> => {
  const waits = `decided_at is null and ${isRetained}`
  const hours = await ask(
    database,
    `select date_trunc('hour', sent_at) as hour, count(*)::int as count from reports where ${waits}
     group by 1 having count(*) >= ${BURST_PER_HOUR} order by 2 desc, 1 limit ${MOST_BURSTS}`,
  )
  const alike = await ask(
    database,
    `select min(id::text) as id, topic, words, count(*)::int as count from reports where ${waits} and words <> ''
     group by topic, words having count(*) >= ${BURST_ALIKE} order by 4 desc, 1 limit ${MOST_BURSTS}`,
  )
  return {
    hours: hours.map((row) => {
      const { hour, count } = hourRow.parse(row)
      return { hour: hour.toISOString(), count }
    }),
    alike: alike.map((row) => alikeRow.parse(row)),
  }
}

/**
 * Closes the open reports of a filter sent before `until` (ISO) as standing, unread, with one
 * reply; returns how many.
 */
export const setReportsAside = async (
  database: Database,
  filter: ReportFilter,
  { until, answer, by }: Readonly<{ until: string; answer: string; by: string }>,
): Promise<number> => {
  const rows = await ask(
    database,
    `update reports set outcome = 'stands', answer = $5, decided_by = $6, decided_at = now()
     where id in (select reports.id from reports left join programs on programs.identity = reports.identity where ${matchesFilter} and sent_at <= $4)
       and decided_at is null returning id`,
    [...parametersOf(filter), until, answer, by],
  )
  return rows.length
}

/** The number of open reports of one listing. */
export const countReportsOf = async (database: Database, identity: string): Promise<number> => {
  const [row] = await ask(
    database,
    `select count(*)::int as count from reports where decided_at is null and ${isRetained} and identity = $1`,
    [identity],
  )
  return z.object({ count: z.number() }).parse(row).count
}
