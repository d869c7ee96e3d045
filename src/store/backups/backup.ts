import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Database } from '../connection/database.js'
import { backupClient, hangUp } from '../connection/postgres.js'
import type { Writer } from '../connection/transaction.js'
import { requireFreeSpace } from '../folder/free-space.js'
import { type SealKey, unfinished } from '../folder/sealed-file.js'
import { appliedMigrations } from '../migrations/migrations.js'
import { existing, rowsOf, writeAlike } from '../migrations/table-rows.js'
import { type BackupTable, backupTables } from '../migrations/tables.js'
import { StoreError } from '../store-error.js'
import { backupName, sweepUnfinished } from './files.js'
import { BACKUP_FORMAT, type CheckedBackup, checkBackup, toRowLine } from './read.js'
import { lastNumbers } from './sequences.js'

/**
 * Held by who backs up a server's database: two at once would take each other's unfinished files
 * away.
 */
const LOCK = 7_248_314

/** Reads at one moment of the database: what is committed meanwhile is not seen. */
const atOneMoment = async <T>(
  client: pg.ClientBase,
  read: (writer: Writer) => Promise<T>,
): Promise<T> => {
  await client.query('begin isolation level repeatable read, read only')
  try {
    await writeAlike(client)
    return await read(client)
  } finally {
    await client.query('rollback')
  }
}

type Read = <T>(read: (writer: Writer) => Promise<T>) => Promise<T>

/**
 * The embedded engine has one connection, which everybody waits for: it is held for the reading
 * alone.
 */
const alone = async <T>(
  { connectionString, pool }: Database,
  work: (read: Read) => Promise<T>,
): Promise<T> => {
  if (connectionString === null)
    return work(async (read) => {
      const client = await pool.connect()
      try {
        return await atOneMoment(client, read)
      } finally {
        client.release()
      }
    })
  const client = backupClient(connectionString)
  await client.connect()
  try {
    const { rows } = await client.query<{ ours: boolean }>(
      'select pg_try_advisory_lock($1) as ours',
      [LOCK],
    )
    if (!rows[0]?.ours) throw new BackupUnderWay()
    return await work((read) => atOneMoment(client, read))
  } finally {
    await hangUp(client).catch(() => {})
  }
}

/** Another process backs this database up at this moment. */
export class BackupUnderWay extends StoreError {
  constructor() {
    super('Another backup of this database is under way. Nothing was written.')
  }
}

const readMigrations = async (writer: Writer): Promise<readonly string[]> => {
  const { done, failed } = await appliedMigrations({ pool: writer })
  if (failed.length > 0)
    throw new StoreError(
      `The change ${failed[0]} of the database was begun and did not end. Nothing was backed up.`,
    )
  if (done.length === 0) throw new StoreError('There is nothing in this database to back up.')
  return done
}

const stop = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new StoreError('The backup was stopped. Nothing was written.')
}

async function* linesOf(
  writer: Writer,
  at: string,
  signal?: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const migrations = await readMigrations(writer)
  const { rows: version } = await writer.query<{ server_version: string }>('show server_version')
  yield [
    JSON.stringify({
      backup: BACKUP_FORMAT,
      at,
      migrations,
      postgres: version[0]?.server_version ?? '',
    }),
  ]
  const tables = await existing(writer, backupTables)
  const counts = new Map<BackupTable, number>()
  for (const table of tables) {
    counts.set(table, 0)
    for await (const rows of rowsOf(writer, table)) {
      stop(signal)
      counts.set(table, (counts.get(table) ?? 0) + rows.length)
      yield rows.map((row) => toRowLine(table, row))
    }
  }
  yield [
    JSON.stringify({
      rows: Object.fromEntries(counts),
      numbers: await lastNumbers(writer, tables),
    }),
  ]
}

/**
 * Writes everything that the database holds at one moment into a new file in `folder`, and reads it
 * back whole before it gets its name. What a backup that was killed left in that folder is taken
 * away. The database is only read, and may be of an earlier schema.
 * @throws StoreError when the disk is nearly full, there is nothing to back up, or another backup
 * is under way (`BackupUnderWay`)
 */
export const backUp = async (
  database: Database,
  folder: string,
  signal?: AbortSignal,
  key: SealKey | null = null,
): Promise<CheckedBackup> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await requireFreeSpace(folder)
  return alone(database, async (read) => {
    await sweepUnfinished(folder)
    const at = new Date().toISOString()
    const file = join(folder, backupName(at))
    const draft = unfinished(file, key)
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
