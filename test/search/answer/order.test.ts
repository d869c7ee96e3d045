import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything, type Sort, sorts } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import { comparisonOf, type Orderable } from '../../../src/search/answer/order.js'
import { firstInOrder } from '../../../src/search/answer/top-k.js'
import { allPublished, createIndex } from '../../../src/search/index/program-index.js'
import { bare, places, toSamplePrograms } from '../programs.js'

const made = (slug: string, part: Partial<Program> = {}): Program => ({
  ...bare,
  slug,
  name: slug,
  ...part,
})
const slugs = (programs: readonly Program[], sort: Sort | null, q = '') =>
  find(createIndex(programs, places), { ...anything, sort, q }).programs.map(
    ({ program }) => program.slug,
  )

describe('order', () => {
  it('by name looks past case, accents and punctuation, and settles ties by the slug', () => {
    const programs = [
      made('d', { name: 'Zeal' }),
      made('b', { name: 'Élan' }),
      made('a', { name: 'elan!' }),
      made('c', { name: '“Elan” West' }),
    ]
    expect(slugs(programs, 'name')).toEqual(['a', 'b', 'c', 'd'])
    expect(allPublished(createIndex(programs, places)).map(({ slug }) => slug)).toEqual([
      'a',
      'b',
      'c',
      'd',
    ])
  })

  it('by last check has the newest first, then those never checked, ties by name', () => {
    const programs = [
      made('a'),
      made('b', { checkedOn: '2026-03-01' }),
      made('d', { checkedOn: '2026-11-02' }),
      made('c', { checkedOn: '2026-11-02' }),
    ]
    expect(slugs(programs, 'checked')).toEqual(['c', 'd', 'b', 'a'])
  })

  it('is the one that fits when none is asked', () => {
    const index = createIndex([made('a')], places)
    const near = { kind: 'zip', zip: '43210' } as const
    const sortOf = (query: object) => find(index, { ...anything, ...query }).sort
    expect(sortOf({})).toBe('name')
    expect(sortOf({ near })).toBe('distance')
    expect(sortOf({ near, q: 'a' })).toBe('relevance')
    expect(sortOf({ near, q: 'a', sort: 'name' })).toBe('name')
    expect(sortOf({ q: '—' })).toBe('name')
  })

  it('by relevance has a whole word before the start of one, the name before other fields, and equal ones by name', () => {
    const programs = [
      made('d', { name: 'Hopewell' }),
      made('c', { name: 'Hope' }),
      made('b', { name: 'Sample', organization: 'Hope' }),
      made('a', { name: 'Hopeful' }),
    ]
    expect(slugs(programs, null, 'hope').slice(0, 1)).toEqual(['c'])
    expect(
      slugs(
        programs.filter(({ slug }) => slug !== 'b'),
        null,
        'hope',
      ),
    ).toEqual(['c', 'a', 'd'])
    expect(
      slugs(
        programs.filter(({ slug }) => slug === 'b' || slug === 'c'),
        null,
        'hope',
      ),
    ).toEqual(['c', 'b'])
  })

  it('by relevance counts a rare word above a common one', () => {
    const others = Array.from({ length: 9 }, (_, i) => made(`z${i}`, { name: 'Day House' }))
    const programs = [
      ...others,
      made('a', { name: 'Day', organization: 'Moon' }),
      made('b', { name: 'Moon', organization: 'Day' }),
    ]
    expect(slugs(programs, null, 'day moon')).toEqual(['b', 'a'])
  })

  it('does not look at who runs, pays for or says anything about a program', () => {
    const index = createIndex([made('a')], places)
    const orderable: Orderable = {
      rank: index.rank,
      checked: index.table.checked,
      distances: null,
      scores: new Float64Array(1),
    }
    expect(Object.keys(orderable)).toEqual(['rank', 'checked', 'distances', 'scores'])
    const programs = toSamplePrograms(60)
    const altered = programs.map((program, i) => ({
      ...program,
      sample: i % 2 === 0,
      website: null,
      cost: `$${i}`,
      accreditation: [],
      facts: {},
      licence: [],
    }))
    for (const sort of sorts)
      expect(slugs(altered, sort, 'sample')).toEqual(slugs(programs, sort, 'sample'))
  })

  it('never leaves two programs equal', () => {
    const orderable = {
      rank: new Uint32Array([1, 0]),
      checked: new Uint32Array(2),
      distances: null,
      scores: new Float64Array(2),
    }
    for (const sort of sorts) expect(comparisonOf(sort, orderable)(0, 1)).toBeGreaterThan(0)
  })
})

describe('the first few in order', () => {
  it('are those that sorting all of them gives', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { maxLength: 300 })
    fc.assert(
      fc.property(numbers, fc.nat(100), fc.nat(40), (all, from, size) => {
        const slots = Uint32Array.from(all)
        const byDigit = (a: number, b: number): number => (a % 10) - (b % 10) || a - b
        expect([...firstInOrder(slots, byDigit, from, from + size)]).toEqual(
          all.toSorted(byDigit).slice(from, from + size),
        )
      }),
    )
  })
})
