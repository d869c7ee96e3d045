import type { Database } from '../connection/database.js'
import type { Writer } from '../connection/transaction.js'
import { toCanonical, toDigest } from '../listings/canonical-json.js'
import { ActorError } from '../store-error.js'

/**
 * One change of one program. `change` holds the old and the new of each field; `at` is UTC in ISO
 * form.
 */
export type Entry = Readonly<{
  identity: string
  at: string
  actor: string
  reason: string
  importRunId: string | null
  change: unknown
}>
export type Link = Readonly<{ id: number; hash: string }>

/** What the first row hashes instead of the row before it. */
const GENESIS = '0'.repeat(64)
const hashOf = (
  previousHash: string,
  { identity, at, actor, reason, importRunId, change }: Entry,
): string =>
  toDigest(previousHash, toCanonical({ identity, at, actor, reason, importRunId, change }))

/**
 * The newest entry, by which a state of the whole directory is known; number 0 where there is none.
 */
export const lastLink = async (writer: Writer): Promise<Link> => {
  const { rows } = await writer.query<{ id: string; hash: string }>(
    'select id, hash from history order by id desc limit 1',
  )
  return rows[0] ? { id: Number(rows[0].id), hash: rows[0].hash } : { id: 0, hash: GENESIS }
}

/**
 * Who was disabled while they were writing writes nothing; their own disabling is the last thing
 * that may be in their name.
 */
const requireActors = async (writer: Writer, entries: readonly Entry[]): Promise<void> => {
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
 * Writes entries after the last one, each with the hash of the one before. Only inside
 * `inTransaction`, whose lock keeps two writers from following the same row; every write of
 * programs and accounts goes through here, so whose it is is asked here, in its own transaction.
 * @throws ActorError when an actor among them is disabled
 */
export const appendHistory = async (writer: Writer, entries: readonly Entry[]): Promise<void> => {
  await requireActors(writer, entries)
  let { id, hash } = await lastLink(writer)
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

/** The number of the newest entry; it names the state of everything that is kept. */
export const newestEntry = async ({ pool }: Database): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(
    'select id from history order by id desc limit 1',
  )
  return rows[0]?.id ?? '0'
}

/**
 * Whether the history has that entry: then this is the database that had it, with all that came
 * before. Number 0 says nothing of any.
 */
export const isAfter = async ({ pool }: Database, { id, hash }: Link): Promise<boolean> =>
  (await pool.query('select 1 from history where id = $1 and hash = $2', [id, hash])).rows
    .length === 1

type Row = Readonly<{
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

/** Read in pages, each well within the request pool's time limits. */
const PAGE = 1000

/** `broken` is the first row that was altered, put in, or that follows a row taken out. */
export type Verdict = Readonly<{
  entries: number
  head: string
  broken: Readonly<{ id: number; identity: string }> | null
}>

/**
 * Hashes the whole history again. Rows taken off its end leave a chain that holds: compare `head`
 * with one kept elsewhere to notice that.
 */
export const verifyHistory = async ({ pool }: Readonly<{ pool: Writer }>): Promise<Verdict> => {
  let last: Link = { id: 0, hash: GENESIS }
  let entries = 0
  for (;;) {
    const { rows } = await pool.query<Row>(
      'select * from history where id > $1 order by id limit $2',
      [last.id, PAGE],
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
    if (rows.length < PAGE) return { entries, head: last.hash, broken: null }
  }
}
