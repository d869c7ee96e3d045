import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { applyImport, applyImports } from '../../../src/store/changes/apply-import.js'
import type { Database } from '../../../src/store/connection/database.js'
import { readLastLink } from '../../../src/store/history/chain.js'
import { isEmpty, readListings } from '../../../src/store/listings/read-all.js'
import { readNewestSeq } from '../../../src/store/publications/publications.js'
import { StoreError } from '../../../src/store/store-error.js'
import { engines, freshDatabase } from '../../support/database/fresh-database.js'
import { aChange, aListing, aNew, aPlan, manyNew } from '../../support/site/a-listing.js'

describe.each(engines)('an import on the %s engine', (engine) => {
  let database: Database
  beforeEach(async () => {
    database = await freshDatabase(engine)
  })
  afterEach(() => database.close())
  const counts = async () => ({
    programs: await database.prisma.listing.count(),
    organizations: await database.prisma.organization.count(),
    locations: await database.prisma.location.count(),
    publications: await database.prisma.publication.count(),
    history: await database.prisma.history.count(),
    runs: await database.prisma.importRun.count(),
  })
  const nothing = {
    programs: 0,
    organizations: 0,
    locations: 0,
    publications: 0,
    history: 0,
    runs: 0,
  }

  test('gives back the listings that it was given, every field of them', async () => {
    const bare: Listing = {
      ...aListing(2),
      place: null,
      edition: null,
      sample: true,
      statements: {},
      status: 'in-review',
      level: 'php',
    }
    const absent: Listing = {
      ...aListing(3),
      edition: { list: 'samhsa-su', year: 2024, absentSince: 2025 },
    }
    const written = [aListing(1), bare, absent]
    expect(await isEmpty(database)).toBe(true)
    await applyImport(database, aPlan(written.map(aNew)), 'test')
    expect(await isEmpty(database)).toBe(false)
    expect(await readListings(database)).toEqual(written)
  })

  test('writes its run, with what it did', async () => {
    const plan = aPlan(manyNew(3), {
      unchanged: 7,
      problems: [{ field: 'zip', message: 'is not a ZIP', line: 4 }],
    })
    const { runId, seq } = await applyImport(database, plan, 'ada')
    expect(seq).toBe(3)
    const run = await database.prisma.importRun.findFirstOrThrow()
    expect(run).toMatchObject({
      id: runId,
      added: 3,
      changed: 0,
      absent: 0,
      unchanged: 7,
      problems: 1,
      by: 'ada',
      list: 'samhsa-su',
      year: 2024,
    })
    expect(run.sha256).toBe('a'.repeat(64))
  })

  test('applied again does nothing more', async () => {
    const plan = aPlan(manyNew(600))
    await applyImport(database, plan, 'test')
    const before = await counts()
    expect(await applyImport(database, plan, 'test')).toEqual({ runId: null, seq: 600 })
    expect(await counts()).toEqual(before)
    expect(before).toEqual({
      programs: 600,
      organizations: 600,
      locations: 600,
      publications: 600,
      history: 600,
      runs: 1,
    })
  })

  test('of plans that build on each other, applied by two at once, is done once', async () => {
    const change = aChange(aListing(1), { name: 'From the second plan' })
    const plans = [aPlan(manyNew(3)), aPlan([change])]
    const applied = await Promise.all([
      applyImports(database, plans, 'one'),
      applyImports(database, plans, 'other'),
    ])
    expect(applied.filter(({ runId }) => runId === null)).toHaveLength(1)
    expect(await counts()).toMatchObject({ programs: 3, history: 4, runs: 2 })
    expect((await readListings(database))[1]).toEqual(change.listing)
  })

  test('of plans of which some are in place does the rest', async () => {
    const plans = [aPlan(manyNew(3)), aPlan([aChange(aListing(1), { level: 'php' })])]
    await applyImports(database, plans.slice(0, 1), 'one')
    await applyImports(database, plans, 'other')
    expect(await counts()).toMatchObject({ history: 4, runs: 2 })
  })

  test('without changes leaves no trace', async () => {
    expect(await applyImport(database, aPlan([], { unchanged: 5 }), 'test')).toEqual({
      runId: null,
      seq: 0,
    })
    expect(await counts()).toEqual(nothing)
  })

  test('that fails near its end leaves nothing at all', async () => {
    const twin = aNew({ ...aListing(600), slug: aListing(0).slug })
    await expect(applyImport(database, aPlan([...manyNew(600), twin]), 'test')).rejects.toThrow()
    expect(await counts()).toEqual(nothing)
    expect(await readNewestSeq(database)).toBe(0)
  })

  test('of listings that were changed after it was planned is refused whole', async () => {
    const [first, second] = [aListing(1), aListing(2)]
    await applyImport(database, aPlan([aNew(first), aNew(second)]), 'test')
    const stale = aPlan([
      aChange(second, { name: 'From the plan' }),
      aChange(first, { name: 'From the plan' }),
    ])
    await applyImport(database, aPlan([aChange(first, { name: 'From an editor' })]), 'editor')
    const refused = applyImport(database, stale, 'test')
    await expect(refused).rejects.toThrow(StoreError)
    await expect(refused).rejects.toThrow('plan it again')
    expect((await readListings(database)).map(({ name }) => name)).toEqual([
      'From an editor',
      second.name,
    ])
  })

  test('planned before somebody else wrote is compared listing by listing', async () => {
    const [first, second] = [aListing(1), aListing(2)]
    await applyImport(database, aPlan([aNew(first), aNew(second)]), 'test')
    const { hash } = await readLastLink(database.pool)
    const plan = aPlan([aChange(first, { ...first, name: 'As planned' })])
    await applyImport(
      database,
      aPlan([aChange(second, { ...second, name: 'Another' })]),
      'test',
      hash,
    )
    const moved = await readLastLink(database.pool)
    await applyImport(database, plan, 'test', hash)
    expect((await applyImport(database, plan, 'test', hash)).runId).toBeNull()
    const stale = aPlan([aChange(first, { ...first, name: 'Too late' })])
    for (const state of [hash, moved.hash, null])
      await expect(applyImport(database, stale, 'test', state)).rejects.toThrow('plan it again')
    expect((await readListings(database)).map(({ name }) => name)).toEqual([
      'As planned',
      'Another',
    ])
  })

  test('counts the version of a changed program up', async () => {
    await applyImport(database, aPlan([aNew(aListing(1))]), 'test')
    await applyImport(database, aPlan([aChange(aListing(1), { level: 'php' })]), 'test')
    expect((await database.prisma.listing.findFirstOrThrow()).version).toBe(2)
  })

  test('keeps one organization and one place for programs that share them, each in its own words', async () => {
    const other: Listing = {
      ...aListing(1),
      identity: 'other',
      slug: 'other',
      level: 'php',
      organization: 'HARBOR RECOVERY 1 INC',
    }
    await applyImport(database, aPlan([aNew(aListing(1)), aNew(other)]), 'test')
    expect(await counts()).toMatchObject({ programs: 2, organizations: 1, locations: 1 })
    expect((await readListings(database)).map(({ organization }) => organization)).toEqual([
      'Harbor Recovery 1, Inc.',
      'HARBOR RECOVERY 1 INC',
    ])
  })

  test('a place keeps its own point when another list knows only its ZIP, and loses its street for good when the address is withheld', async () => {
    const located = (
      n: number,
      precision: 'exact' | 'zip' | 'withheld',
      street: string | null,
    ): Listing => {
      const { location, ...rest } = aListing(1).statements
      const [first] = location ?? []
      const stated = first ? [{ ...first, value: { ...first.value, precision, street } }] : []
      return {
        ...aListing(1),
        identity: `${n}`,
        slug: `s-${n}`,
        statements: { ...rest, location: stated },
      }
    }
    await applyImport(database, aPlan([aNew(located(1, 'exact', '12 Oak St'))]), 'test')
    await applyImport(database, aPlan([aNew(located(2, 'zip', '12 Oak St'))]), 'test')
    expect(await database.prisma.location.findMany()).toMatchObject([
      { precision: 'exact', street: '12 Oak St' },
    ])
    await applyImport(database, aPlan([aNew(located(3, 'withheld', null))]), 'test')
    await applyImport(database, aPlan([aNew(located(4, 'exact', '12 Oak St'))]), 'test')
    expect(await database.prisma.location.findMany()).toMatchObject([
      { precision: 'withheld', street: null },
    ])
  })
})
