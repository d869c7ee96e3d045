import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import type { Database } from '../../../src/store/connection/database.js'
import { verifyHistory } from '../../../src/store/history/chain.js'
import { engines, freshDatabase } from '../../support/database/fresh-database.js'
import { aChange, aListing, aNew, aPlan, manyNew } from '../../support/site/a-listing.js'

describe.each(engines)('history on the %s engine', (engine) => {
  let database: Database
  beforeEach(async () => {
    database = await freshDatabase(engine)
    await applyImport(database, aPlan(manyNew(5)), 'ada')
    await applyImport(database, aPlan([aChange(aListing(0), { name: 'Renamed' })]), 'grace')
  })
  afterEach(() => database.close())

  test('says who changed what, when and why, with the old and the new', async () => {
    const last = await database.prisma.history.findFirstOrThrow({
      orderBy: { id: 'desc' },
      include: { importRun: true },
    })
    expect(last).toMatchObject({
      id: 6n,
      identity: aListing(0).identity,
      actor: 'grace',
      reason: 'Import of directory.csv',
    })
    expect(last.importRun?.by).toBe('grace')
    expect(last.change).toEqual({
      kind: 'changed',
      edition: { list: 'samhsa-su', year: 2024, absentSince: null },
      fields: { name: { old: aListing(0).name, new: 'Renamed' } },
      facts: {},
    })
  })

  test('keeps each fact that an import changed, before and after', async () => {
    const listing = aListing(1)
    const { phone: _, ...statements } = listing.statements
    await applyImport(database, aPlan([aChange(listing, { statements })]), 'ada')
    const last = await database.prisma.history.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(last.change).toMatchObject({
      fields: {},
      facts: { phone: { old: listing.statements.phone, new: null } },
    })
  })

  test.each([
    'update history set reason = reason where false',
    'delete from history',
    'truncate history',
    'truncate import_runs cascade',
  ])('refuses: %s', async (sql) => {
    await expect(database.pool.query(sql)).rejects.toThrow('history is append-only')
    expect((await verifyHistory(database)).entries).toBe(6)
  })

  test('is a chain that holds', async () => {
    const verdict = await verifyHistory(database)
    expect(verdict).toMatchObject({ entries: 6, broken: null })
    expect(verdict.head).toBe(
      (await database.prisma.history.findFirstOrThrow({ orderBy: { id: 'desc' } })).hash,
    )
  })

  test('is a chain that holds when many write at once', async () => {
    const writes = Array.from({ length: 8 }, (_, i) =>
      applyImport(database, aPlan([aNew(aListing(100 + i))]), 'ada'),
    )
    await Promise.all(writes)
    expect(await verifyHistory(database)).toMatchObject({ entries: 14, broken: null })
  })

  test.each([
    ['an altered reason', `update history set reason = 'another' where id = 3`, 3],
    ['an altered time', `update history set at = at + interval '1 ms' where id = 3`, 3],
    [
      'an altered fact',
      `update history set change = jsonb_set(change, '{fields,name,new}', '"x"') where id = 3`,
      3,
    ],
    ['a row taken out', 'delete from history where id = 3', 4],
    ['a row given to another program', `update history set identity = 'other' where id = 3`, 3],
  ])('shows %s', async (_, sql, row) => {
    await database.pool.query('alter table history disable trigger history_append_only')
    await database.pool.query(sql)
    await database.pool.query('alter table history enable always trigger history_append_only')
    expect((await verifyHistory(database)).broken?.id).toBe(row)
  })
})
