import type pg from 'pg'
import type { Database } from './database.js'
import { requireFreeSpace } from './free-space.js'
import { writeClient } from './server.js'

/** What a step inside a transaction may use: this connection and no other (on the embedded engine another would wait for ever). */
export type Writer = Pick<pg.ClientBase, 'query'>

/** Every write of programs takes this lock first, so numbers are given in the order of commits and two imports do not interleave. */
const LOCK = 7_248_313

type Held = Readonly<{ client: pg.ClientBase; leave: (failed: boolean) => Promise<void> }>

const connect = async ({ connectionString, pool }: Database): Promise<Held> => {
  if (connectionString === null) {
    const client = await pool.connect()
    // A client that failed may still be inside its transaction; a new one starts clean.
    return { client, leave: async (failed) => client.release(failed) }
  }
  const client = writeClient(connectionString)
  await client.connect()
  return { client, leave: () => client.end() }
}

const run = async <T>(client: pg.ClientBase, work: (writer: Writer) => Promise<T>): Promise<T> => {
  await client.query('begin')
  await client.query('select pg_advisory_xact_lock($1)', [LOCK])
  const done = await work(client)
  const { command } = await client.query('commit')
  // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed')
  return done
}

/**
 * Does `work` in one transaction that no other writer of programs overlaps, on a connection without the requests' time limits.
 * Everything or nothing is kept.
 * @throws StoreError when the disk is nearly full; whatever `work` or the commit throws, and then nothing is kept
 */
export const inTransaction = async <T>(database: Database, work: (writer: Writer) => Promise<T>): Promise<T> => {
  if (database.dataDir !== null) await requireFreeSpace(database.dataDir)
  const { client, leave } = await connect(database)
  let failed = true
  try {
    const done = await run(client, work)
    failed = false
    return done
  } catch (error) {
    // Without a connection there is nothing to roll back: the server does it when it notices.
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await leave(failed).catch(() => {})
  }
}
