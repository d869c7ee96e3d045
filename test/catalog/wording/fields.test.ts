import { describe, expect, it } from '@jest/globals'
import { fields, noteOf } from '../../../src/catalog/wording/fields.js'
import { bare } from '../../search/programs.js'

describe('the source of a field', () => {
  const note = (source: string) =>
    ({ source, scope: 'program', checkedOn: null, method: 'page' }) as const
  const sourceOf = (key: string, facts: typeof bare.facts) => {
    const field = fields.find((one) => one.key === key)
    return field && noteOf(field, { ...bare, facts })?.source
  }
  it('made of several facts is that of the first which is stated', () => {
    const both = {
      minutesPerSession: note('https://minutes.example/'),
      sessionsPerWeek: note('https://sessions.example/'),
    }
    expect(sourceOf('sessions', both)).toBe('https://sessions.example/')
    expect(sourceOf('sessions', { minutesPerSession: both.minutesPerSession })).toBe(
      'https://minutes.example/',
    )
    expect(sourceOf('hours', both)).toBe('https://sessions.example/')
    expect(sourceOf('hours', { ...both, hours: note('https://hours.example/') })).toBe(
      'https://hours.example/',
    )
    expect(sourceOf('schedule', both)).toBeUndefined()
  })
})

describe('numbers in words', () => {
  const textOf = (key: string, program: Partial<typeof bare>) =>
    fields
      .find((one) => one.key === key)
      ?.text({ ...bare, ...program })
      ?.replaceAll('\u00a0', ' ')
  const weeks = (min: number | null, max: number | null) =>
    textOf('weeks', { weeks: { min, max, basis: null } })
  const hours = (min: number | null, max: number | null) =>
    textOf('hours', { hours: { ...bare.hours, min, max } })

  it('are of one week or hour where there is one at most, and of several else', () => {
    expect([weeks(1, 1), weeks(null, 1), weeks(1, 2), weeks(1, null)]).toEqual([
      '1 week',
      'Up to 1 week',
      '1 to 2 weeks',
      '1 or more weeks',
    ])
    expect([hours(1, 1), hours(null, 1), hours(1, 3)]).toEqual([
      '1 hour a week',
      'Up to 1 hour a week',
      '1 to 3 hours a week',
    ])
  })
})
