import type { Database } from '../../../src/store/connection/database.js'
import { listMigrations, readMigration } from '../../../src/store/migrations/migration-files.js'
import { readSchema, withSchemaEngine } from './schema-engine.js'

const everything = { externalTables: [], externalEnums: [] }

/** The first `most` migrations of this release, as the engine takes them. */
const migrationList = async (most: number) => ({
  baseDir: 'prisma/migrations',
  shadowDbInitScript: '',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  migrationDirectories: await Promise.all(
    (await listMigrations()).slice(0, most).map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readMigration(path) },
      },
    })),
  ),
})

/**
 * What `prisma migrate deploy` does, with the first `most` migrations: returns the names of those
 * that it applied.
 */
export const prismaDeploy = async (
  { pool }: Pick<Database, 'pool'>,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> => {
  const migrationsList = await migrationList(most)
  const { appliedMigrationNames } = await withSchemaEngine(pool, (engine) =>
    engine.applyMigrations({ migrationsList, filters: everything }),
  )
  return appliedMigrationNames
}

/** What `prisma migrate status` goes by; `history` is null when the database is up to date. */
export const prismaStatus = async ({ pool }: Pick<Database, 'pool'>) => {
  const migrationsList = await migrationList(Number.POSITIVE_INFINITY)
  return withSchemaEngine(pool, (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: everything,
    }),
  )
}

/**
 * The SQL that would migrate the database to schema.prisma (`prisma migrate diff`); empty when they
 * agree. Triggers and checks are not compared.
 */
export const diffSchema = async ({ pool }: Pick<Database, 'pool'>): Promise<string> => {
  const files = [{ path: 'prisma/schema.prisma', content: await readSchema() }]
  const { exitCode, stdout } = await withSchemaEngine(pool, (engine) =>
    engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: 'prisma' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: everything,
    }),
  )
  return exitCode === 0 ? '' : (stdout ?? '')
}
