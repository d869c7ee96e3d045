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
