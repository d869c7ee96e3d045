import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { placeOf } from '../../../src/catalog/program/facets.js'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything, type SearchQuery } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import { createIndex, type ProgramIndex } from '../../../src/search/index/program-index.js'
import { findSpot } from '../../../src/search/places/places.js'
import { bare, places, toSamplePrograms } from '../programs.js'
import { anyQuery } from '../queries.js'

/** Every program that a question finds, by going through its pages. */
const allFound = (index: ProgramIndex, query: SearchQuery): readonly Program[] =>
  Array.from({ length: Math.ceil(find(index, query).total / 50) }, (_, i) =>
    find(index, { ...query, size: 50, page: i + 1 }),
  ).flatMap(({ programs }) => programs.map(({ program }) => program))
/** Whether a program has a point: its own or, without an address, the middle of its city. */
const isSomewhere = ({ location, area }: Program): boolean =>
  location
    ? location.lat !== null
    : area?.city != null &&
      findSpot(places, { kind: 'city', city: area.city, state: area.state }) !== null
const sum = (numbers: readonly { count: number }[]): number =>
  numbers.reduce((all, { count }) => all + count, 0)

const at = (slug: string, lat: number, lon: number, own: Partial<Program> = {}): Program => ({
  ...bare,
  slug,
  location: {
    street: '1 High Street',
    city: 'Columbus',
    state: 'OH',
    zip: '43210',
    lat,
    lon,
    precision: 'exact',
  },
  ...own,
})
const inOhio: SearchQuery = { ...anything, chosen: { state: ['OH'] } }

describe('the dots of a state', () => {
  const index = createIndex(toSamplePrograms(260), places)
  const anyOfOneState = fc.tuple(anyQuery, fc.constantFrom('OH', 'MN', 'TX', 'CO', 'ME', 'GU')).map(
    ([query, state]): SearchQuery => ({
      ...query,
      near: null,
      sort: null,
      chosen: { ...query.chosen, state: [state] },
    }),
  )

  it('are all of the result that has a place in it, whatever is asked and whichever page is shown', () => {
    fc.assert(
      fc.property(anyOfOneState, (query) => {
        const [state] = query.chosen.state as [string]
        const { dots } = find(index, query)
        const drawn = allFound(index, query).filter(
          (program) =>
            placeOf(program)?.state === state &&
            program.telehealth !== 'virtual' &&
            program.location?.precision !== 'withheld' &&
            isSomewhere(program),
        )
        expect(dots?.count).toBe(drawn.length)
        expect(dots?.rough).toBe(
          drawn.filter(({ location }) => location?.precision !== 'exact').length,
        )
        expect(sum(dots?.dots ?? [])).toBe(drawn.length)
        expect(sum(dots?.cities ?? []) + (dots?.others.count ?? 0)).toBe(drawn.length)
        for (const { city, count } of dots?.cities ?? [])
          expect(count).toBe(drawn.filter((program) => placeOf(program)?.city === city).length)
      }),
      { numRuns: 200 },
    )
  })

  it('are only for a question about one state and no place', () => {
    for (const query of [
      {},
      { chosen: { state: ['OH', 'TX'] } },
      { chosen: { state: ['not-stated'] } },
      { chosen: { level: ['iop'] } },
    ])
      expect(find(index, { ...anything, ...query }).dots).toBeNull()
    expect(
      find(index, { ...inOhio, near: { kind: 'city', city: 'Columbus', state: 'OH' } }).dots,
    ).toBeNull()
    expect(find(index, inOhio).dots?.count).toBeGreaterThan(0)
  })

  it('never are more than can be told apart, and stand where their programs are', () => {
    const spread = fc.array(
      fc.tuple(
        fc.double({ min: 38.4, max: 42, noNaN: true }),
        fc.double({ min: -84.8, max: -80.5, noNaN: true }),
      ),
      {
        minLength: 600,
        maxLength: 1500,
      },
    )
    fc.assert(
      fc.property(spread, (points) => {
        const many = points.map(([lat, lon], i) => at(`many-${i}`, lat, lon))
        const { dots } = find(createIndex(many, places), inOhio)
        expect(dots?.dots.length).toBeLessThanOrEqual(300)
        expect(sum(dots?.dots ?? [])).toBe(points.length)
        for (const { lat, lon } of dots?.dots ?? [])
          expect([lat >= 38.4, lat <= 42, lon >= -84.8, lon <= -80.5]).toEqual([
            true,
            true,
            true,
            true,
          ])
      }),
      { numRuns: 10 },
    )
  })

  it('show no withheld address and nobody who is only online; a hybrid program of another state counts there', () => {
    const location = at('x', 40, -83).location as NonNullable<Program['location']>
    const { total, dots } = find(
      createIndex(
        [
          at('seen', 40, -83),
          at('withheld', 40, -83, {
            location: { ...location, street: null, precision: 'withheld' },
          }),
          at('online', 40, -83, { telehealth: 'virtual', statesServed: ['OH'] }),
          at('beyond', 38.2, -85.7, {
            telehealth: 'hybrid',
            statesServed: ['OH'],
            location: { ...location, city: 'Louisville', state: 'KY' },
          }),
          at('no-point', 40, -83, { location: { ...location, lat: null, lon: null } }),
        ],
        places,
      ),
      inOhio,
    )
    expect(total).toBe(5)
    expect(dots).toMatchObject({
      count: 1,
      rough: 0,
      cities: [{ city: 'Columbus', count: 1 }],
      dots: [{ lat: 40, lon: -83, count: 1, rough: false }],
    })
  })

  it('keep the Aleutians, west of 180 degrees, beside the rest of Alaska', () => {
    const location = {
      ...(at('x', 0, 0).location as NonNullable<Program['location']>),
      state: 'AK',
    } as const
    const aleutian = [172.9, 173.1].map((lon, i) =>
      at(`far-${i}`, 52.9, lon, { location: { ...location, lat: 52.9, lon } }),
    )
    const rest = at('near', 61.2, -149.9, { location: { ...location, lat: 61.2, lon: -149.9 } })
    const { dots } = find(createIndex([...aleutian, rest], places), {
      ...anything,
      chosen: { state: ['AK'] },
    })
    expect(dots?.dots.map(({ lon }) => Math.round(lon)).sort()).toEqual([-150, -187])
  })
})
