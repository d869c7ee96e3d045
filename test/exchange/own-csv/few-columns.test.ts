import { describe, expect, it } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import {
  aFile,
  applied,
  countsOf,
  imported,
  importedWhole,
  middle,
  only,
  planOf,
} from '../a-file.js'

const without = (listing: Listing, key: keyof Listing['statements']): Listing['statements'] => {
  const { [key]: _, ...rest } = listing.statements
  return rest
}

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
    expect(countsOf(await planOf(bare(whole.phone), listings))).toEqual({
      new: 0,
      changed: 0,
      unchanged: 1,
      absent: 0,
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
