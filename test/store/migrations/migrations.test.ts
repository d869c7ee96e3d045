import { afterEach, describe, expect, test } from '@jest/globals'
import type { Database } from '../../../src/store/connection/database.js'
import { openDatabase } from '../../../src/store/connection/database.js'
import { EMBEDDED_MAJOR } from '../../../src/store/connection/pglite.js'
import { migrate, migrateTo } from '../../../src/store/migrations/migrations.js'
import { checkReadiness } from '../../../src/store/migrations/readiness.js'
import { findExistingTables } from '../../../src/store/migrations/table-rows.js'
import { backupTables, excludedTables } from '../../../src/store/migrations/tables.js'
import { StoreError } from '../../../src/store/store-error.js'
import {
  blankDatabase,
  describeServer,
  engines,
  freshDatabase,
} from '../../support/database/fresh-database.js'
import { startChild, until } from '../../support/process/child.js'
import { diffSchema } from '../../support/schema-engine/prisma-migrate.js'

/** Every migration, oldest first. */
const ours = [
  '20261123000000_first',
  '20261124000000_editors',
  '20261127000000_reports',
  '20261130020000_credentials_version',
  '20261130070000_accounts',
  '20261201000000_facts_version',
]

const migrating = `
const { openDatabase } = await import(dist + 'store/connection/database.js')
const { migrate } = await import(dist + 'store/migrations/migrations.js')
const database = await openDatabase({ databaseUrl: process.argv[1], dataDir: '' })
console.log((await migrate(database)).join() || 'nothing')
await database.close()`

let database: Database
afterEach(() => database.close())

describe.each(engines)('migrations on the %s engine', (engine) => {
  test('make the schema that schema.prisma describes, and nothing the second time', async () => {
    database = await blankDatabase(engine)
    expect(await migrate(database)).toEqual(ours)
    expect(await diffSchema(database)).toBe('')
    expect(await migrate(database)).toEqual([])
  })

  test('a schema that drifted shows', async () => {
    database = await freshDatabase(engine)
    await database.pool.query('alter table programs add column extra text')
    expect(await diffSchema(database)).toContain('DROP COLUMN "extra"')
  })

  test('a database of a newer release is refused, in a sentence that says what to do', async () => {
    database = await freshDatabase(engine)
    await database.pool.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '29990101000000_later', now())`,
    )
    const refused = migrate(database)
    await expect(refused).rejects.toThrow(StoreError)
    await expect(refused).rejects.toThrow(
      'newer release: this one does not know its change 29990101000000_later',
    )
  })

  test('a release that is running stays ready when a newer one adds to the schema', async () => {
    database = await freshDatabase(engine)
    await database.pool.query(
      `insert into _prisma_migrations (id, checksum, migration_name) values ('x', 'x', '29990101000000_later')`,
    )
    await checkReadiness(database)
    await database.pool.query(`update _prisma_migrations set finished_at = now() where id = 'x'`)
    await checkReadiness(database)
  })

  test('a migration that was begun and did not end is refused', async () => {
    database = await freshDatabase(engine)
    await database.pool.query('update _prisma_migrations set finished_at = null')
    await expect(migrate(database)).rejects.toThrow(
      '20261123000000_first of the database was begun and did not end',
    )
  })
})

describe.each(engines)('a migration that fails on the %s engine', (engine) => {
  test.each([
    [
      'its last table is there already',
      'create table import_drafts (id integer)',
      'drop table import_drafts',
      'relation "import_drafts" already exists',
    ],
    [
      'its record is refused',
      `alter table _prisma_migrations add constraint refused check (migration_name <> '${ours[1]}')`,
      'alter table _prisma_migrations drop constraint refused',
      'new row for relation "_prisma_migrations" violates check constraint "refused"',
    ],
  ])(
    'because %s, is undone whole, says why, and is applied later',
    async (_, obstruct, clear, why) => {
      database = await blankDatabase(engine)
      await migrateTo(database, 1)
      await database.pool.query(obstruct)
      const refused = migrate(database)
      await expect(refused).rejects.toThrow(StoreError)
      await expect(refused).rejects.toThrow(
        `The change ${ours[1]} of the database failed, and nothing of it was kept: ${why}.`,
      )
      const { rows } = await database.pool.query('select migration_name from _prisma_migrations')
      expect(rows).toEqual([{ migration_name: ours[0] }])
      expect(await findExistingTables(database.pool, ['editors', 'throttles'])).toEqual([])
      await database.pool.query(clear)
      expect(await migrate(database)).toEqual(ours.slice(1))
      expect(await diffSchema(database)).toBe('')
    },
  )

  test('quotes no data when it says why', async () => {
    database = await blankDatabase(engine)
    await migrateTo(database, 4)
    await database.pool.query(`create function refuse() returns event_trigger language plpgsql
      as $$ begin perform 'somebody’s own words'::integer; end $$`)
    await database.pool.query(
      'create event trigger refusing on ddl_command_start execute function refuse()',
    )
    const said = await migrate(database).catch(String)
    expect(said).toContain(`The change ${ours[4]} of the database failed`)
    expect(said).toContain(': 22P02.')
    expect(said).not.toContain('words')
  })
})

describe.each(engines)(
  'a database that its migrations did not make, on the %s engine,',
  (engine) => {
    test('is refused where one of them is another than this release has', async () => {
      database = await freshDatabase(engine)
      await database.pool.query(
        `update _prisma_migrations set checksum = repeat('0', 64) where migration_name = $1`,
        [ours[1]],
      )
      await expect(migrate(database)).rejects.toThrow(
        `The change ${ours[1]} of the database is another one than this release has.`,
      )
    })

    test('is refused where it has somebody else’s tables, and nothing is written', async () => {
      database = await blankDatabase(engine)
      await database.pool.query('create table invoices (id integer)')
      const refused = migrate(database)
      await expect(refused).rejects.toThrow(StoreError)
      await expect(refused).rejects.toThrow(
        'The database has a table invoices that is not of this directory.',
      )
      expect(
        await findExistingTables(database.pool, ['_prisma_migrations', 'organizations']),
      ).toEqual([])
    })

    test('is refused where a table is missing, whichever it is', async () => {
      database = await freshDatabase(engine)
      for (const table of [...backupTables, ...excludedTables]) {
        await database.pool.query(`alter table "${table}" rename to elsewhere`)
        const refused = migrate(database)
        await expect(refused).rejects.toThrow(StoreError)
        await expect(refused).rejects.toThrow(
          `The table ${table} is missing from the database. Restore the last backup`,
        )
        await database.pool.query(`alter table elsewhere rename to "${table}"`)
      }
      await migrate(database)
    })
  },
)

describeServer('migrations of processes that start at once', () => {
  test('are applied once', async () => {
    database = await blankDatabase('server')
    const others = await Promise.all(
      [1, 2].map(() => openDatabase({ databaseUrl: database.connectionString, dataDir: '' })),
    )
    const applied = await Promise.all([database, ...others].map(migrate))
    expect(applied.flat()).toEqual(ours)
    await Promise.all(others.map(({ close }) => close()))
  })

  test('are applied once by two processes', async () => {
    database = await blankDatabase('server')
    const children = [1, 2].map(() => startChild(migrating, database.connectionString ?? ''))
    expect(await Promise.all(children.map(({ ended }) => ended))).toEqual([0, 0])
    expect(children.map(({ said }) => said()).toSorted()).toEqual([`${ours}\n`, 'nothing\n'])
    expect(await diffSchema(database)).toBe('')
  })
})

describeServer('migrations of a process that is killed in the middle', () => {
  test('leave nothing, and the next process applies them', async () => {
    database = await blankDatabase('server')
    const other = await database.pool.connect()
    // Somebody else makes a table of the same name: the migration waits for them in its middle.
    await other.query('begin')
    await other.query('create table publications (slug text)')
    const child = startChild(migrating, database.connectionString ?? '')
    const waits = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'iop-migrate' and wait_event_type = 'Lock'`
    await until(async () => (await database.pool.query(waits)).rows.length === 1)
    child.process.kill('SIGKILL')
    await child.ended
    await other.query('rollback')
    other.release()
    expect(await migrate(database)).toEqual(ours)
    expect(await diffSchema(database)).toBe('')
  })
})

test('the embedded engine is of the major that its folders are marked with', async () => {
  database = await blankDatabase('embedded')
  const { rows } = await database.pool.query<{ server_version_num: string }>(
    'show server_version_num',
  )
  expect(Math.floor(Number(rows[0]?.server_version_num) / 10_000)).toBe(EMBEDDED_MAJOR)
})
