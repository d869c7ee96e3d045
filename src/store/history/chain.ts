import type { Database } from '../connection/database.js'
import type { Writer } from '../connection/transaction.js'
import { toCanonical, toDigest } from '../listings/canonical-json.js'
import { ActorError } from '../store-error.js'

/** `change` has the old and new value of each field; `at` is UTC in ISO form. */
export type NewHistoryEntry = Readonly<{
  identity: string
  at: string
  actor: string
  reason: string
  importRunId: string | null
  change: unknown
}>
export type ChainLink = Readonly<{ id: number; hash: string }>

/** The previous hash of the first row. */
const GENESIS = '0'.repeat(64)
const hashOf = (
  previousHash: string,
  { identity, at, actor, reason, importRunId, change }: NewHistoryEntry,
): string =>
  toDigest(previousHash, toCanonical({ identity, at, actor, reason, importRunId, change }))

/** The newest entry, which identifies the state of the whole directory; id 0 for none. */
export const readLastLink = async (writer: Writer): Promise<ChainLink> => {
  const { rows } = await writer.query<{ id: string; hash: string }>(
    'select id, hash from history order by id desc limit 1',
  )
  return rows[0] ? { id: Number(rows[0].id), hash: rows[0].hash } : { id: 0, hash: GENESIS }
}

/** Disabled editors write nothing; only the entry that disables one may name them as actor. */
const requireActors = async (
  writer: Writer,
  entries: readonly NewHistoryEntry[],
): Promise<void> => {
  const { rows } = await writer.query(
    "select 1 from editors where email = any($1) and disabled_at is not null and 'editor|' || id <> all($2::text[]) limit 1",
    [
      [...new Set(entries.map(({ actor }) => actor))],
      [...new Set(entries.map(({ identity }) => identity))],
    ],
  )
  if (rows.length > 0)
    throw new ActorError('Whoever made this change may not be here any more. Nothing was written.')
}

/**
 * Appends entries, each with the hash of the one before. Only inside `inTransaction`: its lock
 * keeps writers from extending the same row. Actors are checked here, where every write passes.
 * @throws ActorError when an actor is disabled
 */
export const appendHistory = async (
  writer: Writer,
  entries: readonly NewHistoryEntry[],
): Promise<void> => {
  await requireActors(writer, entries)
  let { id, hash } = await readLastLink(writer)
  const rows = entries.map((entry) => {
    const previousHash = hash
    hash = hashOf(previousHash, entry)
    id += 1
    return { id, ...entry, import_run_id: entry.importRunId, previous_hash: previousHash, hash }
  })
  await writer.query(
    `insert into history (id, identity, at, actor, reason, import_run_id, change, previous_hash, hash)
     select id, identity, at, actor, reason, import_run_id, change, previous_hash, hash
     from jsonb_to_recordset($1::jsonb) as entry(
       id bigint, identity text, at timestamptz, actor text, reason text, import_run_id uuid, change jsonb, previous_hash text, hash text)`,
    [JSON.stringify(rows)],
  )
}

/** Whether history has that entry, so this is the same database, then or later. Id 0 is in none. */
export const hasLink = async ({ pool }: Database, { id, hash }: ChainLink): Promise<boolean> =>
  (await pool.query('select 1 from history where id = $1 and hash = $2', [id, hash])).rows
    .length === 1

type HistoryRow = Readonly<{
  id: string
  identity: string
  at: Date
  actor: string
  reason: string
  import_run_id: string | null
  change: unknown
  previous_hash: string
  hash: string
}>

/** Rows per query, well within the request pool's timeouts. */
const ROWS_PER_QUERY = 1000

/** `broken` is the first row that was altered or inserted, or that follows a deleted one. */
export type ChainVerdict = Readonly<{
  entries: number
  head: string
  broken: Readonly<{ id: number; identity: string }> | null
}>

/** Recomputes the chain. Rows cut off its end go unnoticed: compare `head` with a stored copy. */
export const verifyHistory = async ({
  pool,
}: Readonly<{ pool: Writer }>): Promise<ChainVerdict> => {
  let last: ChainLink = { id: 0, hash: GENESIS }
  let entries = 0
  for (;;) {
    const { rows } = await pool.query<HistoryRow>(
      'select * from history where id > $1 order by id limit $2',
      [last.id, ROWS_PER_QUERY],
    )
    for (const {
      id,
      identity,
      at,
      actor,
      reason,
      import_run_id: importRunId,
      change,
      previous_hash: previousHash,
      hash,
    } of rows) {
      const expected = hashOf(last.hash, {
        identity,
        at: at.toISOString(),
        actor,
        reason,
        importRunId,
        change,
      })
      if (previousHash !== last.hash || hash !== expected)
        return { entries, head: last.hash, broken: { id: Number(id), identity } }
      last = { id: Number(id), hash }
      entries += 1
    }
    if (rows.length < ROWS_PER_QUERY) return { entries, head: last.hash, broken: null }
  }
}
