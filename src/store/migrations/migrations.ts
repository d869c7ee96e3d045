import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'
import type { Database } from '../connection/database.js'
import { ignorePoolErrors, migrationPool } from '../connection/postgres.js'
import type { Writer } from '../connection/transaction.js'
import { requireRoom } from '../folder/free-space.js'
import { StoreError } from '../store-error.js'
import { prismaFolder, readSchema, withSchemaEngine } from './schema-engine.js'
import { findExistingTables } from './table-rows.js'
import { backupTables, excludedTables } from './tables.js'

/** Advisory lock key of migrations; arbitrary, and used by nothing else on the server. */
const LOCK = 7_248_312
const everything = { externalTables: [], externalEnums: [] }

/** The migrations of this release, oldest first. */
export const listMigrations = async (): Promise<readonly string[]> =>
  (await readdir(new URL('migrations/', prismaFolder), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

const readMigration = async (path: string) => {
  const value = await readFile(new URL(`migrations/${path}/migration.sql`, prismaFolder), 'utf8')
  return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } }
}

export type AppliedMigrations = Readonly<{ done: readonly string[]; failed: readonly string[] }>
/**
 * The migrations applied to a database, oldest first, and those that started and did not finish.
 */
export const readAppliedMigrations = async ({
  pool,
}: Readonly<{ pool: Writer }>): Promise<AppliedMigrations> => {
  const table = await pool.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  )
  if (!table.rows[0]?.there) return { done: [], failed: [] }
  const { rows } = await pool.query<{ name: string; done: boolean }>(
    'select migration_name as name, finished_at is not null as done from _prisma_migrations where rolled_back_at is null order by migration_name',
  )
  const named = (done: boolean) => rows.filter((row) => row.done === done).map(({ name }) => name)
  return { done: named(true), failed: named(false) }
}

/** The checksums that Prisma may have recorded for a migration: its file's, with LF or CRLF. */
const checksumsOf = async (name: string): Promise<readonly string[]> => {
  const { value } = (await readMigration(name)).migrationFile.content
  const plain = value.replaceAll('\r\n', '\n')
  return [plain, plain.replaceAll('\n', '\r\n')].map((text) =>
    createHash('sha256').update(text).digest('hex'),
  )
}

/**
 * Checks that applied migrations equal this release's: otherwise the schema is unknown.
 * @throws StoreError
 */
const requireUnchanged = async (
  { pool }: Readonly<{ pool: Writer }>,
  done: readonly string[],
): Promise<void> => {
  if (done.length === 0) return
  const { rows } = await pool.query<{ name: string; checksum: string }>(
    'select migration_name as name, checksum from _prisma_migrations where migration_name = any($1) and finished_at is not null and rolled_back_at is null',
    [[...done]],
  )
  for (const { name, checksum } of rows)
    if (!(await checksumsOf(name)).includes(checksum))
      throw new StoreError(
        `The change ${name} of the database is another one than this release has. Start the release that made the database.`,
      )
}

/**
 * Checks that all tables exist: otherwise the database is damaged, or not ours.
 * @throws StoreError that names the missing table
 */
const requireTables = async ({ pool }: Readonly<{ pool: Writer }>): Promise<void> => {
  const all = [...backupTables, ...excludedTables]
  const there = await findExistingTables(pool, all)
  const missing = all.find((name) => !there.includes(name))
  if (missing)
    throw new StoreError(
      `The table ${missing} is missing from the database. Restore the last backup into a new one.`,
    )
}

/** A pool that uses one connection, since the engine only accepts pools. */
const throughOne = (pool: pg.Pool, client: pg.ClientBase): pg.Pool =>
  Object.create(pool, { query: { value: client.query.bind(client) } }) as pg.Pool

/**
 * One transaction including Prisma's own records: a killed process leaves no half-applied
 * migration, which could not be resumed.
 */
const inOneTransaction = async <T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> => {
  await client.query('begin')
  try {
    const done = await work()
    const { command } = await client.query('commit')
    if (command !== 'COMMIT')
      throw new Error('The migrations were rolled back instead of committed')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

const apply = async (
  shared: pg.Pool,
  client: pg.ClientBase,
  most: number,
): Promise<readonly string[]> => {
  const pool = throughOne(shared, client)
  const ours = await listMigrations()
  const { done, failed } = await readAppliedMigrations({ pool })
  const unknown = done.filter((name) => !ours.includes(name))
  if (unknown.length > 0)
    throw new StoreError(
      `The database was made by a newer release: this one does not know its change ${unknown[0]}. Start the newer release.`,
    )
  if (failed.length > 0)
    throw new StoreError(
      `The change ${failed[0]} of the database was begun and did not end. Restore the backup made before it, or see the README.`,
    )
  await requireUnchanged({ pool }, done)
  const wanted = ours.slice(0, most)
  if (wanted.every((name) => done.includes(name))) return []
  const migrationsList = {
    baseDir: 'prisma/migrations',
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    migrationDirectories: await Promise.all(wanted.map(readMigration)),
  }
  const { appliedMigrationNames } = await inOneTransaction(client, () =>
    withSchemaEngine(pool, (engine) =>
      engine.applyMigrations({ migrationsList, filters: everything }),
    ),
  )
  return appliedMigrationNames
}

/**
 * Migrates the database to this release's schema; returns the applied migrations. Concurrent
 * processes wait for each other, and the first one migrates.
 * @throws StoreError when the database is newer than this release or differs from its migrations, a
 * migration failed before, or the disk is nearly full
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
      if (!database.embedded) await client.query('select pg_advisory_lock($1)', [LOCK])
      return await apply(pool, client, most)
    } finally {
      // Closing the session releases the lock even if an unlock could not be sent.
      client.release(!database.embedded)
    }
  } finally {
    if (pool !== database.pool) await pool.end()
  }
}

/**
 * Whether the database has this release's migrations. A newer release may have applied its own
 * beside a running process: they are additive, so the previous release keeps running; only a start
 * on such a database is refused.
 */
export const isMigrated = async (database: Pick<Database, 'pool'>): Promise<boolean> => {
  const { done } = await readAppliedMigrations(database)
  const ours = await listMigrations()
  return ours.every((name) => done.includes(name))
}

/**
 * The SQL that would migrate the database to schema.prisma; empty when they agree. Triggers and
 * checks are not compared.
 */
export const diffSchema = async ({ pool }: Database): Promise<string> =>
  diffSchemaFrom(pool, 'database')

/** The same, optionally from an empty database: how the first migration was written. */
export const diffSchemaFrom = async (
  pool: Database['pool'],
  from: 'nothing' | 'database',
): Promise<string> => {
  const files = [{ path: 'prisma/schema.prisma', content: await readSchema() }]
  const { exitCode, stdout } = await withSchemaEngine(pool, (engine) =>
    engine.diff({
      from:
        from === 'nothing'
          ? { tag: 'empty' }
          : { tag: 'schemaDatasource', files, configDir: 'prisma' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: everything,
    }),
  )
  return exitCode === 0 ? '' : (stdout ?? '')
}
