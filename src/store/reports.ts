import { createHash, randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Report, type ReportOutcome, type ReportState, type ReportTopic, reportOutcomes, reportTopics } from '../catalog/report.js'
import { ask } from './ask.js'
import type { Database } from './database.js'
import { isUuid } from './import-runs.js'

/** What visitors wrote is kept so long after somebody has looked at it. */
const KEPT = '90 days'
/** As many of one listing, and of all, as wait at most: more could not be read, and would only fill the disk. */
const MOST_OF_ONE = 20
const MOST = 5000
/** As many as a page lists. */
const LISTED = 200

const letters = '23456789abcdefghjkmnpqrstvwxyz'
const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
const hashOf = (code: string): string => createHash('sha256').update(code).digest('base64url')

/**
 * Keeps a report, and drops those that were looked at long ago. Returns its receipt code, of which only a hash is kept; null when as many
 * wait as can be read, or there is no such listing.
 */
export const addReport = async (database: Database, { slug, topic, words }: Report): Promise<string | null> => {
  const code = `${group()}-${group()}`
  const rows = await ask(
    database,
    `with old as (delete from reports where decided_at < now() - interval '${KEPT}')
     insert into reports (id, code_hash, identity, topic, words, sent_at)
     select $1, $2, identity, $3, $4, now() from programs where slug = $5
       and (select count(*) from reports where reports.identity = programs.identity and decided_at is null) < ${MOST_OF_ONE}
       and (select count(*) from reports where decided_at is null) < ${MOST}
     returning id`,
    [randomUUID(), hashOf(code), topic, words, slug],
  )
  return rows.length === 1 ? code : null
}

const day = (at: Date): string => at.toISOString().slice(0, 10)
const stateRow = z.object({
  slug: z.string().nullable(),
  name: z.string().nullable(),
  sent_at: z.date(),
  outcome: z.enum(reportOutcomes).nullable(),
  decided_at: z.date().nullable(),
  answer: z.string().nullable(),
})

/** What whoever has the receipt code is told; null when there is no such report. */
export const findReport = async (database: Database, code: string): Promise<ReportState | null> => {
  const [row] = await ask(
    database,
    `select slug, name, sent_at, outcome, decided_at, answer from reports left join programs on programs.identity = reports.identity where code_hash = $1`,
    [hashOf(code)],
  )
  if (row === undefined) return null
  const { slug, name, sent_at: sent, outcome, decided_at: decided, answer } = stateRow.parse(row)
  return {
    listing: slug === null || name === null ? null : { slug, name },
    sentOn: day(sent),
    decided: outcome === null || decided === null ? null : { outcome, on: day(decided), answer },
  }
}

/** A report as those who look at it see it. `listing` is null when there is no such listing any more. Times are ISO, in UTC. */
export type KeptReport = Readonly<{
  id: string
  listing: Readonly<{ id: string; name: string }> | null
  topic: ReportTopic
  words: string
  sentAt: string
  decided: Readonly<{ outcome: ReportOutcome; at: string; by: string; answer: string | null }> | null
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
const columns = `reports.id, programs.id::text as program_id, programs.name, topic, words, sent_at, outcome, decided_at, decided_by, answer
  from reports left join programs on programs.identity = reports.identity`

const toKept = (row: unknown): KeptReport => {
  const { id, program_id: program, name, topic, words, sent_at: sent, outcome, decided_at: at, decided_by: by, answer } = keptRow.parse(row)
  return {
    id,
    listing: program === null || name === null ? null : { id: program, name },
    topic,
    words,
    sentAt: sent.toISOString(),
    decided: outcome === null || at === null ? null : { outcome, at: at.toISOString(), by: by ?? '', answer },
  }
}

/** Reports that wait, the one that waits longest first; and those that were looked at, newest first. */
export const listReports = async (database: Database): Promise<Readonly<{ open: readonly KeptReport[]; decided: readonly KeptReport[] }>> => {
  const open = await ask(database, `select ${columns} where decided_at is null order by sent_at, reports.id limit ${LISTED}`)
  const decided = await ask(database, `select ${columns} where decided_at is not null order by decided_at desc, reports.id limit ${LISTED}`)
  return { open: open.map(toKept), decided: decided.map(toKept) }
}

/** One of them; null when there is none of that id. */
export const readReport = async (database: Database, id: string): Promise<KeptReport | null> => {
  if (!isUuid(id)) return null
  const [row] = await ask(database, `select ${columns} where reports.id = $1`, [id])
  return row === undefined ? null : toKept(row)
}

/** How many wait. */
export const countReports = async (database: Database): Promise<number> => {
  const [row] = await ask(database, 'select count(*)::int as count from reports where decided_at is null')
  return z.object({ count: z.number() }).parse(row).count
}

/** Says what became of one that waits; false when somebody has said so already. */
export const decideReport = async (database: Database, id: string, outcome: ReportOutcome, answer: string | null, by: string): Promise<boolean> => {
  const rows = await ask(
    database,
    'update reports set outcome = $2, answer = $3, decided_by = $4, decided_at = now() where id = $1 and decided_at is null returning id',
    [id, outcome, answer, by],
  )
  return rows.length === 1
}
