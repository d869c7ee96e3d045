import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { saveEdit } from '../../../src/store/changes/edits.js'
import type { Database } from '../../../src/store/connection/database.js'
import { verifyHistory } from '../../../src/store/history/chain.js'
import { readRecordOf } from '../../../src/store/listings/record.js'
import { listMigrations } from '../../../src/store/migrations/migration-files.js'
import { migrate } from '../../../src/store/migrations/migrations.js'
import { findDifferences } from '../../../src/store/publications/verify-published.js'
import { blankDatabase, type Engine, engines } from '../../support/database/fresh-database.js'
import { diffSchema, prismaDeploy } from '../../support/schema-engine/prisma-migrate.js'
import { siteOver } from '../../support/site/open-site.js'

/**
 * Rows that release 0.1.0 wrote: an import of three programs, an edit, a pause, an archiving, an
 * owner, a report and a draft. The first line is what its `history -- verify` printed.
 */
const [verdict, ...written] = readFileSync(new URL('release-0.1.0.ndjson', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
/** The migrations that it had. */
const MIGRATIONS = 3

/** The database as that release left it: migrated by Prisma's schema engine, with those rows. */
const openOld = async (engine: Engine): Promise<Database> => {
  const database = await blankDatabase(engine)
  await prismaDeploy(database, MIGRATIONS)
  for (const { table, row } of written)
    await database.pool.query(
      `insert into "${table}" select * from jsonb_populate_record(null::"${table}", $1)`,
      [row],
    )
  for (const table of ['organizations', 'locations', 'programs'])
    await database.pool.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), max(id)) from ${table}`,
    )
  return database
}

describe.each(engines)('a database of release 0.1.0, on the %s engine,', (engine) => {
  test('is migrated, keeps every row and its history, and is served and edited on', async () => {
    const database = await openOld(engine)
    expect(await migrate(database)).toEqual((await listMigrations()).slice(MIGRATIONS))
    expect(await diffSchema(database)).toBe('')
    for (const { table, row } of written) {
      const same = `select 1 from "${table}" as one where to_jsonb(one) @> $1`
      expect((await database.pool.query(same, [row])).rows).toHaveLength(1)
    }
    expect(await verifyHistory(database)).toEqual({ ...verdict, broken: null })
    for await (const difference of findDifferences(database)) expect(difference).toBeUndefined()

    const site = await siteOver(database)
    expect((await site.get('/programs/somewhere-else-abcd').expect(200)).text).toContain(
      'Harbor “Ünïcode” 0',
    )
    await site.get('/programs/harbor-0-blacklick-oh-iop-abcd').expect(301)

    const { identity } = written.find(({ table }) => table === 'programs').row
    const record = await readRecordOf(database.pool, identity)
    if (!record) throw new Error('The program is gone')
    const edit = { kind: 'edited', actor: 'ed@example.org', reason: 'a newer release' } as const
    const { listing, version } = record
    expect(
      await saveEdit(database, { ...edit, version, listing: { ...listing, name: 'Renamed' } }),
    ).toHaveProperty('saved')
    expect(await verifyHistory(database)).toMatchObject({
      entries: verdict.entries + 1,
      broken: null,
    })
    await site.close()
  })
})
