import { z } from 'zod'
import { LISTED_REPORTS, type ReportTopic, reportTopics } from '../../catalog/editing/correction.js'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import { isKept, type KeptReport, reportColumns, toKept } from './corrections.js'

/**
 * Which of the reports that wait: those on the listing of that id, those that say the same as the
 * report of that id, those of that hour (its beginning, ISO, in UTC). Nulls leave it open.
 */
export type ReportFilter = Readonly<{
  listing: string | null
  like: string | null
  hour: string | null
}>

/** So many in an hour, or with the same words, are told of as many at once. */
const MANY_IN_HOUR = 20
const MANY_ALIKE = 5
/** As many such crowds as a page tells of; more are seen when these are set aside. */
const MOST_CROWDS = 10

const chosen = `reports.decided_at is null and ${isKept}
  and ($1::bigint is null or programs.id = $1)
  and ($2::uuid is null or (topic, words) = (select topic, words from reports as this where this.id = $2))
  and ($3::timestamptz is null or (sent_at >= $3 and sent_at < $3::timestamptz + interval '1 hour'))`
const valuesOf = ({ listing, like, hour }: ReportFilter) => [listing, like, hour]

/**
 * A page of those that wait, the one that waits longest first, and how many there are on all pages.
 */
export const findWaitingReports = async (
  database: Database,
  filter: ReportFilter,
  page: number,
): Promise<Readonly<{ reports: readonly KeptReport[]; total: number }>> => {
  const [count] = await ask(
    database,
    `select count(*)::int as total from reports left join programs on programs.identity = reports.identity where ${chosen}`,
    valuesOf(filter),
  )
  const rows = await ask(
    database,
    `select ${reportColumns} where ${chosen} order by sent_at, reports.id limit ${LISTED_REPORTS} offset ${LISTED_REPORTS} * ($4::int - 1)`,
    [...valuesOf(filter), page],
  )
  return { reports: rows.map(toKept), ...z.object({ total: z.number() }).parse(count) }
}

/**
 * Many reports at once: of one hour (its beginning), or of the same words (one of them), and how
 * many there are.
 */
export type Crowds = Readonly<{
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

/** Where many of those that wait came in one hour, or say the same. */
export const findCrowds = async (database: Database): Promise<Crowds> => {
  const waits = `decided_at is null and ${isKept}`
  const hours = await ask(
    database,
    `select date_trunc('hour', sent_at) as hour, count(*)::int as count from reports where ${waits}
     group by 1 having count(*) >= ${MANY_IN_HOUR} order by 2 desc, 1 limit ${MOST_CROWDS}`,
  )
  const alike = await ask(
    database,
    `select min(id::text) as id, topic, words, count(*)::int as count from reports where ${waits} and words <> ''
     group by topic, words having count(*) >= ${MANY_ALIKE} order by 4 desc, 1 limit ${MOST_CROWDS}`,
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
 * Closes those that wait and came before `until` (ISO) as standing, unread, with one answer; says
 * how many.
 */
export const setReportsAside = async (
  database: Database,
  filter: ReportFilter,
  { until, answer, by }: Readonly<{ until: string; answer: string; by: string }>,
): Promise<number> => {
  const rows = await ask(
    database,
    `update reports set outcome = 'stands', answer = $5, decided_by = $6, decided_at = now()
     where id in (select reports.id from reports left join programs on programs.identity = reports.identity where ${chosen} and sent_at <= $4)
       and decided_at is null returning id`,
    [...valuesOf(filter), until, answer, by],
  )
  return rows.length
}

/** How many wait for one listing. */
export const countReportsOf = async (database: Database, identity: string): Promise<number> => {
  const [row] = await ask(
    database,
    `select count(*)::int as count from reports where decided_at is null and ${isKept} and identity = $1`,
    [identity],
  )
  return z.object({ count: z.number() }).parse(row).count
}
