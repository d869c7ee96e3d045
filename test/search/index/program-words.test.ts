import { describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything } from '../../../src/catalog/search/search-query.js'
import { find } from '../../../src/search/answer/find.js'
import { createIndex } from '../../../src/search/index/program-index.js'
import { fieldWeights } from '../../../src/search/index/relevance.js'
import { bare, places } from '../programs.js'

const made = (slug: string, part: Partial<Program> = {}): Program => ({
  ...bare,
  level: 'op',
  slug,
  name: slug,
  organization: 'Sample',
  ...part,
})
const slugs = (programs: readonly Program[], q: string) =>
  find(createIndex(programs, places), { ...anything, q }).programs.map(
    ({ program }) => program.slug,
  )
const location = {
  street: null,
  city: 'Cañon City',
  state: 'CO',
  zip: '81210',
  lat: null,
  lon: null,
  precision: 'zip',
} as const

describe('words', () => {
  it('match where a word starts, never inside one', () => {
    const programs = [
      made('a', { name: 'Biopsy House' }),
      made('b', { level: 'iop' }),
      made('c', { name: 'IOPs of Ohio' }),
    ]
    expect(slugs(programs, 'iop').toSorted()).toEqual(['b', 'c'])
  })

  it('must all match, each in any field', () => {
    const programs = [
      made('a', { name: 'Hope', payment: ['medicaid'] }),
      made('b', { name: 'Hope' }),
      made('c', { payment: ['medicaid'] }),
    ]
    expect(slugs(programs, 'medicaid hop')).toEqual(['a'])
  })

  it.each([
    ['dialectical', { modality: ['dbt'] }],
    ['suboxone', { medication: ['buprenorphine'] }],
    ['vivitrol', { medication: ['naltrexone-injection'] }],
    ['MAT', { modality: ['moud'] }],
    ['ride', { service: ['transportation'] }],
    ['sober living', { alsoHere: ['sober-housing'] }],
    ['sliding scale', { payment: ['sliding-fee'] }],
    ['online', { telehealth: 'virtual' }],
    ['teen', { ages: { min: 13, max: 17, groups: [] } }],
    ['espanol', { language: ['es'] }],
    ['dual diagnosis', { focus: ['co-occurring'] }],
    ['heroin', { condition: ['opioids'] }],
    ['postpartum', { population: ['pregnant'] }],
    ['partial hospitalization', { level: 'php' }],
    ['colorado', { location }],
    ['co canon', { location }],
  ] as const)('find a program by what people say: %s', (q, part) => {
    expect(slugs([made('it', part), made('other')], q)).toEqual(['it'])
  })

  it('do not mind case, accents or punctuation', () => {
    expect(slugs([made('a', { name: 'Élan – St. Mary’s' })], 'ELAN st marys')).toEqual(['a'])
  })

  it('without a letter or digit are no filter', () => {
    expect(slugs([made('a'), made('b')], '—')).toEqual(['a', 'b'])
  })
})

describe('the weights of fields', () => {
  it('fit the eight bits that the index has for a word that stands in all of them', () => {
    const weights: readonly number[] = Object.values(fieldWeights)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(255)
    expect(weights.filter((weight) => weight % 2 !== 0)).toEqual([])
  })

  it('find no label by its words before a place, and a state by its code', () => {
    const programs = [
      made('a', { telehealth: 'in-person' }),
      made('b', { location: { ...location, state: 'IN' } }),
    ]
    expect(slugs(programs, '"in"')).toEqual(['b'])
    expect(slugs(programs, '"person"')).toEqual(['a'])
  })
})
