import { describe, expect, it } from '@jest/globals'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import { say } from '../../../src/messages/say.js'
import { aListing } from '../../support/site/a-listing.js'
import {
  aFile,
  applied,
  countsOf,
  imported,
  importedWhole,
  only,
  planOf,
  refusals,
  toCsv,
} from '../a-file.js'

const t = say.fileProblems
type Line = Readonly<Record<string, string>>
const page = 'https://example.org/iop'
/** The least that somebody has to write. */
const least: Line = { name: 'Oak House – Evening IOP', level: 'iop', state: 'OH', source: page }
const file = (...lines: readonly Line[]) => aFile(lines, 'programs.csv')
const read = async (line: Line, known: readonly Listing[] = []) => {
  const plan = await planOf(file(line), known)
  return {
    problems: plan.problems.map(({ field, message }) => [field, message]),
    listing: only(plan.changes.map(({ listing }) => listing)),
  }
}

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
    expect(only(await imported(file(least), [], { publish: false })).status).toBe('in-review')
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
      await refusals(aFile(toCsv([least]), 'samhsa-su-2024.csv', 'samhsa-directory')),
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
      only(listings).statements.hours?.map(({ source }) => source)
    expect(sourcesOf(await importedWhole(later, first))).toEqual(['samhsa-su-2024'])
    const kept = await imported(later, first)
    expect(sourcesOf(kept)).toEqual([page, 'samhsa-su-2024'])
    expect(only(kept).statements.weeks?.map(({ value }) => value.max)).toEqual([8])
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
