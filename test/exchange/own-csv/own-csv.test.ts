import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import { kindOf } from '../../../src/catalog/program/source-kind.js'
import { toProgramRow } from '../../../src/exchange/own-csv/row.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { guard, unguard } from '../../../src/exchange/tables/formula-guard.js'
import { say } from '../../../src/messages/say.js'
import { aListing } from '../../support/site/a-listing.js'
import {
  aFile,
  applied,
  countsOf,
  toCsv as csvOf,
  imported,
  importedWhole,
  planOf,
  refusals,
} from '../a-file.js'
import { anyListing, anyText } from '../any-listing.js'

const t = say.fileProblems
type Line = Readonly<Record<string, string>>
const page = 'https://example.org/iop'
/** The least that somebody has to write. */
const least: Line = { name: 'Oak House – Evening IOP', level: 'iop', state: 'OH', source: page }
const file = (...lines: readonly Line[]) => aFile(lines, 'programs.csv')
const one = (listings: readonly Listing[]): Listing => {
  expect(listings).toHaveLength(1)
  return listings[0] as Listing
}
const read = async (line: Line, known: readonly Listing[] = []) => {
  const plan = await planOf(file(line), known)
  return {
    problems: plan.problems.map(({ field, message }) => [field, message]),
    listing: one(plan.changes.map(({ listing }) => listing)),
  }
}
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

describe('a file written by hand', () => {
  it('needs no more than a name, a level, a state and a source', async () => {
    const { problems, listing } = await read(least)
    expect(problems).toEqual([])
    expect(listing).toMatchObject({
      name: least['name'],
      level: 'iop',
      status: 'published',
      identity: `page|${page}|oak house evening iop|iop`,
      place: null,
    })
    expect(listing.slug).toMatch(/^oak-house-evening-iop-oh-iop-[a-z2-7]{4}$/)
    expect(listing.statements).toEqual({
      area: [
        {
          value: { city: null, state: 'OH' },
          source: page,
          scope: 'program',
          method: 'import',
          kind: 'list',
          checkedOn: null,
        },
      ],
    })
    expect(countsOf(await planOf(file(least), [listing]))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 1,
      absent: 0,
    })
  })

  it('waits for an editor unless it is published, and where a line says so', async () => {
    expect(one(await imported(file(least), [], { publish: false })).status).toBe('in-review')
    expect((await read({ ...least, status: 'in-review' })).listing.status).toBe('in-review')
    expect((await read({ ...least, status: 'paused' })).listing.status).toBe('paused')
  })

  it('says every fact in plain columns', async () => {
    const { problems, listing } = await read({
      ...least,
      organization: 'Oak House',
      focus: 'mental-health;co-occurring',
      hours_min: '9',
      hours_max: '12.5',
      hour_unit: 'clock',
      schedule: 'mon,wed 09:00-12:00 America/New_York; fri 17:30-20:30',
      weeks_max: '8',
      age_min: '13',
      age_max: '17',
      accreditation: 'carf:program;coa',
      street: '1 Oak Street',
      city: 'Columbus',
      zip: '43215-1234',
      intake_phone: '(614) 555-0142',
      website: 'example.org',
      accepting: 'YES',
      checked_on: '2026-11-01',
      stated_as: 'nine hours',
    })
    expect(problems).toEqual([])
    expect(toProgram(listing)).toMatchObject({
      organization: 'Oak House',
      focus: ['mental-health', 'co-occurring'],
      hours: {
        min: 9,
        max: 12.5,
        unit: 'clock',
        clockMin: 9,
        clockMax: 12.5,
        statedAs: 'nine hours',
      },
      schedule: [
        { days: ['mon', 'wed'], start: '09:00', end: '12:00', timeZone: 'America/New_York' },
        { days: ['fri'], start: '17:30', end: '20:30', timeZone: null },
      ],
      weeks: { min: null, max: 8, basis: null },
      ages: { min: 13, max: 17, groups: [] },
      accreditation: [
        { body: 'carf', scope: 'program' },
        { body: 'coa', scope: null },
      ],
      location: {
        street: '1 Oak Street',
        city: 'Columbus',
        state: 'OH',
        zip: '43215',
        lat: 40,
        lon: -82.8,
        precision: 'zip',
      },
      intake: { url: null, phone: '614-555-0142' },
      website: 'http://example.org/',
      accepting: 'yes',
      checkedOn: '2026-11-01',
    })
  })

  it('without a ZIP has no address but an area, and says what it left out', async () => {
    const { problems, listing } = await read({ ...least, city: 'Columbus', street: '1 Oak Street' })
    expect(listing.statements.area?.[0]?.value).toEqual({ city: 'Columbus', state: 'OH' })
    expect(listing.statements.location).toBeUndefined()
    expect(problems).toEqual([['zip', t.noWholeAddress]])
  })

  it('is read without what it says that we do not know, which is said', async () => {
    const { problems, listing } = await read({
      ...least,
      fee: '20',
      payment: 'medicaid;gold',
      hours_min: 'nine',
      hours_max: '400',
      age_groups: 'teens',
      facts: '{"mood":{}}',
    })
    expect(problems).toEqual([
      ['fee', t.unknownColumn],
      ['payment', t.unknownValue('gold')],
      ['hours_min', t.unknownValue('nine')],
      ['age_groups', t.unknownValue('teens')],
      ['facts', t.unusable('mood')],
      ['hours_min', t.unusable('hours')],
    ])
    expect(Object.keys(listing.statements)).toEqual(['payment', 'area'])
    expect((await read({ ...least, state: '', telehealth: 'virtual' })).problems).toEqual([
      ['state', t.noPlace],
    ])
  })

  it.each([
    ['no name', { name: '' }, 'name', t.missingOfProgram],
    ['no level', { level: '' }, 'level', t.missingOfProgram],
    ['a level that we do not know', { level: 'spa' }, 'level', t.missingOfProgram],
    ['no source', { source: '' }, 'source', t.missingSource],
  ])('is refused for a line with %s, which is named', async (_, own, field, message) => {
    expect(await refusals(file(least, { ...least, ...own }))).toEqual([{ field, message, line: 3 }])
  })

  it('is refused for a line of another length, and is no directory', async () => {
    expect(await refusals(aFile('name,level,state,source\nOak,iop\n', 'programs.csv'))).toEqual([
      { field: 'line', message: t.fieldCount(2, 4), line: 2 },
    ])
    expect(
      await refusals(aFile(csvOf([least]), 'samhsa-su-2024.csv', 'samhsa-directory')),
    ).toHaveLength(1)
  })
})

describe('a line of a program that is known', () => {
  const known = aListing(1)
  const hours: Line = { slug: known.slug, name: '', level: '', hours_min: '6', source: page }

  it('replaces what its source said there and leaves everybody else’s words, name and status', async () => {
    const { problems, listing } = await read({ ...hours, name: 'Another name' }, [known])
    expect(problems).toEqual([])
    expect({ ...listing, statements: null }).toEqual({ ...known, statements: null })
    expect(listing.statements.hours?.map(({ source, value }) => [source, value.min])).toEqual([
      [page, 6],
      ['samhsa-su-2024', 9],
    ])
    expect(listing.statements.phone).toEqual(known.statements.phone)
    expect(countsOf(await planOf(file(hours), [listing]))).toMatchObject({
      changed: 0,
      unchanged: 1,
    })
  })

  it('is found by its identity too', async () => {
    expect(
      (await read({ ...hours, slug: '', identity: known.identity }, [known])).listing.slug,
    ).toBe(known.slug)
  })

  it('takes back what its source no longer says, when that is asked for', async () => {
    const first = applied([known], await planOf(file(hours), [known]))
    const later = file({ ...hours, hours_min: '', hours_max: '', hour_unit: '', weeks_max: '8' })
    const sourcesOf = (listings: readonly Listing[]) =>
      one(listings).statements.hours?.map(({ source }) => source)
    expect(sourcesOf(await importedWhole(later, first))).toEqual(['samhsa-su-2024'])
    const kept = await imported(later, first)
    expect(sourcesOf(kept)).toEqual([page, 'samhsa-su-2024'])
    expect(one(kept).statements.weeks?.map(({ value }) => value.max)).toEqual([8])
  })

  it('may be one of several, each of another source; the same source twice is left out and said', async () => {
    const plan = await planOf(
      file(hours, { ...hours, source: 'https://example.org/faq' }, { ...hours, hours_min: '12' }),
      [known],
    )
    expect(countsOf(plan)).toEqual({ new: 0, changed: 1, unchanged: 0, absent: 0 })
    expect(plan.changes[0]?.listing.statements.hours?.map(({ value }) => value.min)).toEqual([
      6, 9, 6,
    ])
    expect(plan.problems).toEqual([{ field: 'line', message: t.repeatedProgram(2), line: 4 }])
  })

  it('is refused when it says another level', async () => {
    const planned = planOf(file({ ...hours, level: 'php' }), [known])
    await expect(planned).rejects.toThrow(t.otherLevel(known.slug, 'iop'))
  })

  it('is never a sample', async () => {
    const sample = { ...known, sample: true }
    expect(countsOf(await planOf(file({ ...least, slug: known.slug }), [sample]))).toMatchObject({
      new: 1,
      changed: 0,
    })
  })
})
