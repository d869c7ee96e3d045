import type { Doer } from '../accounts/account-history.js'
import { endWaysIn, noteEnded, whoHasPassword } from '../accounts/end-ways-in.js'
import type { Database } from '../connection/database.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { damaged } from '../folder/sealed-file.js'
import { type Verdict, verifyHistory } from '../history/chain.js'
import { appliedMigrations, migrate, migrateTo } from '../migrations/migrations.js'
import { createTally, existing, rowsOf, writeAlike } from '../migrations/table-rows.js'
import { type BackupTable, backupTables } from '../migrations/tables.js'
import { announce } from '../publications/publish.js'
import { StoreError } from '../store-error.js'
import { type CheckedBackup, readBackup } from './read.js'
import { goOnAfter } from './sequences.js'

/** A statement takes about so much text: more is hardly faster. */
const ENOUGH = 1024 * 1024

const notEmpty = (table: string): StoreError =>
  new StoreError(
    `This database is not empty: there is something in “${table}”. Nothing was written. Restore into a new database, or an empty DATA_DIR.`,
  )

const requireEmpty = async (writer: Writer): Promise<void> => {
  for (const table of await existing(writer, backupTables)) {
    const { rows } = await writer.query(`select 1 from "${table}" limit 1`)
    if (rows.length > 0) throw notEmpty(table)
  }
}

/**
 * Of an earlier schema or of the backup's own: rows of an older schema are not put into a newer
 * one, whose changes would pass them by.
 */
const requireNoNewer = async (writer: Writer, { head }: CheckedBackup): Promise<void> => {
  const { done } = await appliedMigrations({ pool: writer })
  if (done.some((name) => !head.migrations.includes(name)))
    throw new StoreError(
      'This database is empty but already has a newer schema than the backup. Restore into a new database, or an empty DATA_DIR.',
    )
}

const insert = (writer: Writer, table: BackupTable, rows: readonly string[]) =>
  writer.query(
    `insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
    [`[${rows.join()}]`],
  )

const load = async (writer: Writer, { file, totals }: CheckedBackup): Promise<void> => {
  let waiting: string[] = []
  let length = 0
  let of: BackupTable | null = null
  const flush = async (): Promise<void> => {
    if (of && waiting.length > 0) await insert(writer, of, waiting)
    waiting = []
    length = 0
  }
  await readBackup(file, {
    rows: async (table, rows) => {
      if (of !== table) await flush()
      of = table
      for (const row of rows) {
        waiting.push(row)
        length += row.length
        if (length >= ENOUGH) await flush()
      }
    },
  })
  await flush()
  await goOnAfter(writer, backupTables, totals.numbers)
}

/** Reads back what was written: not one row more, less or different. */
const compare = async (writer: Writer, { file, tallies }: CheckedBackup): Promise<void> => {
  await writeAlike(writer)
  for (const table of await existing(writer, backupTables)) {
    const tally = createTally()
    for await (const rows of rowsOf(writer, table)) for (const row of rows) tally.add(row)
    const [got, given] = [tally.total(), tallies.get(table) ?? createTally().total()]
    if (got.rows !== given.rows || got.sum !== given.sum) throw damaged(file)
  }
}

/**
 * Puts a backup into an empty database, whole or not at all: makes the schema that it is of, writes
 * every row in one transaction, reads them back, and then brings the schema up to this release's.
 * Says what hashing the history again found. One-time links and recovery codes do not come back:
 * they may have been used since. With `endedBy` passwords and second factors do not either, which
 * history notes in that name; without, everybody signs in as on the day of the backup.
 * @throws StoreError when the database is not empty or newer, the disk is nearly full, or the file
 * is not as it was when it was checked
 */
export const restore = async (
  database: Database,
  backup: CheckedBackup,
  endedBy: Doer | null = null,
): Promise<Verdict> => {
  await requireEmpty(database.pool)
  await requireNoNewer(database.pool, backup)
  await migrateTo(database, backup.head.migrations.length)
  const ended = await inTransaction(database, async (writer) => {
    await requireEmpty(writer)
    await requireNoNewer(writer, backup)
    await load(writer, backup)
    await compare(writer, backup)
    const had = endedBy === null ? [] : await whoHasPassword(writer)
    await endWaysIn(writer, endedBy !== null)
    await announce(writer)
    return had
  })
  await migrate(database)
  const verdict = await verifyHistory(database)
  if (endedBy !== null && ended.length > 0) await noteEnded(database, ended, endedBy)
  return verdict
}
