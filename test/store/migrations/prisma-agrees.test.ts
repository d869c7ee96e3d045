import { afterEach, describe, expect, test } from '@jest/globals'
import type { Database } from '../../../src/store/connection/database.js'
import { listMigrations } from '../../../src/store/migrations/migration-files.js'
import { migrate, migrateTo } from '../../../src/store/migrations/migrations.js'
import { blankDatabase, engines } from '../../support/database/fresh-database.js'
import {
  diffSchema,
  prismaDeploy,
  prismaStatus,
} from '../../support/schema-engine/prisma-migrate.js'

/** What `prisma migrate status` calls up to date. */
const upToDate = {
  hasMigrationsTable: true,
  history: null,
  editedMigrationNames: [],
  failedMigrationNames: [],
}

/** The table of records as the database describes it. */
const tableOf = async ({ pool }: Database) => {
  const columns = await pool.query(
    `select column_name, data_type, character_maximum_length, is_nullable, column_default
     from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`,
  )
  const keys = await pool.query(
    `select conname, pg_get_constraintdef(oid) as definition from pg_constraint
     where conrelid = '_prisma_migrations'::regclass and contype = 'p'`,
  )
  return [...columns.rows, ...keys.rows]
}

/** The records without what differs from one run to the next. */
const recordsOf = async ({ pool }: Database) =>
  (
    await pool.query(
      `select migration_name, checksum, logs, rolled_back_at, applied_steps_count, length(id) as id_length,
         started_at <= finished_at and finished_at > now() - interval '10 minutes' as in_order
       from _prisma_migrations order by started_at, migration_name`,
    )
  ).rows

let open: Database[] = []
const blank = async (...given: Parameters<typeof blankDatabase>): Promise<Database> => {
  const database = await blankDatabase(...given)
  open.push(database)
  return database
}
afterEach(async () => {
  for (const database of open) await database.close()
  open = []
})

describe.each(engines)('Prisma’s own migrate, on the %s engine,', (engine) => {
  test('finds a database that we migrated up to date, and applies nothing to it', async () => {
    const database = await blank(engine)
    await migrate(database)
    expect(await prismaStatus(database)).toEqual(upToDate)
    expect(await prismaDeploy(database)).toEqual([])
    expect(await diffSchema(database)).toBe('')
  })

  test('makes the same table and the same records', async () => {
    const [ours, prismas] = [await blank(engine), await blank(engine)]
    await migrate(ours)
    await prismaDeploy(prismas)
    expect(await tableOf(ours)).toEqual(await tableOf(prismas))
    expect(await recordsOf(ours)).toEqual(await recordsOf(prismas))
    expect(await recordsOf(ours)).toHaveLength((await listMigrations()).length)
  })

  test('can be followed by us, and go on where we stopped', async () => {
    const all = await listMigrations()
    const database = await blank(engine)
    expect(await prismaDeploy(database, 1)).toEqual(all.slice(0, 1))
    expect(await migrateTo(database, 3)).toEqual(all.slice(1, 3))
    expect(await prismaStatus(database)).toMatchObject({
      history: { diagnostic: 'databaseIsBehind', unappliedMigrationNames: all.slice(3) },
    })
    expect(await prismaDeploy(database, 4)).toEqual(all.slice(3, 4))
    expect(await migrate(database)).toEqual(all.slice(4))
    expect(await prismaStatus(database)).toEqual(upToDate)
  })

  test('can mark a migration as rolled back, which is then applied anew', async () => {
    const all = await listMigrations()
    const database = await blank(engine)
    await migrateTo(database, 1)
    await database.pool.query(
      `insert into _prisma_migrations (id, checksum, migration_name, rolled_back_at, logs)
       select 'x', repeat('0', 64), $1, now(), 'ERROR: why it failed'`,
      [all[1]],
    )
    expect(await migrate(database)).toEqual(all.slice(1))
    expect(await prismaStatus(database)).toEqual(upToDate)
  })
})
