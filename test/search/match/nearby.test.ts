import { describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything, type SearchQuery } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import { createIndex } from '../../../src/search/index/program-index.js'
import { lonBetween, milesBetween, toBox } from '../../../src/search/places/distance.js'
import { findSpot, pointOfZip, toPlaces } from '../../../src/search/places/places.js'
import { bare, places } from '../programs.js'

const columbus = { kind: 'city', city: 'Columbus', state: 'OH' } as const
const center = { lat: 39.97, lon: -83.0 }
/** A program so many degrees north of the middle of Columbus; a degree is 69.09 miles. */
const north = (slug: string, degrees: number | null, part: Partial<Program> = {}): Program => ({
  ...bare,
  slug,
  name: slug,
  location: {
    street: null,
    city: 'Columbus',
    state: 'OH',
    zip: '43220',
    lat: degrees === null ? null : center.lat + degrees,
    lon: degrees === null ? null : center.lon,
    precision: 'exact',
  },
  ...part,
})
const search = (programs: readonly Program[], query: Partial<SearchQuery>) =>
  find(createIndex(programs, places), { ...anything, near: columbus, ...query })
const slugs = (programs: readonly Program[], query: Partial<SearchQuery> = {}) =>
  search(programs, query).programs.map(({ program }) => program.slug)

describe('near', () => {
  const programs = [
    north('c-near', 0.1),
    north('b-middle', 0.2),
    north('a-far', 0.4),
    north('z-door', 0, { telehealth: 'in-person' }),
    north('hybrid-near', 0.3, { telehealth: 'hybrid', statesServed: ['OH'] }),
    north('hybrid-far', 3, { telehealth: 'hybrid', statesServed: ['OH'] }),
    north('virtual-here', 0, { telehealth: 'virtual', statesServed: ['OH'] }),
    north('virtual-texas', 0, { telehealth: 'virtual', statesServed: ['TX'] }),
    north('no-point', null),
    { ...bare, slug: 'nowhere' },
  ]

  it('finds what stands within the radius, nearest first, then what meets online in that state', () => {
    expect(slugs(programs)).toEqual([
      'z-door',
      'c-near',
      'b-middle',
      'hybrid-near',
      'hybrid-far',
      'virtual-here',
    ])
  })

  it('measures only what stands within the radius', () => {
    const distances = search(programs, {}).programs.map(
      ({ distance }) => distance && Math.round(distance * 10) / 10,
    )
    expect(distances).toEqual([0, 6.9, 13.8, 20.7, null, null])
  })

  it('uses the radius that was asked', () => {
    expect(slugs(programs, { within: 10 })).toEqual([
      'z-door',
      'c-near',
      'hybrid-far',
      'hybrid-near',
      'virtual-here',
    ])
    expect(slugs(programs, { within: 50 })).toContain('a-far')
  })

  it('never finds a virtual program by miles', () => {
    expect(slugs(programs, { within: 100 })).not.toContain('virtual-texas')
  })

  it('says that a point is approximate when it is not the door', () => {
    const precise = search(
      (['exact', 'zip', 'zip3', 'withheld'] as const).map((precision, i) => {
        const program = north(`p${i}`, 0)
        return { ...program, location: program.location && { ...program.location, precision } }
      }),
      {},
    )
    expect(precise.programs.map(({ approximate }) => approximate)).toEqual([
      false,
      true,
      true,
      true,
    ])
  })

  it('goes on without a place that we do not know, and says so', () => {
    const found = search(programs, {
      near: { kind: 'city', city: 'Nowhere', state: 'OH' },
      sort: 'distance',
    })
    expect(found).toMatchObject({
      total: 10,
      spot: null,
      sort: 'name',
      problems: [{ field: 'near' }],
    })
    expect(found.problems[0]?.message).toContain('Nowhere, OH')
  })
})

describe('places', () => {
  it('know a ZIP by its own point, and a PO box by the mean of its neighbours', () => {
    const two = toPlaces(
      [
        { zip: '43201', lat: 40, lon: -83, state: 'OH' },
        { zip: '43203', lat: 39, lon: -82, state: 'OH' },
      ],
      [],
    )
    expect(pointOfZip(two, '43201')).toEqual({ lat: 40, lon: -83, precision: 'zip', state: 'OH' })
    expect(pointOfZip(two, '43299')).toEqual({
      lat: 39.5,
      lon: -82.5,
      precision: 'zip3',
      state: 'OH',
    })
    expect(pointOfZip(two, '90210')).toBeNull()
    expect(findSpot(two, { kind: 'zip', zip: '43299' })).toEqual({
      label: '43299',
      lat: 39.5,
      lon: -82.5,
      state: 'OH',
      approximate: true,
    })
  })

  it.each([
    ['saint paul', 'MN', 'St. Paul, MN'],
    ['ST PAUL', 'MN', 'St. Paul, MN'],
    ['Ft. Worth', 'TX', 'Fort Worth, TX'],
    ['Canon City', 'CO', 'Cañon City, CO'],
  ] as const)('know %s, %s however it is written', (city, state, label) => {
    expect(findSpot(places, { kind: 'city', city, state })?.label).toBe(label)
  })

  it('do not mix up cities of one name in two states', () => {
    expect(findSpot(places, { kind: 'city', city: 'Portland', state: 'OR' })).toBeNull()
  })
})

describe('distance', () => {
  it('is the great circle in miles', () => {
    // Columbus to Cleveland; about 126 miles on any map.
    expect(milesBetween(center, { lat: 41.4993, lon: -81.6944 })).toBeCloseTo(125.9, 0)
    expect(milesBetween(center, center)).toBe(0)
    expect(milesBetween({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(
      Math.PI * 3958.7613,
      6,
    )
  })

  it('has a box that never leaves out a point of the circle, also across the date line', () => {
    for (const from of [
      center,
      { lat: 52, lon: 179.9 },
      { lat: 71.3, lon: -156.8 },
      { lat: 89.9, lon: 0 },
    ])
      for (let step = 0; step < 720; step++) {
        const to = {
          lat: from.lat + Math.cos(step),
          lon: ((from.lon + 540 + 3 * Math.sin(step)) % 360) - 180,
        }
        const box = toBox(from, milesBetween(from, to))
        expect(
          Math.abs(to.lat - from.lat) <= box.lat && lonBetween(to.lon, from.lon) <= box.lon,
        ).toBe(true)
      }
  })
})
