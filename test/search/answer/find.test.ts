import { describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything, type SearchQuery } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import { applyChanges, createIndex } from '../../../src/search/index/program-index.js'
import { bare, clockHours, places } from '../programs.js'

const made = (slug: string, part: Partial<Program> = {}): Program => ({
  ...bare,
  slug,
  name: slug,
  organization: slug,
  ...part,
})
const search = (programs: readonly Program[], query: Partial<SearchQuery>) =>
  find(createIndex(programs, places), { ...anything, ...query })
const slugs = (programs: readonly Program[], query: Partial<SearchQuery>) =>
  search(programs, query).programs.map(({ program }) => program.slug)

describe('facets', () => {
  const programs = [
    made('a', { payment: ['medicaid'], language: ['es'] }),
    made('b', { payment: ['private'], language: ['es', 'ase'] }),
    made('c', { payment: ['medicare'], accepting: 'no' }),
    made('d', { accepting: 'yes' }),
  ]

  it('are OR inside a group and AND across groups', () => {
    expect(slugs(programs, { chosen: { payment: ['medicaid', 'private'] } })).toEqual(['a', 'b'])
    expect(
      slugs(programs, { chosen: { payment: ['medicaid', 'private'], language: ['ase'] } }),
    ).toEqual(['b'])
  })

  it('count a group without its own choice and with all others', () => {
    const { facets, notStated } = search(programs, {
      chosen: { payment: ['medicaid'], language: ['es'] },
    })
    expect(facets.payment).toEqual([
      { value: 'medicaid', count: 1 },
      { value: 'medicare', count: 0 },
      { value: 'private', count: 1 },
    ])
    expect(facets.language).toEqual([
      { value: 'es', count: 1 },
      { value: 'ase', count: 0 },
    ])
    expect(notStated.payment).toBe(0)
    expect(search(programs, { chosen: { payment: ['medicaid'] } }).notStated.payment).toBe(1)
  })

  it('find what is not stated by a choice of its own, beside other choices or alone', () => {
    expect(slugs(programs, { chosen: { payment: ['not-stated'] } })).toEqual(['d'])
    expect(slugs(programs, { chosen: { payment: ['medicare', 'not-stated'] } })).toEqual(['c', 'd'])
  })

  it('do not take a no for a yes, nor for not stated', () => {
    const { facets, notStated } = search(programs, {})
    expect(facets.accepting).toEqual([{ value: 'yes', count: 1 }])
    expect(notStated.accepting).toBe(2)
    expect(slugs(programs, { chosen: { accepting: ['yes', 'not-stated'] } })).toEqual([
      'a',
      'b',
      'd',
    ])
  })

  it('do not offer a value that no program states', () => {
    expect(search(programs, {}).facets.condition).toEqual([])
    expect(search(programs, {}).facets.payment.map(({ value }) => value)).not.toContain('tricare')
  })

  it('match a band of ages where numbers overlap it', () => {
    const ages = [
      made('teens', { ages: { min: 12, max: 17, groups: [] } }),
      made('grown', { ages: { min: 18, max: null, groups: ['adults'] } }),
    ]
    expect(slugs(ages, { chosen: { age: ['children'] } })).toEqual(['teens'])
    expect(slugs(ages, { chosen: { age: ['older-adults'] } })).toEqual(['grown'])
  })

  it('find by state what stands there, and what meets online there', () => {
    const stated = [
      made('in-texas', { location: { ...home, state: 'TX' } }),
      made('online', { location: home, telehealth: 'virtual', statesServed: ['TX'] }),
      made('offered', { location: home, telehealth: 'offered', statesServed: ['TX'] }),
    ]
    expect(slugs(stated, { chosen: { state: ['TX'] } })).toEqual(['in-texas', 'online'])
  })
})

const home = {
  street: null,
  city: 'Columbus',
  state: 'OH',
  zip: '43220',
  lat: 39.97,
  lon: -83.0,
  precision: 'exact',
} as const

describe('hours', () => {
  const programs = [
    made('from-4-to-8', { hours: clockHours(4, 8) }),
    made('from-9-to-12', { hours: clockHours(9, 12) }),
    made('from-12-to-20', { hours: clockHours(12, 20) }),
    made('nine-sessions', {
      hours: { min: 9, max: 9, unit: 'session', clockMin: 7.5, clockMax: 7.5, statedAs: null },
    }),
    made('up-to-20', { hours: clockHours(null, 20) }),
    made('silent'),
  ]

  it('match by overlap, a missing bound being open', () => {
    expect(slugs(programs, { hoursMax: 11 })).toEqual([
      'from-4-to-8',
      'from-9-to-12',
      'nine-sessions',
      'up-to-20',
    ])
    expect(slugs(programs, { hoursMin: 13 })).toEqual(['from-12-to-20', 'up-to-20'])
  })

  it('are compared by the clock where that can be computed', () => {
    expect(slugs(programs, { hoursMin: 9, hoursMax: 10 })).not.toContain('nine-sessions')
  })

  it('leave out who states none, unless asked, and count them beside the filter', () => {
    expect(slugs(programs, { hoursMin: 0 })).not.toContain('silent')
    expect(slugs(programs, { hoursMin: 0, hoursUnknown: true })).toContain('silent')
    expect(search(programs, { hoursMin: 59 }).notStated.hours).toBe(1)
  })

  it('are no filter when no bound is asked', () => {
    expect(search(programs, { hoursUnknown: true }).total).toBe(6)
  })
})

describe('pages and standing', () => {
  const programs = Array.from({ length: 45 }, (_, i) => made(`p${String(i).padStart(2, '0')}`))

  it('end with an empty page that knows the same total', () => {
    expect(search(programs, { page: 3 })).toMatchObject({ total: 45, pages: 3, page: 3, size: 20 })
    expect(slugs(programs, { page: 3 })).toEqual(['p40', 'p41', 'p42', 'p43', 'p44'])
    expect(search(programs, { page: 4 })).toMatchObject({
      total: 45,
      pages: 3,
      page: 4,
      programs: [],
    })
    expect(search([], {})).toMatchObject({ total: 0, pages: 1, programs: [] })
  })

  it('never find nor count a paused program', () => {
    const index = createIndex(
      [
        made('open', { payment: ['free'] }),
        made('rests', { status: 'paused', payment: ['tricare'] }),
      ],
      places,
    )
    expect(find(index, anything)).toMatchObject({
      total: 1,
      facets: { payment: [{ value: 'free', count: 1 }] },
    })
    applyChanges(index, [
      { slug: 'open', program: made('open', { status: 'paused', payment: ['free'] }) },
    ])
    expect(find(index, anything)).toMatchObject({ total: 0, facets: { payment: [], level: [] } })
  })
})
