import { z } from 'zod'
import type { Database } from '../connection/database.js'
import type { NewHistoryEntry } from './chain.js'
import type { ChangeRecord } from './net-change.js'

const fields = z.record(
  z.string(),
  z.object({ old: z.unknown().default(null), new: z.unknown().default(null) }),
)
const record = z.object({ kind: z.string(), fields, facts: fields })

/** Parses what `toChangedFields` wrote; the chain shows tampering. @throws ZodError otherwise */
export const toRecord = (change: unknown): ChangeRecord => record.parse(change)

/** `listing` is null once deleted; `account` names the editor whose account was changed. */
export type HistoryEntry = Omit<NewHistoryEntry, 'change'> &
  Readonly<{
    id: string
    change: ChangeRecord
    listing: Readonly<{ id: string; name: string; slug: string }> | null
    account: string | null
  }>

export type HistoryFilter = Readonly<{
  actor?: string | null
  kind?: string | null
  identity?: string | null
  runId?: string | null
}>
export type HistoryPage = Readonly<{
  entries: readonly HistoryEntry[]
  total: number
  page: number
  pages: number
}>

/** Rows per page. */
export const ENTRIES_PER_PAGE = 50

type HistoryEntryRow = Readonly<{
  id: string
  identity: string
  at: Date
  actor: string
  reason: string
  import_run_id: string | null
  change: unknown
  program_id: string | null
  name: string | null
  slug: string | null
  account: string | null
}>

const toEntry = ({
  id,
  identity,
  at,
  actor,
  reason,
  import_run_id: importRunId,
  change,
  program_id: programId,
  name,
  slug,
  account,
}: HistoryEntryRow): HistoryEntry => ({
  id,
  identity,
  at: at.toISOString(),
  actor,
  reason,
  importRunId,
  change: toRecord(change),
  listing: programId === null ? null : { id: programId, name: name ?? '', slug: slug ?? '' },
  account,
})

const columns = `history.id, history.identity, history.at, history.actor, history.reason, history.import_run_id, history.change,
  programs.id as program_id, programs.name, programs.slug, editors.name as account`
const joined = `history left join programs on programs.identity = history.identity
  left join editors on 'editor|' || editors.id = history.identity`
/** A null parameter disables its condition. */
const matchesFilter = `($1::text is null or history.actor = $1) and ($2::text is null or history.change ->> 'kind' = $2)
  and ($3::text is null or history.identity = $3) and ($4::uuid is null or history.import_run_id = $4)`

/** A page of entries that match a filter, newest first; a page past the last is the last. */
export const readHistory = async (
  { pool }: Database,
  filter: HistoryFilter,
  asked: number,
): Promise<HistoryPage> => {
  const parameters = [
    filter.actor ?? null,
    filter.kind ?? null,
    filter.identity ?? null,
    filter.runId ?? null,
  ]
  const counted = await pool.query<{ total: string }>(
    `select count(*) as total from history where ${matchesFilter}`,
    parameters,
  )
  const total = Number(counted.rows[0]?.total ?? 0)
  const pages = Math.max(1, Math.ceil(total / ENTRIES_PER_PAGE))
  const page = Math.min(asked, pages)
  const { rows } = await pool.query<HistoryEntryRow>(
    `select ${columns} from ${joined} where ${matchesFilter} order by history.id desc limit $5 offset $6`,
    [...parameters, ENTRIES_PER_PAGE, (page - 1) * ENTRIES_PER_PAGE],
  )
  return { entries: rows.map(toEntry), total, page, pages }
}

/** An entry by id; null for an unknown or malformed id. */
export const readEntry = async ({ pool }: Database, id: string): Promise<HistoryEntry | null> => {
  if (!/^[1-9]\d{0,17}$/.test(id)) return null
  const { rows } = await pool.query<HistoryEntryRow>(
    `select ${columns} from ${joined} where history.id = $1`,
    [id],
  )
  return rows[0] ? toEntry(rows[0]) : null
}

/** The entries of one listing after `after` up to and including `until`, oldest first. */
export const readBetween = async (
  { pool }: Database,
  identity: string,
  after: string,
  until: string,
): Promise<readonly HistoryEntry[]> => {
  const { rows } = await pool.query<HistoryEntryRow>(
    `select ${columns} from ${joined} where history.identity = $1 and history.id > $2 and history.id <= $3 order by history.id`,
    [identity, after, until],
  )
  return rows.map(toEntry)
}

/** All actors in history, sorted, at most 500. */
export const readActors = async ({ pool }: Database): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ actor: string }>(
    'select distinct actor from history order by actor limit 500',
  )
  return rows.map(({ actor }) => actor)
}
