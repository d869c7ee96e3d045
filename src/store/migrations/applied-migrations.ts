import { z } from 'zod'
import { execute, rows } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'

/** Whether a migration was ever begun on the database, by this directory or by Prisma. */
export const hasMigrationsTable = async (writer: Writer): Promise<boolean> => {
  const there = "select where to_regclass('_prisma_migrations') is not null"
  return (await execute(writer, there)) > 0
}

/**
 * Migrations that ended, oldest first, each with its recorded checksum; and the names of those that
 * were begun and did not end. Those that an operator marked as rolled back are neither.
 */
export type AppliedMigrations = Readonly<{
  done: ReadonlyMap<string, string>
  failed: readonly string[]
}>

const recorded = z.object({ name: z.string(), checksum: z.string(), done: z.boolean() })

/** The migrations applied to a database. */
export const readAppliedMigrations = async (writer: Writer): Promise<AppliedMigrations> => {
  if (!(await hasMigrationsTable(writer))) return { done: new Map(), failed: [] }
  const all = await rows(
    writer,
    recorded,
    'select migration_name as name, checksum, finished_at is not null as done from _prisma_migrations where rolled_back_at is null order by migration_name',
  )
  return {
    done: new Map(all.filter(({ done }) => done).map(({ name, checksum }) => [name, checksum])),
    failed: all.filter(({ done }) => !done).map(({ name }) => name),
  }
}
