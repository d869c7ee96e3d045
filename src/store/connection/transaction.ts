import type pg from 'pg'
import { requireRoom } from '../folder/free-space.js'
import type { Database } from './database.js'
import { editClient, hangUp, writeClient } from './postgres.js'

/**
 * What a step inside a transaction may use: this connection and no other (on the embedded engine
 * another would wait for ever).
 */
export type Writer = Pick<pg.ClientBase, 'query'>

/**
 * Every write of programs takes this lock first, so numbers are given in the order of commits and
 * two imports do not interleave.
 */
const LOCK = 7_248_313

/**
 * How long a transaction may take: an import may wait a minute for another one, an editor hears
 * within seconds that it cannot be now.
 */
export type Length = 'edit' | 'import'
type Held = Readonly<{ client: pg.ClientBase; leave: (failed: boolean) => Promise<void> }>

const connect = async ({ connectionString, pool }: Database, length: Length): Promise<Held> => {
  if (connectionString === null) {
    const client = await pool.connect()
    const leave = async (failed: boolean) => {
      // Also waits for a step that is still under way, which would else be done outside of the
      // transaction.
      if (failed) await client.query('rollback').catch(() => {})
      client.release(failed)
    }
    return { client, leave }
  }
  const client = length === 'edit' ? editClient(connectionString) : writeClient(connectionString)
  await client.connect()
  // The end of a session ends its transaction; asking for it first would wait on a line that may be
  // dead.
  return { client, leave: () => hangUp(client) }
}

const run = async <T>(client: pg.ClientBase, work: (writer: Writer) => Promise<T>): Promise<T> => {
  // After the lock everything that was committed before it must be seen, whatever the server's own
  // default is.
  await client.query('begin isolation level read committed')
  await client.query('select pg_advisory_xact_lock($1)', [LOCK])
  const done = await work(client)
  const { command } = await client.query('commit')
  // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed')
  return done
}

/**
 * Does `work` in one transaction that no other writer of programs overlaps, on a connection without
 * the requests' time limits. Everything or nothing is kept.
 * @throws StoreError when the disk is nearly full; whatever `work` or the commit throws, and then
 * nothing is kept, unless the line was lost while the server committed: then nobody here knows, and
 * doing it again must be harmless
 */
export const inTransaction = async <T>(
  database: Database,
  work: (writer: Writer) => Promise<T>,
  length: Length = 'import',
): Promise<T> => {
  await requireRoom(database)
  const { client, leave } = await connect(database, length)
  let failed = true
  try {
    const done = await run(client, work)
    failed = false
    return done
  } finally {
    await leave(failed).catch(() => {})
  }
}
