import { randomUUID } from 'node:crypto'
import { execute } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import { isUnavailable } from '../connection/unavailable.js'
import { codeOf, StoreError } from '../store-error.js'
import { hasMigrationsTable } from './applied-migrations.js'
import { checksumOf, readMigration } from './migration-files.js'

/** As Prisma's schema engine makes it: its command line reads and writes the same records. */
const migrationsTable = `CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`

/** Runs a migration's script and records it as Prisma would. */
const runScript = async (writer: Writer, name: string, script: string): Promise<void> => {
  if (!(await hasMigrationsTable(writer))) await execute(writer, migrationsTable)
  await execute(writer, script)
  await execute(
    writer,
    `insert into _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
     values ($1, $2, now(), clock_timestamp(), $3, 1)`,
    [randomUUID(), checksumOf(script), name],
  )
}

/** Messages about data (SQLSTATE class 22) quote it, and are left out. */
const reasonOf = (error: unknown): string =>
  error instanceof Error && !codeOf(error).startsWith('22') ? error.message : codeOf(error)

/**
 * Applies a migration and its record in one transaction: a failed or killed one leaves nothing.
 * @throws StoreError with the reason, or the driver's error when the database is unavailable
 */
export const applyMigration = async (client: Writer, name: string): Promise<void> => {
  const script = await readMigration(name)
  try {
    await client.query('begin')
    await runScript(client, name, script)
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('rolled back instead of committed')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    if (isUnavailable(cause)) throw cause
    throw new StoreError(
      `The change ${name} of the database failed, and nothing of it was kept: ${reasonOf(cause)}. Start the release before this one, and report this.`,
      { cause },
    )
  }
}
