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
import { isUuid } from '../changes/import-runs.js'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import { hashOf, newCode } from './receipt-code.js'

/** What visitors wrote is kept so long after somebody has looked at it. */
const KEPT = '90 days'
/** The words of one that nobody looks at are kept so long; that it came, twice as long. */
const WORDS_KEPT = '180 days'
const WAITS = '360 days'
/** What is not kept any more is told to nobody, also where it is not deleted yet. */
export const isKept = `(case when reports.decided_at is null then reports.sent_at >= now() - interval '${WAITS}'
  else reports.decided_at >= now() - interval '${KEPT}' end)`
const isEnded = `(reports.decided_at is null and reports.sent_at < now() - interval '${WORDS_KEPT}')`
/**
 * As many of one listing, and of all, as wait at most: more could not be read, and would only fill
 * the disk.
 */
const MOST_OF_ONE = 20
const MOST = 5000
/**
 * So many may wait for any listing, however many wait for others: no flood keeps the first word on
 * a listing out.
 */
const ALWAYS_OF_ONE = 2

/**
 * Keeps a report. Returns its receipt code, of which only a hash is kept; `full` when as many wait
 * as can be read, `unknown` when the database has no such listing.
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
         < case when (select count(*) from reports where decided_at is null and not ${isEnded}) < ${MOST} then ${MOST_OF_ONE} else ${ALWAYS_OF_ONE} end
       returning id)
     select (select count(*)::int from listing) as listings, (select count(*)::int from added) as added`,
    [randomUUID(), hashOf(code), topic, words, slug],
  )
  const { listings, added } = z.object({ listings: z.number(), added: z.number() }).parse(row)
  return listings === 0 ? 'unknown' : added === 0 ? 'full' : { code }
}

/**
 * Deletes what was looked at longer ago than is promised, and the words of what nobody has looked
 * at for longer than is promised.
 */
export const deleteOldReports = async (database: Database): Promise<void> => {
  await ask(database, `update reports set words = '' where words <> '' and ${isEnded}`)
  await ask(database, `delete from reports where not ${isKept}`)
}

const day = (at: Date): string => at.toISOString().slice(0, 10)
const stateRow = z.object({
  slug: z.string().nullable(),
  sent_at: z.date(),
  ended: z.boolean(),
  outcome: z.enum(reportOutcomes).nullable(),
  decided_at: z.date().nullable(),
  answer: z.string().nullable(),
})

/** What whoever has the receipt code is told; null when there is no such report. */
export const findReport = async (database: Database, code: string): Promise<ReportState | null> => {
  const [row] = await ask(
    database,
    `select slug, sent_at, ${isEnded} as ended, outcome, decided_at, answer from reports left join programs on programs.identity = reports.identity
     where code_hash = $1 and ${isKept}`,
    [hashOf(code)],
  )
  if (row === undefined) return null
  const { slug, sent_at: sent, ended, outcome, decided_at: decided, answer } = stateRow.parse(row)
  return {
    slug,
    sentOn: day(sent),
    ended,
    decided: outcome === null || decided === null ? null : { outcome, on: day(decided), answer },
  }
}

/**
 * A report as those who look at it see it. `listing` is null when there is no such listing any
 * more. Times are ISO, in UTC.
 */
export type KeptReport = Readonly<{
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

const keptRow = z.object({
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
/** Of a report, with its listing; `toKept` reads them. */
export const reportColumns = `reports.id, programs.id::text as program_id, programs.name, topic,
  case when ${isEnded} then '' else words end as words, sent_at, outcome, decided_at, decided_by, answer
  from reports left join programs on programs.identity = reports.identity`

export const toKept = (row: unknown): KeptReport => {
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
  } = keptRow.parse(row)
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

/**
 * Reports that wait, the one that waits longest first; and those that were looked at, newest first.
 */
export const listReports = async (
  database: Database,
): Promise<Readonly<{ open: readonly KeptReport[]; decided: readonly KeptReport[] }>> => {
  const open = await ask(
    database,
    `select ${reportColumns} where decided_at is null and ${isKept} order by sent_at, reports.id limit ${LISTED_REPORTS}`,
  )
  const decided = await ask(
    database,
    `select ${reportColumns} where decided_at is not null and ${isKept} order by decided_at desc, reports.id limit ${LISTED_REPORTS}`,
  )
  return { open: open.map(toKept), decided: decided.map(toKept) }
}

/** One of them, and how many others of its listing wait; null when there is none of that id. */
export const readReport = async (
  database: Database,
  id: string,
): Promise<(KeptReport & Readonly<{ others: number }>) | null> => {
  if (!isUuid(id)) return null
  const [row] = await ask(database, `select ${reportColumns} where reports.id = $1 and ${isKept}`, [
    id,
  ])
  if (row === undefined) return null
  const [count] = await ask(
    database,
    `select count(*)::int as others from reports as other, reports as this
     where this.id = $1 and other.identity = this.identity and other.id <> this.id and other.decided_at is null`,
    [id],
  )
  return { ...toKept(row), ...z.object({ others: z.number() }).parse(count) }
}

/** How many wait. */
export const countReports = async (database: Database): Promise<number> => {
  const [row] = await ask(
    database,
    'select count(*)::int as count from reports where decided_at is null',
  )
  return z.object({ count: z.number() }).parse(row).count
}

/**
 * What became of a report, as an editor says it; `others` is whether it is said of all that wait
 * for the same listing. `mustHaveChanged`: only where history has a change of the listing since the
 * report came, each of them for itself.
 */
export type Decision = Readonly<{
  outcome: ReportOutcome
  answer: string | null
  by: string
  others: boolean
  mustHaveChanged?: boolean
}>

/**
 * A change of what is listed since a report came; that something was confirmed, or is being
 * written, is none.
 */
const hasChanged = (
  report: string,
): string => `exists (select from history where history.identity = ${report}.identity
  and history.at >= ${report}.sent_at and history.change ->> 'kind' <> 'confirmed')`

/**
 * Says what became of one that waits; false when somebody has said so already, or nothing was
 * changed that had to be: then it is as before.
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
