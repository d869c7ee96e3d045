import { describe, expect, it } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import type { AnyStatement, Statements } from '../../../src/catalog/program/statements.js'
import { type SoughtProgram, siteOf, toIndex } from '../../../src/commands/older/match-older.js'
import { findOlderFacts, toOlderText } from '../../../src/commands/older/older-facts.js'
import {
  type OlderRow,
  olderLists,
  toDoor,
  toOlderFacility,
  toOwnSite,
} from '../../../src/commands/older/older-lists.js'
import { createPointFinder } from '../../../src/commands/older/older-points.js'
import { parseOlder } from '../../../src/seed/older-facts.js'

const row: OlderRow = {
  name1: 'Larkspur Counseling',
  street1: '12 North Main Street',
  city: 'Dover',
  state: 'NH',
  zip: '3820',
  phone: '603-555-0100',
  website: 'http://www.larkspur.org',
  latitude: '43.2',
  longitude: '-70.87',
}
const facility = (part: Partial<OlderRow> = {}) =>
  toOlderFacility(olderLists.mentalHealth, { ...row, ...part } as OlderRow)
const sought: SoughtProgram = {
  names: ['Larkspur Counseling', 'Evening Program'],
  door: toDoor('12 N Main St', '03820'),
  city: 'dover',
  state: 'NH',
  phones: ['603-555-0100'],
}
const site = (rows: readonly Partial<OlderRow>[], part: Partial<SoughtProgram> = {}) =>
  siteOf({ ...sought, ...part }, toIndex(rows.map(facility)))
const elsewhere = { street1: '9 Elm Street', city: 'Keene', zip: '3431', phone: '603-555-0199' }

describe('a website by an older list', () => {
  it('is that of the program’s number and name', () => {
    expect(site([{ ...elsewhere, phone: '603-555-0100', city: 'Keene' }])).toEqual({
      website: 'http://www.larkspur.org/',
      source: 'samhsa-findtreatment-2020',
      scope: 'facility',
    })
  })

  it('is that of its door where part of the name is the same', () => {
    const renamed = { name1: 'Larkspur Behavioral Health', phone: '603-555-0177' }
    expect(site([renamed])).toMatchObject({ scope: 'facility' })
  })

  it('is not that of whoever has its number or its door today under another name', () => {
    const other = { name1: 'Quiet Road Recovery', website: 'http://quietroad.com' }
    expect(site([other])).toBeNull()
    expect(site([{ ...other, state: 'ME' }])).toBeNull()
  })

  it('is its organization’s where only that is in the state, and says so', () => {
    expect(site([{ ...elsewhere, website: 'http://larkspur.org/keene' }])).toEqual({
      website: 'http://larkspur.org/',
      source: 'samhsa-findtreatment-2020',
      scope: 'organization',
    })
  })

  it('is that of a name in other states only with its number, or with a host of that name in two', () => {
    const away = { ...elsewhere, state: 'VT' }
    expect(site([away])).toBeNull()
    expect(site([{ ...away, phone: '603-555-0100' }])).toMatchObject({ scope: 'organization' })
    expect(site([away, { ...away, state: 'NY' }])).toMatchObject({ scope: 'organization' })
    const lone = ['Larkspur'].map((name1) => [
      { ...away, name1 },
      { ...away, name1, state: 'NY' },
    ])
    expect(lone.map((rows) => site(rows, { names: ['Larkspur'] }))).toEqual([null])
  })

  it('is none of another organization that has as plain a name', () => {
    const plain = { ...elsewhere, name1: 'Counseling Services Inc' }
    expect(site([plain], { names: ['Counseling Services'] })).toBeNull()
    expect(site([{ ...plain, city: 'Dover' }], { names: ['Counseling Services'] })).not.toBeNull()
  })

  it('is none where two hosts answer, or its organization knows none of its host', () => {
    expect(site([{}, { phone: '', website: 'http://larkspur-dover.com' }])).toBe('conflict')
    const other = { ...elsewhere, phone: '603-555-0100', website: 'http://old-owner.com' }
    expect(site([{ ...other, name1: 'Larkspur House' }, elsewhere])).toBe('conflict')
    expect(site([{}, { ...elsewhere, website: 'http://larkspur-keene.com' }])).toMatchObject({
      website: 'http://www.larkspur.org/',
    })
  })

  it('is the front page where its places have several pages, unless one is of its door', () => {
    const pages = ['http://larkspur.org/a', 'http://larkspur.org/b']
    const [a, b] = pages.map((website) => ({ ...elsewhere, city: 'Dover', website }))
    expect(site([a ?? {}, b ?? {}])).toMatchObject({ website: 'http://larkspur.org/' })
    expect(site([a ?? {}, { website: pages[1] ?? '' }])).toMatchObject({ website: pages[1] })
  })

  it('is never a broker’s, a list’s, or one that no browser opens', () => {
    const others = [
      'https://www.rehabs.com/larkspur',
      'http://www.facebook.com/larkspur',
      'https://findtreatment.samhsa.gov/',
      'http://www.wsha.org/our-members/larkspur',
      'http://www.ct.gov',
      'http://',
      'none',
    ]
    expect(others.map(toOwnSite)).toEqual(others.map(() => null))
    expect(toOwnSite('www.larkspur.org')).toBe('http://www.larkspur.org/')
    expect(toOwnSite('http://www.ct.gov/dmhas')).toBe('http://www.ct.gov/dmhas')
    expect(toOwnSite('http://larkspur.org/?utm_source=list')).toBe('http://larkspur.org/')
  })
})

const said = (value: unknown, source = 'samhsa-su-2024'): readonly AnyStatement[] => [
  { value, source, scope: 'facility', method: 'import', checkedOn: null } as AnyStatement,
]
const listing = (statements: Record<string, readonly AnyStatement[]> = {}): Listing => ({
  identity: 'samhsa-su|larkspur counseling||12 north main street||dover|nh|03820|iop',
  slug: 'larkspur',
  status: 'published',
  level: 'iop',
  name: 'Larkspur Counseling',
  organization: 'Larkspur Counseling',
  place: {
    name1: 'Larkspur Counseling',
    name2: '',
    street1: '12 North Main Street',
    street2: '',
    city: 'Dover',
    state: 'NH',
    zip: '03820',
  },
  edition: { list: 'samhsa-su', year: 2024, absentSince: null },
  sample: false,
  statements: {
    location: said({
      street: '12 North Main Street',
      city: 'Dover',
      state: 'NH',
      zip: '03820',
      lat: 43.19,
      lon: -70.88,
      precision: 'zip',
    }),
    ...statements,
  } as Statements,
})
const none = { mentalHealth: [], veterans: [], hospitals: [] }
const middle = { lat: 43.19, lon: -70.88, precision: 'zip' } as const
const find = (one: Listing, lists: Partial<Parameters<typeof findOlderFacts>[1]>) =>
  findOlderFacts([one], { ...none, ...lists }, () => null)
const here = { lat: 43.2, lon: -70.87, source: 'samhsa-findtreatment-2020' }

describe('a point by an older list', () => {
  const point = (rows: readonly Partial<OlderRow>[], one = listing()) =>
    createPointFinder(rows.map(facility), [], [], () => middle)(one)

  it('is that of its street and ZIP, where all that have them agree', () => {
    expect(point([{}])).toEqual(here)
    expect(point([{}, { latitude: '43.24' }])).toBeNull()
    expect(point([{ zip: '3821' }])).toEqual(here)
    expect(point([{ zip: '3821', name1: 'Quiet Road' }])).toBeNull()
    expect(point([{ street1: '12 Main St', name1: 'Quiet Road' }])).toEqual(here)
    expect(point([{ street1: '12 South Main Street', name1: 'Quiet Road' }])).toBeNull()
  })

  it('is believed near the center of its ZIP, or near its neighbors in that ZIP', () => {
    expect(point([{ latitude: '45.2' }])).toBeNull()
    const neighbors = ['1 Elm Street', '2 Oak Street'].map((street1) => ({
      street1,
      latitude: '45.21',
    }))
    expect(point([{ latitude: '45.2' }, ...neighbors])).toMatchObject({ lat: 45.2 })
  })

  it('is none of an address that is withheld, or known exactly already', () => {
    const known = listing().statements.location?.[0]
    const as = (precision: string) =>
      point([{}], listing({ location: said({ ...known?.value, precision }) }))
    expect(['exact', 'withheld', 'zip3'].map(as)).toEqual([null, null, here])
  })

  it('is that of its name where the name is the only one of its list and of the directories', () => {
    const named = { name: 'LARKSPUR COUNSELING', lat: 43.21, lon: -70.9 }
    const row = { name: 'Larkspur Counseling', address: '12 north main street|03820' }
    const byName = (names: readonly (typeof named)[], rows: readonly (typeof row)[]) =>
      createPointFinder([], names, rows, () => middle)(listing())
    expect(byName([named], [row])).toMatchObject({ source: 'samhsa-findtreatment-2025' })
    expect(byName([named, { ...named, lat: 30 }], [row])).toBeNull()
    expect(byName([named], [row, { ...row, address: '9 elm street|03431' }])).toBeNull()
  })
})

describe('what older lists know of a listing', () => {
  it('is nothing that a newer list states already', () => {
    const newer = listing({ website: said('https://larkspur.example.org/') })
    expect(find(newer, { mentalHealth: [facility()] }).facts.size).toBe(0)
  })

  it('is a page on va.gov for a program of Veterans Affairs alone', () => {
    const page = 'https://www.va.gov/manchester-health-care/locations/dover/'
    const lists = {
      mentalHealth: [facility()],
      veterans: [
        toOlderFacility(olderLists.veterans, {
          ...row,
          name: 'Larkspur',
          street: '12 North Main Street',
          website: page,
        } as OlderRow),
      ],
    }
    const ofVeterans = listing({ ownership: said(['veterans-affairs']) })
    const siteOfOne = (one: Listing) => find(one, lists).facts.get(one.identity)?.site
    expect(siteOfOne(ofVeterans)).toMatchObject({ website: page, source: 'va-facilities-2022' })
    expect(siteOfOne(listing())).toMatchObject({ source: 'samhsa-findtreatment-2020' })
  })

  it('is none of three lists where the first that answers has two hosts', () => {
    const lists = {
      mentalHealth: [facility(), facility({ website: 'http://other.org' })],
      hospitals: [
        toOlderFacility(olderLists.hospitals, {
          ...row,
          name: 'LARKSPUR COUNSELING',
          telephone: '603-555-0100',
        } as OlderRow),
      ],
    }
    const { facts, counts } = find(listing(), lists)
    expect(facts.get(listing().identity)?.site ?? null).toBeNull()
    expect(counts['conflict']).toBe(1)
  })

  it('is read back from the file as it was written', () => {
    const { facts } = findOlderFacts(
      [listing()],
      { ...none, mentalHealth: [facility()] },
      () => here,
    )
    expect(parseOlder(toOlderText(facts))).toEqual(facts)
  })
})
