import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import {
  LISTED_REPORTS,
  type Report,
  type ReportOutcome,
  type ReportState,
  type ReportTopic,
  reportOutcomes,
  reportTopics,
} from '../../catalog/editing/correction.js'
import { dayOf } from '../../catalog/text/day.js'
import { isUuid } from '../changes/import-runs.js'
import type { Database } from '../connection/database.js'
import { column } from '../connection/rows.js'
import type { Report as ReportRow } from '../generated/client.js'
import { readListingNames } from '../listings/names.js'
import {
  isDecided,
  isEnded,
  isExpired,
  isRetained,
  isUnread,
  isWaiting,
  isWordless,
} from './periods.js'
import { hashOf, newCode } from './receipt-code.js'

/**
 * Limits of open reports per listing and in total: more could not be read, and would only fill the
 * disk.
 */
const MOST_PER_LISTING = 20
const MOST = 5000
/**
 * Always allowed per listing, whatever the total: a flood cannot block the first report on a
 * listing.
 */
const ALWAYS_PER_LISTING = 2

/**
 * Stores a report. Returns its receipt code, of which only a hash is stored; `full` at the limit of
 * open reports, `unknown` when the database has no such listing.
 */
export const addReport = async (
  { prisma }: Database,
  { slug, topic, words }: Report,
): Promise<Readonly<{ code: string }> | 'full' | 'unknown'> => {
  const listing = await prisma.listing.findUnique({ where: { slug }, select: { identity: true } })
  if (!listing) return 'unknown'
  const { identity } = listing
  const [own, all] = [
    await prisma.report.count({ where: { ...isUnread(), identity } }),
    await prisma.report.count({ where: isUnread() }),
  ]
  if (own >= (all < MOST ? MOST_PER_LISTING : ALWAYS_PER_LISTING)) return 'full'
  const code = newCode()
  const sent = { id: randomUUID(), codeHash: hashOf(code), sentAt: new Date() }
  await prisma.report.create({ data: { ...sent, identity, topic, words } })
  return { code }
}

/**
 * Applies the retention promised to visitors: deletes old closed reports, and the words of old open
 * ones. By the database's clock: one of a process that is ahead would delete what must be kept.
 */
export const deleteOldReports = async (database: Database): Promise<void> => {
  const { prisma } = database
  const [now = new Date(0)] = await column(database, z.date(), 'select now()')
  await prisma.report.updateMany({
    where: { ...isWordless(now), words: { not: '' } },
    data: { words: '' },
  })
  await prisma.report.deleteMany({ where: isExpired(now) })
}

/** The columns whose values are of a vocabulary. */
const kinds = z.object({
  topic: z.enum(reportTopics),
  outcome: z.enum(reportOutcomes).nullable(),
})

/** The state of a report by its receipt code; null for an unknown one. */
export const findReport = async (database: Database, code: string): Promise<ReportState | null> => {
  const report = await database.prisma.report.findFirst({
    where: { codeHash: hashOf(code), ...isRetained() },
  })
  if (report === null) return null
  const { outcome } = kinds.parse(report)
  const { identity, sentAt, decidedAt, answer } = report
  const names = await readListingNames(database, [identity])
  return {
    slug: names.get(identity)?.slug ?? null,
    sentOn: dayOf(sentAt),
    ended: isEnded(report),
    decided:
      outcome === null || decidedAt === null ? null : { outcome, on: dayOf(decidedAt), answer },
  }
}

/** A report for editors. `listing` is null when it was deleted. Times are ISO, in UTC. */
export type ReportRecord = Readonly<{
  id: string
  listing: Readonly<{ id: string; name: string }> | null
  topic: ReportTopic
  words: string
  sentAt: string
  decided: Readonly<{
    outcome: ReportOutcome
    at: string
    by: string
    answer: string | null
  }> | null
}>

/** Reports as editors see them, each with the listing that it is about. */
export const toReportRecords = async (
  database: Database,
  reports: readonly ReportRow[],
): Promise<readonly ReportRecord[]> => {
  const names = await readListingNames(
    database,
    reports.map(({ identity }) => identity),
  )
  return reports.map((report) => {
    const { topic, outcome } = kinds.parse(report)
    const { id, identity, words, sentAt, decidedAt, decidedBy, answer } = report
    const listing = names.get(identity)
    return {
      id,
      listing: listing ? { id: listing.id, name: listing.name } : null,
      topic,
      words: isEnded(report) ? '' : words,
      sentAt: sentAt.toISOString(),
      decided:
        outcome === null || decidedAt === null
          ? null
          : { outcome, at: decidedAt.toISOString(), by: decidedBy ?? '', answer },
    }
  })
}

/** Open reports, oldest first, and closed ones, newest first; at most `LISTED_REPORTS` of each. */
export const listReports = async (
  database: Database,
): Promise<Readonly<{ open: readonly ReportRecord[]; decided: readonly ReportRecord[] }>> => {
  const { report } = database.prisma
  const open = await report.findMany({
    where: isWaiting(),
    orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
    take: LISTED_REPORTS,
  })
  const decided = await report.findMany({
    where: isDecided(),
    orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }],
    take: LISTED_REPORTS,
  })
  return {
    open: await toReportRecords(database, open),
    decided: await toReportRecords(database, decided),
  }
}

/** A report by id, and the number of other open ones of its listing; null for an unknown id. */
export const readReport = async (
  database: Database,
  id: string,
): Promise<(ReportRecord & Readonly<{ others: number }>) | null> => {
  if (!isUuid(id)) return null
  const { report } = database.prisma
  const found = await report.findFirst({ where: { id, ...isRetained() } })
  if (found === null) return null
  const [record] = await toReportRecords(database, [found])
  const others = await report.count({
    where: { identity: found.identity, id: { not: id }, decidedAt: null },
  })
  return record ? { ...record, others } : null
}

/** The number of open reports. */
export const countReports = ({ prisma }: Database): Promise<number> =>
  prisma.report.count({ where: { decidedAt: null } })

/**
 * An editor's decision on a report; `others`: it applies to all open ones of the same listing.
 * `mustHaveChanged`: only if history has a change of the listing since the report was sent, checked
 * for each report.
 */
export type Decision = Readonly<{
  outcome: ReportOutcome
  answer: string | null
  by: string
  others: boolean
  mustHaveChanged?: boolean
}>

/** The time of a listing's last change; a confirmation is none. In 1970 for none. */
const lastChangeOf = async ({ prisma }: Database, identity: string): Promise<Date> => {
  const last = await prisma.history.findFirst({
    where: { identity, NOT: { change: { path: ['kind'], equals: 'confirmed' } } },
    orderBy: { at: 'desc' },
    select: { at: true },
  })
  return last?.at ?? new Date(0)
}

/**
 * Closes an open report; false when it was already closed, or the required change is missing: then
 * nothing is written.
 */
export const decideReport = async (
  database: Database,
  id: string,
  { outcome, answer, by, others, mustHaveChanged = false }: Decision,
): Promise<boolean> => {
  const { report } = database.prisma
  const found = await report.findFirst({ where: { id, decidedAt: null } })
  if (found === null) return false
  const { identity, sentAt } = found
  const changedAt = mustHaveChanged ? await lastChangeOf(database, identity) : null
  if (changedAt !== null && sentAt > changedAt) return false
  const { count } = await report.updateMany({
    where: {
      ...(others ? { identity } : { id }),
      decidedAt: null,
      ...(changedAt !== null && { sentAt: { lte: changedAt } }),
    },
    data: { outcome, answer, decidedBy: by, decidedAt: new Date() },
  })
  return count > 0
}
