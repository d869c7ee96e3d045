import { describe, expect, it } from '@jest/globals'
import { bandsOf, rangeOf } from '../../../src/catalog/program/ages.js'
import { agesText } from '../../../src/catalog/wording/fields.js'
import { bare } from '../../search/programs.js'

describe('ages', () => {
  it('in years are in every band that they touch', () => {
    expect(bandsOf({ min: 12, max: 17, groups: [] })).toEqual(['children', 'adolescents'])
    expect(bandsOf({ min: 18, max: null, groups: ['children'] })).toEqual([
      'young-adults',
      'adults',
      'older-adults',
    ])
  })

  it('in bands that follow on each other read as one range, others by name', () => {
    const text = (...groups: (typeof bare.ages.groups)[number][]) =>
      agesText({ ...bare, ages: { min: null, max: null, groups } })?.replaceAll('\u00a0', ' ')
    expect(text('young-adults', 'adults', 'older-adults')).toBe('18 and over')
    expect(text('children', 'adolescents')).toBe('17 and under')
    expect(text('adolescents', 'young-adults')).toBe('13 to 25')
    expect(text('children', 'adults')).toBe('Children, 12 and under; Adults, 26 to 64')
    expect(text()).toBeUndefined()
    expect(rangeOf([])).toBeNull()
  })

  it('without an end either way are all ages, and never “0 and over”', () => {
    const text = (min: number | null, max: number | null, groups: typeof bare.ages.groups = []) =>
      agesText({ ...bare, ages: { min, max, groups } })?.replaceAll('\u00a0', ' ')
    expect(
      text(null, null, ['children', 'adolescents', 'young-adults', 'adults', 'older-adults']),
    ).toBe('All ages')
    expect(text(0, null)).toBe('All ages')
    expect(text(null, 17)).toBe('17 and under')
    expect(text(18, null)).toBe('18 and over')
  })
})
