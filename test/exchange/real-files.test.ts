import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { type Listing, toProgram } from '../../src/catalog/program/listing.js'
import { statements } from '../../src/catalog/program/statements.js'
import { toComparable } from '../../src/catalog/text/plain-text.js'
import { isSlug } from '../../src/catalog/text/slug.js'
import { aFile, applied, countsOf, planOf } from './a-file.js'

/**
 * The folder with the files that data/README.md lists; they are too large to be kept here; CI names
 * it, and counts a test left out as failed.
 */
const folder = process.env['SOURCE_DATA']
const describeFiles = folder ? describe : describe.skip
const read = (name: string): Buffer => readFileSync(join(folder ?? '', name))

describeFiles('the real files', () => {
  const su = () => aFile(read('samhsa-su-directory-2024.csv.gz'), 'samhsa-su-directory-2024.csv.gz')
  const mh = () => aFile(read('samhsa-mh-directory-2024.xlsx'), 'samhsa-mh-directory-2024.xlsx')
  const older = () => aFile(read('samhsa-su-directory-2023.xlsx'), 'samhsa-su-directory-2023.xlsx')
  const findTreatment = () =>
    aFile(read('findtreatment-export-ma-2025-08.csv'), 'findtreatment-export-ma-2025-08.csv')
  let rules: Parameters<typeof planOf>[2] = {}
  let catalogue: readonly Listing[] = []

  const plan = (file: ReturnType<typeof aFile>, known = catalogue) => planOf(file, known, rules)
  const count = (listings: readonly Listing[], list: string, level: string): number =>
    listings.filter((listing) => listing.identity.startsWith(`${list}|`) && listing.level === level)
      .length
  /** Level, street, ZIP and phone of a listing, as text. */
  const doorOf = ({ identity, level, place, statements: { phone } }: Listing): string =>
    [
      identity.slice(0, 9),
      level,
      toComparable(place?.street1 ?? ''),
      place?.zip,
      phone?.[0]?.value,
    ].join('|')
  const doubled = (listings: readonly Listing[]): number =>
    listings.length - new Set(listings.map(doorOf)).size

  beforeAll(async () => {
    const rows = gunzipSync(read('census-zcta-centroids-2021.csv.gz'))
      .toString()
      .trimEnd()
      .split('\n')
      .slice(1)
    const points = new Map(
      rows
        .map((row) => row.split(','))
        .map(([zip = '', lat, lon]) => [
          zip,
          { lat: Number(lat), lon: Number(lon), precision: 'zip' as const },
        ]),
    )
    rules = { pointOf: (zip) => points.get(zip) ?? null }
    const first = applied([], await plan(su(), []))
    catalogue = applied(first, await plan(mh(), first))
  })

  it('of 2024 give 8,783 programs', () => {
    expect([count(catalogue, 'samhsa-su', 'iop'), count(catalogue, 'samhsa-su', 'php')]).toEqual([
      5591, 1867,
    ])
    expect([count(catalogue, 'samhsa-mh', 'iop'), count(catalogue, 'samhsa-mh', 'php')]).toEqual([
      23, 1302,
    ])
    expect(catalogue).toHaveLength(8783)
  })

  it('give each an identity and an address of its own, and facts that can be kept', () => {
    expect(new Set(catalogue.map(({ identity }) => identity)).size).toBe(8783)
    expect(new Set(catalogue.map(({ slug }) => slug)).size).toBe(8783)
    expect(catalogue.filter(({ slug }) => !isSlug(slug))).toEqual([])
    expect(
      catalogue.filter((listing) => !statements.safeParse(listing.statements).success),
    ).toEqual([])
  })

  it('withhold 241 addresses, 72 by --- and the others by - - -, and show neither street nor a pin of them', () => {
    const places = catalogue.map((listing) => ({
      street1: listing.place?.street1 ?? '',
      location: toProgram(listing).location,
    }))
    expect(places.filter(({ location }) => location?.precision === 'withheld')).toHaveLength(241)
    const strokes = places.filter(({ street1 }) => /^[-\s]+$/.test(street1))
    expect(strokes).toHaveLength(241)
    expect(
      strokes.filter(({ location }) => location?.street !== null || location.precision === 'exact'),
    ).toEqual([])
  })

  it('read again have nothing odd in them and find nothing to do', async () => {
    const [again, other] = [await plan(su()), await plan(mh())]
    expect(countsOf(again)).toEqual({ new: 0, changed: 0, unchanged: 7458, absent: 0 })
    expect(countsOf(other)).toEqual({ new: 0, changed: 0, unchanged: 1325, absent: 0 })
    expect([...again.problems, ...other.problems]).toEqual([])
  })

  it('of 2023 over 2024 add only what they alone know, for an editor, and double nothing', async () => {
    const added = await plan(older())
    expect(countsOf(added)).toEqual({ new: 1993, changed: 0, unchanged: 5616, absent: 0 })
    expect(added.changes.filter(({ listing }) => listing.status !== 'in-review')).toEqual([])
    const all = applied(catalogue, added)
    expect(doubled(all)).toBe(doubled(catalogue))
    expect(countsOf(await plan(older(), all))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 7609,
      absent: 0,
    })
  })

  it('of 2024 over 2023 know most again, keep their addresses, and mark the rest', async () => {
    const first = applied([], await plan(older(), []))
    const second = await plan(su(), first)
    expect(countsOf(second)).toEqual({ new: 1882, changed: 5576, unchanged: 0, absent: 2033 })
    const all = applied(first, second)
    expect(new Set(all.map(({ slug }) => slug)).size).toBe(all.length)
    expect(countsOf(await plan(su(), all))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 7458,
      absent: 0,
    })
  })

  it('of FindTreatment.gov add websites and points, for an editor what is new, and double nothing', async () => {
    const added = await plan(findTreatment())
    expect(countsOf(added)).toEqual({ new: 85, changed: 115, unchanged: 0, absent: 0 })
    const all = applied(catalogue, added)
    expect(doubled(all)).toBe(doubled(catalogue))
    expect(
      all.filter((listing) => toProgram(listing).website !== null && listing.edition !== null),
    ).toHaveLength(113)
    expect(
      all.filter(
        (listing) => toProgram(listing).location?.precision === 'exact' && listing.edition !== null,
      ),
    ).toHaveLength(115)
    expect(added.problems.map(({ field }) => field)).toEqual([
      'ubn',
      'ct',
      'msnh',
      ...Array.from({ length: 6 }, () => 'website'),
      'latitude',
    ])
    expect(countsOf(await plan(findTreatment(), all))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 200,
      absent: 0,
    })
  })
})
