import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { execute, isoTime, maybeRow, rows } from '../connection/rows.js'
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
const chainLink = z.object({ id: z.coerce.number(), hash: z.string() })
export type ChainLink = Readonly<z.infer<typeof chainLink>>

/** The previous hash of the first row. */
const GENESIS = '0'.repeat(64)
const hashOf = (
  previousHash: string,
  { identity, at, actor, reason, importRunId, change }: NewHistoryEntry,
): string =>
  toDigest(previousHash, toCanonical({ identity, at, actor, reason, importRunId, change }))

/** The newest entry, which identifies the state of the whole directory; id 0 for none. */
export const readLastLink = async (writer: Writer): Promise<ChainLink> => {
  const last = 'select id, hash from history order by id desc limit 1'
  return (await maybeRow(writer, chainLink, last)) ?? { id: 0, hash: GENESIS }
}

/** Disabled editors write nothing; only the entry that disables one may name them as actor. */
const requireActors = async (
  writer: Writer,
  entries: readonly NewHistoryEntry[],
): Promise<void> => {
  const disabled = await execute(
    writer,
    "select from editors where email = any($1) and disabled_at is not null and 'editor|' || id <> all($2::text[]) limit 1",
    [
      [...new Set(entries.map(({ actor }) => actor))],
      [...new Set(entries.map(({ identity }) => identity))],
    ],
  )
  if (disabled > 0)
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
  const links = entries.map((entry) => {
    const previousHash = hash
    hash = hashOf(previousHash, entry)
    id += 1
    return { id, ...entry, import_run_id: entry.importRunId, previous_hash: previousHash, hash }
  })
  await execute(
    writer,
    `insert into history (id, identity, at, actor, reason, import_run_id, change, previous_hash, hash)
     select id, identity, at, actor, reason, import_run_id, change, previous_hash, hash
     from jsonb_to_recordset($1::jsonb) as entry(
       id bigint, identity text, at timestamptz, actor text, reason text, import_run_id uuid, change jsonb, previous_hash text, hash text)`,
    [JSON.stringify(links)],
  )
}

/** The id of the newest entry: a version of everything stored. */
export const readNewestEntry = async ({ prisma }: Database): Promise<string> => {
  const newest = await prisma.history.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })
  return String(newest?.id ?? 0)
}

/**
 * Whether the history contains that entry: then this is the same database, at that state or later.
 * Id 0 is in none.
 */
export const hasLink = async (database: Database, { id, hash }: ChainLink): Promise<boolean> =>
  (await execute(database, 'select from history where id = $1 and hash = $2', [id, hash])) === 1

const historyRow = z.object({
  id: z.coerce.number(),
  identity: z.string(),
  at: isoTime,
  actor: z.string(),
  reason: z.string(),
  importRunId: z.string().nullable(),
  change: z.unknown(),
  previousHash: z.string(),
  hash: z.string(),
})

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
    const read = await rows(
      pool,
      historyRow,
      `select id, identity, at, actor, reason, import_run_id as "importRunId", change, previous_hash as "previousHash", hash
       from history where id > $1 order by id limit $2`,
      [last.id, ROWS_PER_QUERY],
    )
    for (const { id, previousHash, hash, ...entry } of read) {
      if (previousHash !== last.hash || hash !== hashOf(last.hash, entry))
        return { entries, head: last.hash, broken: { id, identity: entry.identity } }
      last = { id, hash }
      entries += 1
    }
    if (read.length < ROWS_PER_QUERY) return { entries, head: last.hash, broken: null }
  }
}
