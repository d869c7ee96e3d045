import { describe, expect, it } from '@jest/globals'
import { comparedHours, overlaps, toHours } from '../../../src/catalog/program/hours.js'
import { hoursText } from '../../../src/catalog/wording/fields.js'
import { bare } from '../../search/programs.js'

describe('hours', () => {
  const none = { perWeek: null, minutes: null }
  it('of sessions are 50 minutes by the clock unless the program says otherwise', () => {
    expect(toHours({ min: 9, max: 11, unit: 'session' }, none, null)).toMatchObject({
      clockMin: 7.5,
      clockMax: 9.2,
    })
    expect(
      toHours({ min: 9, max: 9, unit: 'session' }, { perWeek: 3, minutes: 45 }, null),
    ).toMatchObject({
      clockMin: 6.8,
    })
    expect(
      toHours({ min: 9, max: 9, unit: 'session' }, { perWeek: 3, minutes: 180 }, null),
    ).toMatchObject({
      clockMin: 7.5,
    })
  })

  it('nobody stated follow from sessions and their length, and are compared so', () => {
    const hours = toHours(null, { perWeek: 3, minutes: 180 }, null)
    expect(hours).toMatchObject({ min: null, max: null, clockMin: 9, clockMax: 9 })
    expect(comparedHours(hours)).toEqual({ min: 9, max: 9 })
    expect(toHours(null, none, null)).toMatchObject({ clockMin: null, clockMax: null })
  })

  it('read as people say them', () => {
    const text = (min: number | null, max: number | null, unit: 'clock' | 'session' = 'clock') =>
      hoursText({ ...bare, hours: toHours({ min, max, unit }, none, null) })?.replaceAll(
        '\u00a0',
        ' ',
      )
    expect(text(9, 12)).toBe('9 to 12 hours a week')
    expect(text(9, 9)).toBe('9 hours a week')
    expect(text(null, 11)).toBe('Up to 11 hours a week')
    expect(text(16, null)).toBe('16 or more hours a week')
    expect(text(9, 9, 'session')).toBe('9 sessions a week (7.5 hours by the clock)')
    expect(text(1, 1)).toBe('1 hour a week')
  })

  it('“up to 11” meets 4–8 and 9–12 and not 12–20', () => {
    const upTo11 = { min: null, max: 11 }
    expect([
      overlaps(upTo11, { min: 4, max: 8 }),
      overlaps(upTo11, { min: 9, max: 12 }),
      overlaps(upTo11, { min: 12, max: 20 }),
    ]).toEqual([true, true, false])
  })
})
