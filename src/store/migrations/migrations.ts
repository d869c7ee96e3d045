import type pg from 'pg'
import type { Database } from '../connection/database.js'
import { ignorePoolErrors, migrationPool } from '../connection/postgres.js'
import { execute } from '../connection/rows.js'
import { requireRoom } from '../folder/free-space.js'
import { readAppliedMigrations } from './applied-migrations.js'
import { applyMigration } from './apply-migration.js'
import { listMigrations } from './migration-files.js'
import { requireKnown, requireOurs, requireTables } from './schema-checks.js'

/** Advisory lock key of migrations; arbitrary, and used by nothing else on the server. */
const LOCK = 7_248_312

const applyAll = async (client: pg.ClientBase, most: number): Promise<readonly string[]> => {
  await requireOurs(client)
  const [ours, applied] = [await listMigrations(), await readAppliedMigrations(client)]
  await requireKnown(applied, ours)
  const wanted = ours.slice(0, most).filter((name) => !applied.done.has(name))
  for (const name of wanted) await applyMigration(client, name)
  return wanted
}

/**
 * Migrates to this release's schema, one process at a time; returns the migrations applied.
 * @throws StoreError when the database is somebody else's, newer than this release or differs from
 * its migrations, a migration fails or failed before, or the disk is nearly full
 */
export const migrate = async (database: Database): Promise<readonly string[]> => {
  const applied = await migrateTo(database, Number.POSITIVE_INFINITY)
  await requireTables(database)
  return applied
}

/** The same for the first `most` migrations only: builds the schema of an older backup. */
export const migrateTo = async (database: Database, most: number): Promise<readonly string[]> => {
  await requireRoom(database)
  const pool =
    database.connectionString === null
      ? database.pool
      : ignorePoolErrors(migrationPool(database.connectionString))
  try {
    const client = await pool.connect()
    try {
      // A session-level lock: held as long as the server may still run what a killed process sent.
      if (!database.embedded) await execute(client, 'select pg_advisory_lock($1)', [LOCK])
      return await applyAll(client, most)
    } finally {
      // Closing the session releases the lock even if an unlock could not be sent.
      client.release(!database.embedded)
    }
  } finally {
    if (pool !== database.pool) await pool.end()
  }
}

/**
 * Whether the database has this release's migrations. A newer release's are additive, so a running
 * process goes on beside them; only a start on such a database is refused.
 */
export const isMigrated = async ({ pool }: Pick<Database, 'pool'>): Promise<boolean> => {
  const { done } = await readAppliedMigrations(pool)
  return (await listMigrations()).every((name) => done.has(name))
}
