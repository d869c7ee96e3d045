import { beforeAll, describe, expect, it, jest } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import { columns } from '../../../src/exchange/columns/program-columns.js'
import { toProgramRow } from '../../../src/exchange/own-csv/row.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { planImport } from '../../../src/exchange/plan-import.js'
import { pointOfZip } from '../../../src/search/places/places.js'
import { readPlaces } from '../../../src/seed/places.js'
import { bundledListings } from '../../support/database/directories.js'
import {
  aFile,
  applied,
  countsOf,
  harbor,
  imported,
  importedWhole,
  middle,
  planOf,
} from '../a-file.js'
import { anyListing } from '../any-listing.js'

jest.setTimeout(120_000)

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
const without = (listing: Listing, key: keyof Listing['statements']): Listing['statements'] => {
  const { [key]: _, ...rest } = listing.statements
  return rest
}

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

describe('a file with few columns', () => {
  const source = 'https://list.example.gov/k01/1'
  const whole = {
    slug: 'alder-gate-dayton-oh-iop',
    name: 'Alder Gate',
    level: 'iop',
    hours_min: '9',
    hours_max: '12',
    hour_unit: 'clock',
    weeks_min: '6',
    weeks_max: '8',
    age_min: '18',
    age_groups: 'adults',
    street: '1 Main Street',
    city: 'Dayton',
    state: 'OH',
    zip: '45402',
    lat: '39.76',
    lon: '-84.19',
    phone: '937-555-0101',
    intake_phone: '937-555-0201',
    intake_url: 'https://alder.example.org/start',
    payment: 'medicaid; private',
    source,
    scope: 'facility',
    method: 'phone',
    checked_on: '2026-11-02',
    stated_as: 'nine to twelve hours a week',
  }
  const file = (line: Readonly<Record<string, string>>) =>
    aFile([{ slug: whole.slug, name: '', level: '', source, ...line }], 'few.csv')
  const known = () => imported(aFile([whole], 'list.csv'))
  const only = (listings: readonly Listing[]): Listing => {
    expect(listings).toHaveLength(1)
    return listings[0] as Listing
  }

  it('changes the facts of its columns and leaves all else that its source said, with day, method and words', async () => {
    const before = only(await known())
    const after = only(await imported(file({ phone: '937-555-0199' }), [before]))
    expect(without(after, 'phone')).toEqual(without(before, 'phone'))
    expect(after.statements.phone).toEqual([
      {
        value: '937-555-0199',
        source,
        scope: 'facility',
        method: 'phone',
        checkedOn: '2026-11-02',
        kind: 'list',
      },
    ])
  })

  it.each<
    [
      string,
      Readonly<Record<string, string>>,
      keyof Listing['statements'],
      Readonly<Record<string, unknown>>,
    ]
  >([
    [
      'the lower end of the hours',
      { hours_min: '10' },
      'hours',
      { min: 10, max: 12, unit: 'clock' },
    ],
    [
      'the unit of the hours',
      { hour_unit: 'session' },
      'hours',
      { min: 9, max: 12, unit: 'session' },
    ],
    ['the longer length', { weeks_max: '10' }, 'weeks', { min: 6, max: 10, basis: null }],
    [
      'how the length is meant',
      { length_basis: 'fixed' },
      'weeks',
      { min: 6, max: 8, basis: 'fixed' },
    ],
    ['the highest age', { age_max: '64' }, 'ages', { min: 18, max: 64, groups: ['adults'] }],
    [
      'the intake page',
      { intake_url: 'https://alder.example.org/new' },
      'intake',
      { url: 'https://alder.example.org/new', phone: '937-555-0201' },
    ],
  ])('that has %s alone keeps the other parts of that fact', async (_, line, key, value) => {
    const before = only(await known())
    const after = only(await imported(file(line), [before]))
    expect(after.statements[key]?.[0]?.value).toEqual(value)
    expect(without(after, key)).toEqual(without(before, key))
  })

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, unknown>>]>([
    ['the city as it is', { city: 'Dayton' }, { lat: 39.76, precision: 'exact' }],
    [
      'its state and ZIP as they are',
      { state: 'OH', zip: '45402' },
      { lat: 39.76, precision: 'exact' },
    ],
    [
      'another street',
      { street: '2 Oak Street' },
      { street: '2 Oak Street', city: 'Dayton', zip: '45402', ...middle },
    ],
    ['another ZIP', { zip: '45403' }, { street: '1 Main Street', zip: '45403', ...middle }],
    [
      'another point',
      { lat: '39.8', lon: '-84.2' },
      { street: '1 Main Street', lat: 39.8, lon: -84.2 },
    ],
  ])(
    'that has %s keeps the rest of the address, and a point only where it still belongs',
    async (_, line, value) => {
      const before = only(await known())
      expect(
        only(await imported(file(line), [before])).statements.location?.[0]?.value,
      ).toMatchObject(value)
    },
  )

  it('that names another city without the whole address leaves the address, and says so', async () => {
    const before = only(await known())
    const plan = await planOf(file({ city: 'Cincinnati', phone: '937-555-0199' }), [before])
    const after = only(applied([before], plan))
    expect(after.statements.location).toEqual(before.statements.location)
    expect(after.statements.phone?.[0]?.value).toBe('937-555-0199')
    expect(plan.problems.map(({ field }) => field)).toEqual(['city'])
  })

  it('that has a day of checking and the facts as they are renews the day of these alone, and quotes what was quoted', async () => {
    const before = only(await known())
    const after = only(
      await imported(file({ phone: whole.phone, checked_on: '2026-11-20' }), [before]),
    )
    expect(after.statements.phone).toEqual([
      { ...before.statements.phone?.[0], checkedOn: '2026-11-20' },
    ])
    expect(without(after, 'phone')).toEqual(without(before, 'phone'))
  })

  it('needs no source to say what we have, and is refused when it says something new without one', async () => {
    const listings = await known()
    const bare = (phone: string) =>
      aFile([{ slug: whole.slug, name: '', level: '', phone }], 'few.csv')
    expect(countsOf(await planOf(bare(whole.phone), listings))).toMatchObject({
      ...nothing,
      unchanged: 1,
    })
    await expect(planOf(bare('937-555-0199'), listings)).rejects.toThrow('2 source')
  })

  it('with a cell that cannot be read leaves what was there', async () => {
    const before = only(await known())
    for (const line of [
      { phone: 'call us' },
      { hours_min: 'nine' },
      { checked_on: 'soon', phone: whole.phone },
      { payment: 'gold' },
    ])
      expect(only(await importedWhole(file(line), [before])).statements).toEqual(before.statements)
  })
})

describe('an edition without some of its columns', () => {
  const place: Readonly<Record<string, string>> = {
    ...harbor,
    intake1: '614-555-0177',
    website: 'https://harbor.example.org/',
  }
  const su = (year: number, line: Readonly<Record<string, string>>) =>
    aFile([line], `samhsa-su-${year}.csv`)
  const { phone: _p, intake1: _i, website: _w, name2: _n, street2: _s, ...few } = place

  it('keeps what stood in these, even when what it no longer says is to go', async () => {
    const known = await imported(su(2024, place))
    const [after] = await importedWhole(su(2025, few), known)
    const { phone, intake, website, ...rest } = known[0]?.statements ?? {}
    expect(after?.statements).toMatchObject({ phone, intake, website })
    expect(after).toMatchObject({
      name: known[0]?.name,
      place: known[0]?.place,
      edition: { year: 2025 },
    })
    expect(after?.statements.location?.[0]?.value).toEqual(rest.location?.[0]?.value)
    expect(countsOf(await planOf(su(2025, few), after ? [after] : []))).toMatchObject({
      ...nothing,
      unchanged: 1,
    })
  })

  it('is refused where it has no street, for places cannot be told apart then', async () => {
    const { street1: _, ...streetless } = place
    await expect(planOf(su(2025, streetless), await imported(su(2024, place)))).rejects.toThrow(
      'street1',
    )
  })
})

describe('an export of FindTreatment.gov without some of its columns', () => {
  const { service_code_info: _, ...address } = harbor
  const facility = {
    ...address,
    website: 'https://harbor.example.org/',
    latitude: '40.04',
    longitude: '-82.81',
    type_facility: 'SU',
    oit: '1',
    cbt: '1',
    gt: '1',
    md: '1',
  }
  const month = (line: Readonly<Record<string, string>>, when: string) =>
    aFile([line], `findtreatment-oh-${when}.csv`)

  it.each([
    ['one code', ['cbt']],
    ['all codes but the level', ['cbt', 'gt', 'md']],
    ['point, phone and website', ['latitude', 'longitude', 'phone', 'website']],
  ])('(%s) keeps what stood there, even when what it no longer says is to go', async (_, gone) => {
    const known = await imported(month(facility, '2026-10'))
    const later = Object.fromEntries(
      Object.entries(facility).filter(([name]) => !gone.includes(name)),
    )
    const after = await importedWhole(month(later, '2026-11'), known)
    const values = (listings: readonly Listing[]) =>
      listings.map((listing) => ({ ...toProgram(listing), facts: null }))
    expect(values(after)).toEqual(values(known))
    expect(countsOf(await planOf(month(later, '2026-11'), after))).toMatchObject({
      ...nothing,
      unchanged: 1,
    })
  })

  it('takes an empty cell for silence, which removes nothing that nobody ticked', async () => {
    const known = await imported(month(facility, '2026-10'))
    const later = month({ ...facility, cbt: '', md: '' }, '2026-11')
    const plan = await planOf(later, known)
    expect(plan.removals.map(({ facts }) => facts)).toEqual([['modality', 'payment']])
    expect(toProgram(applied(known, plan)[0] as Listing)).toMatchObject({
      modality: ['cbt', 'group'],
      payment: ['medicaid'],
    })
    expect(toProgram((await importedWhole(later, known))[0] as Listing)).toMatchObject({
      modality: ['group'],
      payment: [],
    })
  })
})
