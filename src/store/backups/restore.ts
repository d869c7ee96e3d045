import type { Doer } from '../accounts/account-history.js'
import { listPasswordHolders, noteResets, revokeCredentials } from '../accounts/end-ways-in.js'
import type { Database } from '../connection/database.js'
import { execute } from '../connection/rows.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { damagedError } from '../folder/sealed-file.js'
import { type ChainVerdict, verifyHistory } from '../history/chain.js'
import { readAppliedMigrations } from '../migrations/applied-migrations.js'
import { migrate, migrateTo } from '../migrations/migrations.js'
import { createTally, findExistingTables, rowsOf, setTextFormat } from '../migrations/table-rows.js'
import { type BackupTable, backupTables } from '../migrations/tables.js'
import { announce } from '../publications/publish.js'
import { StoreError } from '../store-error.js'
import { type CheckedBackup, readBackup } from './read.js'
import { advanceSequences } from './sequences.js'

/** Characters per INSERT: larger ones are hardly faster. */
const INSERT_LENGTH = 1024 * 1024

const notEmpty = (table: string): StoreError =>
  new StoreError(
    `This database is not empty: there is something in “${table}”. Nothing was written. Restore into a new database, or an empty DATA_DIR.`,
  )

const requireEmpty = async (writer: Writer): Promise<void> => {
  for (const table of await findExistingTables(writer, backupTables)) {
    if ((await execute(writer, `select from "${table}" limit 1`)) > 0) throw notEmpty(table)
  }
}

/** Rows loaded into a schema newer than the backup's would miss its data migrations. */
const requireNoNewer = async (writer: Writer, { head }: CheckedBackup): Promise<void> => {
  const { done } = await readAppliedMigrations(writer)
  if ([...done.keys()].some((name) => !head.migrations.includes(name)))
    throw new StoreError(
      'This database is empty but already has a newer schema than the backup. Restore into a new database, or an empty DATA_DIR.',
    )
}

const insert = (writer: Writer, table: BackupTable, rows: readonly string[]) =>
  execute(
    writer,
    `insert into "${table}" select * from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
    [`[${rows.join()}]`],
  )

const loadRows = async (writer: Writer, { file, totals }: CheckedBackup): Promise<void> => {
  let pending: string[] = []
  let length = 0
  let of: BackupTable | null = null
  const flush = async (): Promise<void> => {
    if (of && pending.length > 0) await insert(writer, of, pending)
    pending = []
    length = 0
  }
  await readBackup(file, {
    rows: async (table, rows) => {
      if (of !== table) await flush()
      of = table
      for (const row of rows) {
        pending.push(row)
        length += row.length
        if (length >= INSERT_LENGTH) await flush()
      }
    },
  })
  await flush()
  await advanceSequences(writer, backupTables, totals.numbers)
}

/** Verifies the restored rows against the backup's counts and hashes. */
const verifyRows = async (writer: Writer, { file, tallies }: CheckedBackup): Promise<void> => {
  await setTextFormat(writer)
  for (const table of await findExistingTables(writer, backupTables)) {
    const tally = createTally()
    for await (const rows of rowsOf(writer, table)) for (const row of rows) tally.add(row)
    const [got, given] = [tally.total(), tallies.get(table) ?? createTally().total()]
    if (got.rows !== given.rows || got.sum !== given.sum) throw damagedError(file)
  }
}

/**
 * Restores a backup into an empty database: migrates to its schema, writes and verifies every row
 * in one transaction, then migrates to this release. Returns the verdict on the history. One-time
 * links and recovery codes, maybe used since, are dropped; with `endedBy` also passwords and second
 * factors, recorded under that name; without, everyone signs in as on the day of the backup.
 * @throws StoreError when the database is not empty or newer, the disk full, or the file changed
 */
export const restore = async (
  database: Database,
  backup: CheckedBackup,
  endedBy: Doer | null = null,
): Promise<ChainVerdict> => {
  await requireEmpty(database.pool)
  await requireNoNewer(database.pool, backup)
  await migrateTo(database, backup.head.migrations.length)
  const ended = await inTransaction(database, async (writer) => {
    await requireEmpty(writer)
    await requireNoNewer(writer, backup)
    await loadRows(writer, backup)
    await verifyRows(writer, backup)
    const had = endedBy === null ? [] : await listPasswordHolders(writer)
    await revokeCredentials(writer, endedBy !== null)
    await announce(writer)
    return had
  })
  await migrate(database)
  const verdict = await verifyHistory(database)
  if (endedBy !== null && ended.length > 0) await noteResets(database, ended, endedBy)
  return verdict
}
