import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { allFacets, parameters } from '../../../src/catalog/program/facets.js'
import { parseChosen } from '../../../src/catalog/search/comparison.js'
import { parseNear, toNearText } from '../../../src/catalog/search/place-query.js'
import {
  anything,
  parseSearchQuery,
  type SearchQuery,
  searchParameters,
  toParams,
} from '../../../src/catalog/search/search-query.js'
import { toSlug } from '../../../src/catalog/text/slug.js'
import { urls } from '../../../src/web/html/urls.js'
import { anyQuery } from '../../search/queries.js'

const parse = (text: string) => parseSearchQuery(new URLSearchParams(text))
const slug = fc
  .tuple(fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 4 }), fc.string())
  .map(([parts, identity]) => toSlug(parts, identity))

describe('a search address', () => {
  it('says everything of a query, and a query everything of its canonical address', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const { query: canonical } = parseSearchQuery(toParams(query))
        const again = parseSearchQuery(toParams(canonical))
        expect(again).toEqual({ query: canonical, ignored: [] })
        expect(toParams(canonical).toString()).toBe(toParams(again.query).toString())
      }),
    )
  })

  it('never throws, whatever it is, and names every key that it does not know', () => {
    const pair = fc.tuple(
      fc.oneof(fc.constantFrom(...searchParameters), fc.string()),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 12 }), (pairs) => {
        const params = new URLSearchParams(pairs)
        const { query, ignored } = parseSearchQuery(params)
        for (const key of params.keys())
          if (!searchParameters.includes(key))
            expect(ignored.map(({ field }) => field)).toContain(key)
        expect(parseSearchQuery(toParams(query)).query).toEqual(query)
      }),
      { numRuns: 500 },
    )
  })

  it('takes empty values, as a form sends them, as not given', () => {
    expect(parse('q=&near=&payment=&hours_min=&page=')).toEqual({ query: anything, ignored: [] })
  })

  it('knows the keys of the contract and no others', () => {
    expect(searchParameters).toEqual([
      ...[
        'q',
        'near',
        'within',
        'level',
        'telehealth',
        'age',
        'payment',
        'focus',
        'modality',
        'condition',
        'language',
        'population',
        'medication',
        'detox',
        'service',
        'also_here',
        'gender',
        'opioid_care',
        'alcohol_care',
        'testing',
        'only_for',
        'ownership',
        'facility_type',
        'smoking',
        'accepting',
        'state',
        'source',
      ],
      ...['hours_min', 'hours_max', 'hours_unknown', 'sort', 'page', 'size', 'program'],
    ])
    expect(allFacets.every(({ key }) => searchParameters.includes(parameters[key]))).toBe(true)
  })

  it.each<readonly [string, Partial<SearchQuery>]>([
    ['near=43215', { near: { kind: 'zip', zip: '43215' } }],
    ['near=43215-1234', { near: { kind: 'zip', zip: '43215' } }],
    ['near=columbus ohio', { near: { kind: 'city', city: 'columbus', state: 'OH' } }],
    ['near=St. Paul, MN', { near: { kind: 'city', city: 'St. Paul', state: 'MN' } }],
    ['near=Raleigh North Carolina', { near: { kind: 'city', city: 'Raleigh', state: 'NC' } }],
    ['near=Charleston West Virginia', { near: { kind: 'city', city: 'Charleston', state: 'WV' } }],
    ['near=Washington D.C.', { near: { kind: 'city', city: 'Washington', state: 'DC' } }],
    ['near=Columbus, OH 43215', { near: { kind: 'zip', zip: '43215' } }],
    ['near=43215&within=50', { near: { kind: 'zip', zip: '43215' }, within: 50 }],
    ['payment=Medicaid&payment=medicare', { chosen: { payment: ['medicaid', 'medicare'] } }],
    ['state=tx&state=OH', { chosen: { state: ['OH', 'TX'] } }],
    ['hours_min=9&hours_max=12&hours_unknown=1', { hoursMin: 9, hoursMax: 12, hoursUnknown: true }],
    ['q= dbt   for teens ', { q: 'dbt for teens' }],
    ['page=3&size=50', { page: 3, size: 50 }],
  ])('is read as people write it: %s', (text, part) => {
    expect(parse(text)).toEqual({ query: { ...anything, ...part }, ignored: [] })
  })

  it.each([
    ['hours_min=12&hours_max=9', 'hours_max'],
    ['hours_min=61', 'hours_min'],
    ['q=one two three four five six seven eight nine', 'q'],
    [`q=${'x'.repeat(101)}`, 'q'],
    ['q=%00', 'q'],
    ['near=somewhere', 'near'],
    ['within=7', 'within'],
    ['sort=best', 'sort'],
    ['sort=distance', 'sort'],
    ['program=a&program=b&program=c&program=d&program=e', 'program'],
    ['program=NOT A SLUG', 'program'],
    ['accepting=no', 'accepting'],
    ['page=1.5', 'page'],
  ])('says what it cannot use: %s', (text, field) => {
    expect(parse(text).ignored).toContainEqual({ field, message: expect.stringMatching(/\.$/) })
  })
})

describe('a comparison address', () => {
  it('says its programs and their order, and they say it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(slug, { maxLength: 4 }), (slugs) => {
        expect(parseChosen(new URL(urls.compare(slugs), 'http://x').searchParams)).toEqual({
          slugs,
          dropped: 0,
        })
      }),
    )
  })

  it('keeps each program once and four at most, and counts the rest', () => {
    const params = (text: string) => parseChosen(new URLSearchParams(text))
    expect(params('program=a&program=b&program=a')).toEqual({ slugs: ['a', 'b'], dropped: 0 })
    expect(params('program=a&program=b&program=c&program=d&program=e&program=f')).toEqual({
      slugs: ['a', 'b', 'c', 'd'],
      dropped: 2,
    })
    expect(params('program=../etc&program=A')).toEqual({ slugs: [], dropped: 0 })
  })
})

describe('a place', () => {
  it('is written as it is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const near = parseNear(text)
        if (near) expect(parseNear(toNearText(near))).toEqual(near)
      }),
    )
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][a-z]{1,9}( [A-Z][a-z]{1,9})?$/),
        fc.constantFrom('OH', 'TX', 'PR'),
        (city, state) => {
          expect(parseNear(`${city}, ${state}`)).toEqual({ kind: 'city', city, state })
        },
      ),
    )
  })
})
