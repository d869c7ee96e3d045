import { z } from 'zod'
import { column } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import { StoreError } from '../store-error.js'
import { type AppliedMigrations, hasMigrationsTable } from './applied-migrations.js'
import { isChecksumOf, readMigration } from './migration-files.js'
import { findExistingTables } from './table-rows.js'
import { backupTables, excludedTables } from './tables.js'

/** Refuses to mix our tables with somebody else's. @throws StoreError that names one of those */
export const requireOurs = async (writer: Writer): Promise<void> => {
  if (await hasMigrationsTable(writer)) return
  const [table] = await column(
    writer,
    z.string(),
    `select relname from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname limit 1`,
  )
  if (table)
    throw new StoreError(
      `The database has a table ${table} that is not of this directory. Give it a database of its own.`,
    )
}

/** Requires whole, unchanged migrations of ours: else the schema is unknown. @throws StoreError */
export const requireKnown = async (
  { done, failed }: AppliedMigrations,
  ours: readonly string[],
): Promise<void> => {
  const unknown = [...done.keys()].find((name) => !ours.includes(name))
  if (unknown)
    throw new StoreError(
      `The database was made by a newer release: this one does not know its change ${unknown}. Start the newer release.`,
    )
  if (failed.length > 0)
    throw new StoreError(
      `The change ${failed[0]} of the database was begun and did not end. Restore the backup made before it, or see docs/operate.md.`,
    )
  for (const [name, checksum] of done)
    if (!isChecksumOf(checksum, await readMigration(name)))
      throw new StoreError(
        `The change ${name} of the database is another one than this release has. Start the release that made the database.`,
      )
}

/** Requires all tables: without one it is damaged or not ours. @throws StoreError that names it */
export const requireTables = async ({ pool }: Readonly<{ pool: Writer }>): Promise<void> => {
  const all = [...backupTables, ...excludedTables]
  const there = await findExistingTables(pool, all)
  const missing = all.find((name) => !there.includes(name))
  if (missing)
    throw new StoreError(
      `The table ${missing} is missing from the database. Restore the last backup into a new one.`,
    )
}
