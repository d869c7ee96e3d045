import { z } from 'zod'
import { LISTED_REPORTS, reportTopics } from '../../catalog/editing/correction.js'
import type { Database } from '../connection/database.js'
import { execute, isoTime, rows } from '../connection/rows.js'
import { type ReportRecord, toReportRecords } from './corrections.js'
import { isWaiting } from './periods.js'

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

/** The columns of no report. */
const none = { id: { in: [] } }
const HOUR_MS = 3_600_000

/** The open reports of a filter, as Prisma's condition. */
const matching = async ({ prisma }: Database, { listing, like, hour }: ReportFilter) => {
  const start = hour === null ? null : new Date(hour)
  return {
    AND: [
      isWaiting(),
      listing === null
        ? {}
        : ((await prisma.listing.findUnique({
            where: { id: BigInt(listing) },
            select: { identity: true },
          })) ?? none),
      like === null
        ? {}
        : ((await prisma.report.findUnique({
            where: { id: like },
            select: { topic: true, words: true },
          })) ?? none),
      start === null ? {} : { sentAt: { gte: start, lt: new Date(start.getTime() + HOUR_MS) } },
    ],
  }
}

/** A page of open reports, oldest first, and their total. */
export const findWaitingReports = async (
  database: Database,
  filter: ReportFilter,
  page: number,
): Promise<Readonly<{ reports: readonly ReportRecord[]; total: number }>> => {
  const where = await matching(database, filter)
  const { report } = database.prisma
  const total = await report.count({ where })
  const found = await report.findMany({
    where,
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    take: LISTED_REPORTS,
    skip: LISTED_REPORTS * (page - 1),
  })
  return { reports: await toReportRecords(database, found), total }
}

const hourRow = z.object({ hour: isoTime, count: z.number() })
const alikeRow = z.object({
  id: z.string(),
  topic: z.enum(reportTopics),
  words: z.string(),
  count: z.number(),
})
/**
 * Bursts of reports: of one hour (its start), or with the same words (one id), each with its count.
 */
export type ReportBursts = Readonly<{
  hours: readonly z.output<typeof hourRow>[]
  alike: readonly z.output<typeof alikeRow>[]
}>

/**
 * Finds bursts of open reports, by hour and by words: Prisma groups by columns alone, and takes the
 * least of no UUID.
 */
export const findReportBursts = async (database: Database): Promise<ReportBursts> => {
  const waits = 'decided_at is null and sent_at >= $1'
  const since = [isWaiting().sentAt.gte]
  return {
    hours: await rows(
      database,
      hourRow,
      `select date_trunc('hour', sent_at) as hour, count(*)::int as count from reports where ${waits}
       group by 1 having count(*) >= ${BURST_PER_HOUR} order by 2 desc, 1 limit ${MOST_BURSTS}`,
      since,
    ),
    alike: await rows(
      database,
      alikeRow,
      `select min(id::text) as id, topic, words, count(*)::int as count from reports where ${waits} and words <> ''
       group by topic, words having count(*) >= ${BURST_ALIKE} order by 4 desc, 1 limit ${MOST_BURSTS}`,
      since,
    ),
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
  const where = { ...(await matching(database, filter)), sentAt: { lte: new Date(until) } }
  const { count } = await database.prisma.report.updateMany({
    where,
    data: { outcome: 'stands', answer, decidedBy: by, decidedAt: new Date() },
  })
  return count
}

/** The number of open reports of one listing. */
export const countReportsOf = (database: Database, identity: string): Promise<number> =>
  execute(
    database,
    'select from reports where decided_at is null and sent_at >= $1 and identity = $2',
    [isWaiting().sentAt.gte, identity],
  )
