import type pg from 'pg'
import { requireRoom } from '../folder/free-space.js'
import type { Database } from './database.js'
import { closeConnection, editClient, writeClient } from './postgres.js'

/** A transaction's only connection: using another is a deadlock on the embedded engine. */
export type Writer = Pick<pg.ClientBase, 'query'>

/** Advisory lock of all writers of listings: `seq` in commit order, and no interleaved imports. */
const WRITE_LOCK = 7_248_313

/** Timeouts: an import may wait a minute for another one, an edit fails within seconds. */
export type TransactionKind = 'edit' | 'import'
type TransactionClient = Readonly<{
  client: pg.ClientBase
  leave: (failed: boolean) => Promise<void>
}>

const connect = async (
  { connectionString, pool }: Database,
  kind: TransactionKind,
): Promise<TransactionClient> => {
  if (connectionString === null) {
    const client = await pool.connect()
    const leave = async (failed: boolean) => {
      // Also waits for a running step, which would otherwise execute outside the transaction.
      if (failed) await client.query('rollback').catch(() => {})
      client.release(failed)
    }
    return { client, leave }
  }
  const client = kind === 'edit' ? editClient(connectionString) : writeClient(connectionString)
  await client.connect()
  // Closing the session rolls back; a ROLLBACK would wait on a connection that may be dead.
  return { client, leave: () => closeConnection(client) }
}

const run = async <T>(client: pg.ClientBase, work: (writer: Writer) => Promise<T>): Promise<T> => {
  // What was committed before the lock must be visible, whatever the server's default isolation.
  await client.query('begin isolation level read committed')
  await client.query('select pg_advisory_xact_lock($1)', [WRITE_LOCK])
  const done = await work(client)
  const { command } = await client.query('commit')
  // PostgreSQL responds to COMMIT of a failed transaction with ROLLBACK and no error.
  if (command !== 'COMMIT') throw new Error('The transaction was rolled back instead of committed')
  return done
}

/**
 * Runs `work` in one transaction that no other writer of listings overlaps, without the request
 * timeouts. It must be idempotent: a connection lost during COMMIT leaves the outcome unknown.
 * @throws StoreError when the disk is nearly full; what `work` or the commit throws, after a
 * rollback
 */
export const inTransaction = async <T>(
  database: Database,
  work: (writer: Writer) => Promise<T>,
  kind: TransactionKind = 'import',
): Promise<T> => {
  await requireRoom(database)
  const { client, leave } = await connect(database, kind)
  let failed = true
  try {
    const done = await run(client, work)
    failed = false
    return done
  } finally {
    await leave(failed).catch(() => {})
  }
}

/** The same for one editor's change, which fails within seconds. */
export const inEdit = <T>(database: Database, work: (writer: Writer) => Promise<T>): Promise<T> =>
  inTransaction(database, work, 'edit')
