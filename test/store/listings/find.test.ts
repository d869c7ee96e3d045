import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { isDue } from '../../../src/catalog/editing/due.js'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import type { Database } from '../../../src/store/connection/database.js'
import { readPast } from '../../../src/store/history/past-versions.js'
import { countWaiting, findRecords, type RecordQuery } from '../../../src/store/listings/find.js'
import { readPublications } from '../../../src/store/publications/publications.js'
import { catalogueDatabase, engines } from '../../support/database/fresh-database.js'
import { aListing } from '../../support/site/a-listing.js'

/** Ten times what it takes on a quiet machine. */
const SLOW_MS = 2000
const anything: RecordQuery = {
  words: [],
  status: null,
  state: null,
  waiting: null,
  checkedSince: '2026-05-24',
  today: '2026-11-24',
  page: 1,
}

const listed = {
  source: 'samhsa-su-2024',
  scope: 'facility',
  checkedOn: null,
  method: 'import',
} as const
/** What a listing states of the facts that matter, all checked on one day by us. */
const checkedAll = (checkedOn: string): Listing['statements'] =>
  Object.fromEntries(
    Object.entries(aListing(1).statements).map(([fact, all]) => [
      fact,
      [
        {
          ...(all[0] as object),
          source: 'editor',
          scope: 'program',
          method: 'phone',
          checkedOn: fact === 'modality' ? null : checkedOn,
        },
      ],
    ]),
  ) as Listing['statements']

describe.each(engines)('finding listings on the %s engine', (engine) => {
  let database: Database
  const names = async (own: Partial<RecordQuery>) =>
    (await findRecords(database, { ...anything, ...own })).listings.map(
      ({ listing }) => listing.name,
    )
  const save = async (listing: ReturnType<typeof aListing>, version: number | null = null) => {
    const outcome = await saveEdit(database, {
      listing,
      version,
      kind: 'edited',
      actor: 'ed@example.org',
      reason: '',
    })
    if (!('saved' in outcome)) throw new Error('lost')
    return outcome.saved
  }
  beforeAll(async () => {
    database = await catalogueDatabase(engine)
    await save(
      aListing(1, {
        identity: 'editor|1',
        slug: 'one-x',
        name: '50% Off_Road Zebra',
        status: 'draft',
        place: null,
      }),
    )
    await save(
      aListing(2, {
        identity: 'editor|2',
        slug: 'two-x',
        name: 'Other Zebra',
        status: 'paused',
        pausedUntil: '2026-11-01',
        place: null,
      }),
    )
    await save(
      aListing(3, {
        identity: 'editor|3',
        slug: 'three-x',
        name: 'Third Zebra',
        status: 'in-review',
      }),
    )
  })
  afterAll(() => database.close())

  test('searches nine thousand of them promptly, whatever their status', async () => {
    const started = performance.now()
    const { listings, counts } = await findRecords(database, anything)
    const took = performance.now() - started
    expect(listings).toHaveLength(50)
    expect(counts.draft).toBe(1)
    expect(counts['in-review']).toBeGreaterThan(0)
    expect(counts.published).toBeGreaterThan(8800)
    expect(took).toBeLessThan(SLOW_MS)
  })

  test('finds by words anywhere in name, organization, city, slug and by digits of a phone', async () => {
    expect(await names({ words: ['zebra'] })).toEqual([
      '50% Off_Road Zebra',
      'Other Zebra',
      'Third Zebra',
    ])
    expect(await names({ words: ['zebra', 'blacklick', 'other'] })).toEqual(['Other Zebra'])
    expect(await names({ words: ['zebra', '(614)', '555-0142'], status: 'draft' })).toEqual([
      '50% Off_Road Zebra',
    ])
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
      const { counts } = await findRecords(database, { ...anything, waiting: name })
      expect([name, Object.values(counts).reduce((sum, count) => sum + count, 0)]).toEqual([
        name,
        waiting[name],
      ])
    }
    expect(waiting.paused).toBe(1)
    expect(waiting.review).toBeGreaterThan(0)
    expect(waiting.unchecked).toBeGreaterThan(8000)
  })

  test('lets a listing wait until every fact that matters was checked, by the same rule in the database and in memory', async () => {
    const since = anything.checkedSince
    const said = { source: 'editor', scope: 'program', method: 'phone' } as const
    /**
     * One published listing a row: the day on which each of its facts was checked, an older
     * statement below, and whether it waits.
     */
    const rows: readonly (readonly [string, Listing['statements'], boolean])[] = [
      [
        'payment alone',
        {
          ...aListing(1).statements,
          payment: [{ ...said, value: ['medicaid'], checkedOn: '2026-11-01' }],
        },
        true,
      ],
      ['all that matters', checkedAll('2026-11-01'), false],
      ['all on the day itself', checkedAll(since), false],
      ['all a day too early', checkedAll('2026-05-23'), true],
      [
        'all, and a language that nobody checked',
        { ...checkedAll('2026-11-01'), language: [{ ...listed, value: ['es'] }] },
        false,
      ],
      [
        'all but the phone',
        { ...checkedAll('2026-11-01'), phone: [{ ...listed, value: '614-555-0142' }] },
        true,
      ],
      [
        'all, over what a list says',
        {
          ...checkedAll('2026-11-01'),
          phone: [
            { ...listed, value: '614-555-0142' },
            { ...said, value: '614-555-0143', checkedOn: '2026-11-01' },
          ],
        },
        false,
      ],
      [
        'a newer check below the statement that stands',
        {
          ...checkedAll('2026-11-01'),
          phone: [
            { ...said, value: '614-555-0142', checkedOn: null, method: 'editor' },
            {
              ...said,
              source: 'https://example.org/',
              value: '614-555-0143',
              checkedOn: '2026-11-01',
            },
          ],
        },
        true,
      ],
      [
        'a struck-out phone, and all else',
        {
          ...checkedAll('2026-11-01'),
          phone: [
            {
              ...listed,
              value: '614-555-0142',
              wrong: { on: '2026-11-02', by: 'ed@example.org', why: 'Dead' },
            },
          ],
        },
        false,
      ],
      ['nothing that matters', { language: [{ ...listed, value: ['es'] }] }, true],
    ]
    for (const [i, [name, statements, waits]] of rows.entries()) {
      const { listing } = await save(
        aListing(200 + i, {
          identity: `editor|due ${i}`,
          slug: `due-${i}-x`,
          name: `Due ${name}`,
          statements,
        }),
      )
      expect([name, isDue(toProgram(listing), since)]).toEqual([name, waits])
      expect([name, await names({ words: [`due-${i}-x`], waiting: 'unchecked' })]).toEqual([
        name,
        waits ? [`Due ${name}`] : [],
      ])
    }
    const shown = (await readPublications(database, 0)).flatMap(({ program }) =>
      program?.status === 'published' && !program.sample ? [program] : [],
    )
    const { unchecked } = await countWaiting(database, anything.today, since)
    expect(unchecked).toBe(shown.filter((program) => isDue(program, since)).length)
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
