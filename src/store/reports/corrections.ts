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
import { ask, askToRemove } from '../connection/short-query.js'
import { hashOf, newCode } from './receipt-code.js'

/** Retention of closed reports. */
const RETENTION = '90 days'
/** Retention of the words of open reports; of the report itself, twice that. */
const OPEN_WORDS_RETENTION = '180 days'
const OPEN_RETENTION = '360 days'
/** SQL: within retention. Expired reports are hidden even before they are deleted. */
export const isRetained = `(case when reports.decided_at is null then reports.sent_at >= now() - interval '${OPEN_RETENTION}'
  else reports.decided_at >= now() - interval '${RETENTION}' end)`
const isEnded = `(reports.decided_at is null and reports.sent_at < now() - interval '${OPEN_WORDS_RETENTION}')`
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
  database: Database,
  { slug, topic, words }: Report,
): Promise<Readonly<{ code: string }> | 'full' | 'unknown'> => {
  const code = newCode()
  const [row] = await ask(
    database,
    `with listing as (select identity from programs where slug = $5),
     added as (
       insert into reports (id, code_hash, identity, topic, words, sent_at)
       select $1, $2, identity, $3, $4, now() from listing
       where (select count(*) from reports where reports.identity = listing.identity and decided_at is null and not ${isEnded})
         < case when (select count(*) from reports where decided_at is null and not ${isEnded}) < ${MOST} then ${MOST_PER_LISTING} else ${ALWAYS_PER_LISTING} end
       returning id)
     select (select count(*)::int from listing) as listings, (select count(*)::int from added) as added`,
    [randomUUID(), hashOf(code), topic, words, slug],
  )
  const { listings, added } = z.object({ listings: z.number(), added: z.number() }).parse(row)
  return listings === 0 ? 'unknown' : added === 0 ? 'full' : { code }
}

/**
 * Applies the retention promised to visitors: deletes old closed reports, and the words of old open
 * ones.
 */
export const deleteOldReports = async (database: Database): Promise<void> => {
  await askToRemove(database, `update reports set words = '' where words <> '' and ${isEnded}`)
  await ask(database, `delete from reports where not ${isRetained}`)
}

const stateRow = z.object({
  slug: z.string().nullable(),
  sent_at: z.date(),
  ended: z.boolean(),
  outcome: z.enum(reportOutcomes).nullable(),
  decided_at: z.date().nullable(),
  answer: z.string().nullable(),
})

/** The state of a report by its receipt code; null for an unknown one. */
export const findReport = async (database: Database, code: string): Promise<ReportState | null> => {
  const [row] = await ask(
    database,
    `select slug, sent_at, ${isEnded} as ended, outcome, decided_at, answer from reports left join programs on programs.identity = reports.identity
     where code_hash = $1 and ${isRetained}`,
    [hashOf(code)],
  )
  if (row === undefined) return null
  const { slug, sent_at: sent, ended, outcome, decided_at: decided, answer } = stateRow.parse(row)
  return {
    slug,
    sentOn: dayOf(sent),
    ended,
    decided: outcome === null || decided === null ? null : { outcome, on: dayOf(decided), answer },
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

const reportRow = z.object({
  id: z.string(),
  program_id: z.string().nullable(),
  name: z.string().nullable(),
  topic: z.enum(reportTopics),
  words: z.string(),
  sent_at: z.date(),
  outcome: z.enum(reportOutcomes).nullable(),
  decided_at: z.date().nullable(),
  decided_by: z.string().nullable(),
  answer: z.string().nullable(),
})
/** The columns and joins of a report with its listing, for `toReportRecord`. */
export const reportColumns = `reports.id, programs.id::text as program_id, programs.name, topic,
  case when ${isEnded} then '' else words end as words, sent_at, outcome, decided_at, decided_by, answer
  from reports left join programs on programs.identity = reports.identity`

/**
 * Parses a row of `reportColumns`.
 * @throws ZodError when a column is missing
 */
export const toReportRecord = (row: unknown): ReportRecord => {
  const {
    id,
    program_id: program,
    name,
    topic,
    words,
    sent_at: sent,
    outcome,
    decided_at: at,
    decided_by: by,
    answer,
  } = reportRow.parse(row)
  return {
    id,
    listing: program === null || name === null ? null : { id: program, name },
    topic,
    words,
    sentAt: sent.toISOString(),
    decided:
      outcome === null || at === null
        ? null
        : { outcome, at: at.toISOString(), by: by ?? '', answer },
  }
}

/** Open reports, oldest first, and closed ones, newest first; at most `LISTED_REPORTS` of each. */
export const listReports = async (
  database: Database,
): Promise<Readonly<{ open: readonly ReportRecord[]; decided: readonly ReportRecord[] }>> => {
  const open = await ask(
    database,
    `select ${reportColumns} where decided_at is null and ${isRetained} order by sent_at, reports.id limit ${LISTED_REPORTS}`,
  )
  const decided = await ask(
    database,
    `select ${reportColumns} where decided_at is not null and ${isRetained} order by decided_at desc, reports.id limit ${LISTED_REPORTS}`,
  )
  return { open: open.map(toReportRecord), decided: decided.map(toReportRecord) }
}

/** A report by id, and the number of other open ones of its listing; null for an unknown id. */
export const readReport = async (
  database: Database,
  id: string,
): Promise<(ReportRecord & Readonly<{ others: number }>) | null> => {
  if (!isUuid(id)) return null
  const [row] = await ask(
    database,
    `select ${reportColumns} where reports.id = $1 and ${isRetained}`,
    [id],
  )
  if (row === undefined) return null
  const [count] = await ask(
    database,
    `select count(*)::int as others from reports as other, reports as this
     where this.id = $1 and other.identity = this.identity and other.id <> this.id and other.decided_at is null`,
    [id],
  )
  return { ...toReportRecord(row), ...z.object({ others: z.number() }).parse(count) }
}

/** The number of open reports. */
export const countReports = async (database: Database): Promise<number> => {
  const [row] = await ask(
    database,
    'select count(*)::int as count from reports where decided_at is null',
  )
  return z.object({ count: z.number() }).parse(row).count
}

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

/** SQL: the listing was changed since the report; a confirmation does not count. */
const hasChanged = (
  report: string,
): string => `exists (select from history where history.identity = ${report}.identity
  and history.at >= ${report}.sent_at and history.change ->> 'kind' <> 'confirmed')`

/**
 * Closes an open report; false when it was already closed, or the required change is missing: then
 * nothing is written.
 */
export const decideReport = async (
  database: Database,
  id: string,
  { outcome, answer, by, others, mustHaveChanged = false }: Decision,
): Promise<boolean> => {
  const rows = await ask(
    database,
    `update reports set outcome = $2, answer = $3, decided_by = $4, decided_at = now()
     where decided_at is null and (not $6 or ${hasChanged('reports')})
       and exists (select from reports as this where this.id = $1 and this.decided_at is null and (not $6 or ${hasChanged('this')})
         and (reports.id = this.id or ($5 and reports.identity = this.identity)))
     returning id`,
    [id, outcome, answer, by, others, mustHaveChanged],
  )
  return rows.length > 0
}
