import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Database } from '../../src/store/database.js'
import { saveEdit } from '../../src/store/edits.js'
import { countWaiting, findKept, type KeptQuery } from '../../src/store/find-kept.js'
import { readPast } from '../../src/store/kept-past.js'
import { aListing } from '../support/a-listing.js'
import { catalogueDatabase, engines } from '../support/fresh-database.js'

/** Ten times what it takes on a quiet machine. */
const SLOW_MS = 2000
const anything: KeptQuery = { words: [], status: null, state: null, waiting: null, checkedSince: '2026-05-24', today: '2026-11-24', page: 1 }

describe.each(engines)('finding listings on the %s engine', (engine) => {
  let database: Database
  const names = async (own: Partial<KeptQuery>) => (await findKept(database, { ...anything, ...own })).listings.map(({ listing }) => listing.name)
  const save = async (listing: ReturnType<typeof aListing>, version: number | null = null) => {
    const outcome = await saveEdit(database, { listing, version, kind: 'edited', actor: 'ed@example.org', reason: '' })
    if (!('saved' in outcome)) throw new Error('lost')
    return outcome.saved
  }
  beforeAll(async () => {
    database = await catalogueDatabase(engine)
    await save(aListing(1, { identity: 'editor|1', slug: 'one-x', name: '50% Off_Road Zebra', status: 'draft', place: null }))
    await save(aListing(2, { identity: 'editor|2', slug: 'two-x', name: 'Other Zebra', status: 'paused', pausedUntil: '2026-11-01', place: null }))
    await save(aListing(3, { identity: 'editor|3', slug: 'three-x', name: 'Third Zebra', status: 'in-review' }))
  })
  afterAll(() => database.close())

  test('searches nine thousand of them promptly, whatever their status', async () => {
    const started = performance.now()
    const { listings, counts } = await findKept(database, anything)
    const took = performance.now() - started
    expect(listings).toHaveLength(50)
    expect(counts.draft).toBe(1)
    expect(counts['in-review']).toBeGreaterThan(0)
    expect(counts.published).toBeGreaterThan(8800)
    expect(took).toBeLessThan(SLOW_MS)
  })

  test('finds by words anywhere in name, organization, city, slug and by digits of a phone', async () => {
    expect(await names({ words: ['zebra'] })).toEqual(['50% Off_Road Zebra', 'Other Zebra', 'Third Zebra'])
    expect(await names({ words: ['zebra', 'blacklick', 'other'] })).toEqual(['Other Zebra'])
    expect(await names({ words: ['zebra', '(614)', '555-0142'], status: 'draft' })).toEqual(['50% Off_Road Zebra'])
    expect(await names({ words: ['two-x'] })).toEqual(['Other Zebra'])
    expect(await names({ words: ['zebra'], state: 'OH' })).toHaveLength(3)
    expect(await names({ words: ['zebra'], state: 'TX' })).toEqual([])
  })

  test('takes wildcards for letters', async () => {
    expect(await names({ words: ['50%', 'zebra'] })).toEqual(['50% Off_Road Zebra'])
    expect(await names({ words: ['off_road'] })).toEqual(['50% Off_Road Zebra'])
    expect(await names({ words: ['%'], status: 'draft' })).toEqual(['50% Off_Road Zebra'])
    expect(await names({ words: ['z%a'] })).toEqual([])
    expect(await names({ words: ["'; drop table programs; --"] })).toEqual([])
    expect(await names({ words: ['\\'] })).toEqual([])
  })

  test('counts what waits as its filters find it', async () => {
    const waiting = await countWaiting(database, anything.today, anything.checkedSince)
    for (const name of ['review', 'paused', 'unchecked'] as const) {
      const { counts } = await findKept(database, { ...anything, waiting: name })
      expect([name, Object.values(counts).reduce((sum, count) => sum + count, 0)]).toEqual([name, waiting[name]])
    }
    expect(waiting.paused).toBe(1)
    expect(waiting.review).toBeGreaterThan(0)
    expect(waiting.unchecked).toBeGreaterThan(8000)
  })

  test('tells a listing’s past from its history', async () => {
    const first = await save(aListing(9, { identity: 'editor|9', slug: 'nine-x' }))
    const { phone: _, ...without } = first.listing.statements
    const second = await save({ ...first.listing, name: 'Renamed', statements: without }, 1)
    const third = await save({ ...second.listing, status: 'paused', pausedUntil: '2027-01-01' }, 2)
    expect(await readPast(database, third, 1)).toEqual(first.listing)
    expect(await readPast(database, third, 2)).toEqual(second.listing)
    expect(await readPast(database, third, 3)).toEqual(third.listing)
    expect(await readPast(database, third, 4)).toBeNull()
  })
})
