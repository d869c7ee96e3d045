import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { backupClient, closeConnection } from '../connection/postgres.js'
import { column, execute } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import { requireFreeSpace } from '../folder/free-space.js'
import { createUnfinished, type SealKey } from '../folder/sealed-file.js'
import { readAppliedMigrations } from '../migrations/applied-migrations.js'
import { findExistingTables, rowsOf, setTextFormat } from '../migrations/table-rows.js'
import { type BackupTable, backupTables } from '../migrations/tables.js'
import { StoreError } from '../store-error.js'
import { backupName, sweepUnfinished } from './files.js'
import { BACKUP_FORMAT, type CheckedBackup, checkBackup, toRowLine } from './read.js'
import { readSequences } from './sequences.js'

/** Advisory lock of a server's backup: two at once would delete each other's unfinished files. */
const LOCK = 7_248_314

/** Reads in one database snapshot (repeatable read): later commits are not seen. */
const readSnapshotOf = async <T>(
  client: pg.ClientBase,
  read: (writer: Writer) => Promise<T>,
): Promise<T> => {
  await execute(client, 'begin isolation level repeatable read, read only')
  try {
    await setTextFormat(client)
    return await read(client)
  } finally {
    await execute(client, 'rollback')
  }
}

type SnapshotRead = <T>(read: (writer: Writer) => Promise<T>) => Promise<T>

/**
 * Runs a backup. The embedded connection is held only while reading; on a server, a session's
 * advisory lock excludes other backups. @throws BackupUnderWay when another process has the lock
 */
const withBackupLock = async <T>(
  { connectionString, pool }: Database,
  work: (read: SnapshotRead) => Promise<T>,
): Promise<T> => {
  if (connectionString === null)
    return work(async (read) => {
      const client = await pool.connect()
      try {
        return await readSnapshotOf(client, read)
      } finally {
        client.release()
      }
    })
  const client = backupClient(connectionString)
  await client.connect()
  try {
    const lock = 'select pg_try_advisory_lock($1)'
    const [isOurs] = await column(client, z.boolean(), lock, [LOCK])
    if (!isOurs) throw new BackupUnderWay()
    return await work((read) => readSnapshotOf(client, read))
  } finally {
    await closeConnection(client).catch(() => {})
  }
}

/** Another process is backing up this database. */
export class BackupUnderWay extends StoreError {
  constructor() {
    super('Another backup of this database is under way. Nothing was written.')
  }
}

const readMigrations = async (writer: Writer): Promise<readonly string[]> => {
  const { done, failed } = await readAppliedMigrations(writer)
  if (failed.length > 0)
    throw new StoreError(
      `The change ${failed[0]} of the database was begun and did not end. Nothing was backed up.`,
    )
  if (done.size === 0) throw new StoreError('There is nothing in this database to back up.')
  return [...done.keys()]
}

const throwIfAborted = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new StoreError('The backup was stopped. Nothing was written.')
}

async function* linesOf(
  writer: Writer,
  at: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const migrations = await readMigrations(writer)
  const [postgres = ''] = await column(writer, z.string(), 'show server_version')
  yield [JSON.stringify({ backup: BACKUP_FORMAT, at, migrations, postgres })]
  const tables = await findExistingTables(writer, backupTables)
  const counts = new Map<BackupTable, number>()
  for (const table of tables) {
    counts.set(table, 0)
    for await (const rows of rowsOf(writer, table)) {
      throwIfAborted(signal)
      counts.set(table, (counts.get(table) ?? 0) + rows.length)
      yield rows.map((row) => toRowLine(table, row))
    }
  }
  yield [
    JSON.stringify({
      rows: Object.fromEntries(counts),
      numbers: await readSequences(writer, tables),
    }),
  ]
}

/**
 * Writes a consistent snapshot into a new file in `folder`, verified before it is renamed into
 * place; deletes what a killed backup left there. The schema may be an earlier one.
 * @throws StoreError on a nearly full disk, without anything to back up, or as `BackupUnderWay`
 */
export const backUp = async (
  database: Database,
  folder: string,
  signal?: AbortSignal,
  key: SealKey | null = null,
): Promise<CheckedBackup> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await requireFreeSpace(folder)
  return withBackupLock(database, async (read) => {
    await sweepUnfinished(folder)
    const at = new Date().toISOString()
    const file = join(folder, backupName(at))
    const draft = createUnfinished(file, key)
    try {
      await read((writer) => draft.write(linesOf(writer, at, signal)))
      const checked = await checkBackup(draft.path, key)
      await draft.keep()
      return { ...checked, file }
    } catch (error) {
      await draft.drop()
      throw error
    }
  })
}
