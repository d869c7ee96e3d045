import { beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import { kindOf } from '../../../src/catalog/program/source-kind.js'
import { columns } from '../../../src/exchange/columns/program-columns.js'
import { toProgramRow } from '../../../src/exchange/own-csv/row.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { planImport } from '../../../src/exchange/plan-import.js'
import { guard, unguard } from '../../../src/exchange/tables/formula-guard.js'
import { pointOfZip } from '../../../src/search/places/places.js'
import { readPlaces } from '../../../src/seed/places.js'
import { bundledListings } from '../../support/database/directories.js'
import { aListing } from '../../support/site/a-listing.js'
import { aFile, countsOf, imported, planOf } from '../a-file.js'
import { anyListing, anyText } from '../any-listing.js'

const exported = (listings: readonly Listing[]) => aFile(toCsv(listings), 'export.csv')
const documents = (listings: readonly Listing[]) => listings.map(toProgram)
const twoListings = fc.tuple(anyListing(1), anyListing(2))

describe('an export', () => {
  it('changes nothing where it came from', async () => {
    await fc.assert(
      fc.asyncProperty(twoListings, async (listings) => {
        const plan = await planOf(exported(listings), listings)
        expect(plan.problems).toEqual([])
        expect(countsOf(plan)).toEqual({ new: 0, changed: 0, unchanged: 2, absent: 0 })
        expect(plan.conflicts).toEqual([])
      }),
    )
  })

  /**
   * What is stated, whoever states it: what a file says in another's name it may say in its own
   * alone.
   */
  const stated = ({ statements }: Pick<Listing, 'statements'>) =>
    Object.fromEntries(
      Object.entries(statements).map(([key, all]) => [
        key,
        [
          ...new Set(
            (all as readonly Record<string, unknown>[]).map(
              ({ source: _, method: __, kind: ___, ...said }) => JSON.stringify(said),
            ),
          ),
        ].sort(),
      ]),
    )
  const speakers = (listings: readonly Listing[]) =>
    listings.flatMap(({ statements }) =>
      Object.values(statements).flatMap((all) =>
        all.map((said) => [kindOf(said), said.checkedOn] as const),
      ),
    )

  it('makes the same programs out of nothing, by the same slugs, with the same identity and place, in nobody’s name but its own', async () => {
    await fc.assert(
      fc.asyncProperty(twoListings, async (listings) => {
        const made = await imported(exported(listings))
        expect(made.map(stated)).toEqual(listings.map(stated))
        const kept = ({ identity, slug, name, level, place, status }: Listing) => ({
          identity,
          slug,
          name,
          level,
          place,
          status,
        })
        expect(made.map(kept)).toEqual(listings.map(kept))
        expect(made.map(({ edition }) => edition)).toEqual([null, null])
        expect(
          speakers(made).filter(
            ([kind, day]) => kind === 'samhsa' || (kind === 'editor' && day === null),
          ),
        ).toEqual([])
        expect(
          countsOf(await planOf(exported(listings), made, { today: '2026-12-24' })),
        ).toMatchObject({
          new: 0,
          changed: 0,
        })
      }),
    )
  })

  it('of published documents alone makes the same programs, and changes nothing where they are', async () => {
    await fc.assert(
      fc.asyncProperty(twoListings, async (listings) => {
        const rows = documents(listings).map(toProgramRow)
        const made = await imported(aFile(toCsv(rows), 'export.csv'))
        expect(made.map(stated)).toEqual(rows.map(stated))
        expect(countsOf(await planOf(aFile(toCsv(rows), 'export.csv'), listings))).toMatchObject({
          new: 0,
          changed: 0,
        })
      }),
    )
  })

  it('has no cell that a spreadsheet would run', async () => {
    await fc.assert(
      fc.asyncProperty(anyListing(1), async (listing) => {
        const { parse } = await import('csv-parse/sync')
        for (const cell of (parse(toCsv([listing])) as string[][]).flat())
          expect(cell).not.toMatch(/^\s*[=+\-@\t\r＝＋－＠]/u)
      }),
    )
  })

  it('says a source once where all facts of a program share it', () => {
    const said = {
      source: 'samhsa-su-2024',
      scope: 'facility',
      method: 'import',
      checkedOn: null,
    } as const
    const plain = aListing(1, {
      statements: {
        focus: [{ ...said, value: ['substance-use'] }],
        phone: [{ ...said, value: '614-555-0142' }],
      },
    })
    expect(toCsv([plain])).toMatch(/,samhsa-su-2024,facility,import,,,,\n$/)
  })
})

it('a guard comes off as it went on, whatever the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyText(100)), (text) =>
      expect(unguard(guard(text))).toBe(text),
    ),
  )
  expect(['=1', ' =1', '\t', "'=1", '＋1', "'tis", '1-2'].map(guard)).toEqual([
    "'=1",
    "' =1",
    "'\t",
    "''=1",
    "'＋1",
    "'tis",
    '1-2',
  ])
})

const names = columns.map(({ name }) => name)
const nothing = { new: 0, changed: 0, absent: 0 }
/** A table with some of its columns, in another order. */
const withColumns = (csv: string, wanted: readonly string[]): string => {
  const [header = [], ...rows] = parse(csv) as string[][]
  const at = wanted.map((name) => header.indexOf(name))
  return [wanted, ...rows.map((cells) => at.map((i) => cells[i] ?? ''))]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n')
}
const anyColumns = (always: readonly string[]) =>
  fc
    .shuffledSubarray(names.filter((name) => !always.includes(name)))
    .chain((some) =>
      fc.shuffledSubarray([...always, ...some], { minLength: always.length + some.length }),
    )

describe('any subset of the columns of our own export', () => {
  it.each([
    ['with the slug', ['slug', 'name', 'level']],
    ['with no more than a name and a level to know a program by', ['name', 'level']],
  ])('%s, in any order, changes nothing and takes nothing away', async (_, always) => {
    const some = always.includes('slug')
      ? anyColumns(always)
      : anyColumns(always).map((all) => all.filter((name) => name !== 'slug'))
    await fc.assert(
      fc.asyncProperty(anyListing(1), anyListing(2), some, async (one, other, chosen) => {
        const listings = [
          { ...one, name: 'One' },
          { ...other, name: 'Other' },
        ]
        const plan = await planOf(
          aFile(withColumns(toCsv(listings), chosen), 'export.csv'),
          listings,
        )
        expect(countsOf(plan)).toMatchObject({ ...nothing, unchanged: 2 })
        expect(plan.removals).toEqual([])
        expect(plan.problems).toEqual([])
      }),
    )
  })

  it('of published documents changes nothing either', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyListing(1),
        anyColumns(['slug', 'name', 'level']),
        async (listing, chosen) => {
          const plan = await planOf(
            aFile(withColumns(toCsv([toProgramRow(toProgram(listing))]), chosen), 'export.csv'),
            [listing],
          )
          expect(countsOf(plan)).toMatchObject(nothing)
          expect(plan.removals).toEqual([])
        },
      ),
    )
  })

  describe('of the real catalogue', () => {
    let listings: readonly Listing[]
    let csv: string
    const pointOf = { of: (_: string) => null as ReturnType<typeof pointOfZip> }
    beforeAll(async () => {
      const places = await readPlaces()
      // What is not published is in no export. Some of the rest, and all that a page states hours
      // of.
      listings = (await bundledListings()).filter(
        ({ status, statements }, i) =>
          status === 'published' && (i % 29 === 0 || statements.hours !== undefined),
      )
      csv = toCsv(listings)
      pointOf.of = (zip) => pointOfZip(places, zip)
    })
    it('changes nothing', async () => {
      expect(listings.length).toBeGreaterThan(300)
      await fc.assert(
        fc.asyncProperty(anyColumns(['name', 'level']), async (chosen) => {
          const file = aFile(withColumns(csv, chosen), 'export.csv')
          const planned = await planImport(file, listings, {
            publish: true,
            isGated: true,
            isWhole: false,
            pointOf: pointOf.of,
          })
          if ('refused' in planned) throw new Error(JSON.stringify(planned.refused.slice(0, 3)))
          expect(countsOf(planned.plan)).toMatchObject({ ...nothing, unchanged: listings.length })
          expect(planned.plan.removals).toEqual([])
        }),
        { numRuns: 5 },
      )
    })
  })
})
