import { describe, expect, it } from '@jest/globals'
import { toHours } from '../../../src/catalog/program/hours.js'
import type { FactNote, Program } from '../../../src/catalog/program/program.js'
import { namesApart } from '../../../src/site/facts/disambiguate.js'
import { factGroup } from '../../../src/site/facts/fact-group.js'
import { bare } from '../../search/programs.js'

const page = {
  source: 'https://example.org/iop',
  scope: 'program',
  checkedOn: '2026-10-28',
  method: 'page',
} as const
const list = {
  source: 'samhsa-su-2024',
  scope: 'facility',
  checkedOn: null,
  method: 'import',
} as const
const clock = { min: 9, max: 12, unit: 'clock' } as const
const fact = (program: Program, group: 'decide' | 'treatment', label: string) =>
  factGroup(program, group, '2026-11-25').facts.find((one) => one.label === label)

describe('what else was said of a fact', () => {
  const hoursOf = (...also: NonNullable<FactNote['also']>) => {
    const hours = toHours(clock, { perWeek: null, minutes: null }, null)
    return fact(
      { ...bare, hours, facts: { hours: { ...page, also } } },
      'decide',
      'Hours a week',
    )?.also.map(({ text }) => text.replaceAll('\u00a0', ' '))
  }

  it('reads as the fact itself does, hours by the clock too', () => {
    expect(hoursOf({ ...list, value: { min: 9, max: 11, unit: 'session' } })).toEqual([
      '9 to 11 sessions a week (7.5 to 9.2 hours by the clock)',
    ])
  })

  it('is left out where it reads the same as what is shown', () => {
    expect(hoursOf({ ...list, value: clock }, { ...list, value: { ...clock, max: 15 } })).toEqual([
      '9 to 15 hours a week',
    ])
  })

  it('of sessions is told of the one fact that it is about', () => {
    const sessions = {
      sessionsPerWeek: { ...page, also: [{ ...list, value: 5 }] },
      minutesPerSession: { ...page, also: [{ ...list, value: 180 }] },
    }
    const also = fact(
      { ...bare, sessionsPerWeek: 3, minutesPerSession: 180, facts: sessions },
      'treatment',
      'Sessions',
    )?.also
    expect(also?.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual(['5 a week'])
  })
})

describe('the source of a fact', () => {
  it('of hours that were computed is the source of the sessions', () => {
    const hours = toHours(null, { perWeek: 3, minutes: 180 }, null)
    const facts = {
      sessionsPerWeek: { ...page, statedAs: 'Three mornings of three hours.' },
      minutesPerSession: page,
    }
    const shown = fact(
      { ...bare, hours, sessionsPerWeek: 3, minutesPerSession: 180, facts },
      'decide',
      'Hours a week',
    )
    expect(shown?.source?.href).toBe('https://example.org/iop')
    expect(shown?.words).toContain('Three mornings of three hours.')
  })

  it('of a level of care is the list where it has a code, else the name of the place, else whoever entered it', () => {
    const sourceOf = (edition: Program['edition'], level: Program['level']) =>
      fact({ ...bare, edition, level }, 'treatment', 'Level of care')?.source?.text
    const inList = (name: 'samhsa-su' | 'samhsa-mh') => ({
      list: name,
      year: 2024,
      absentSince: null,
    })
    expect(sourceOf(inList('samhsa-su'), 'iop')).toContain('SAMHSA substance use directory 2024')
    expect(sourceOf(inList('samhsa-mh'), 'php')).toContain('SAMHSA mental health directory 2024')
    expect(sourceOf(inList('samhsa-mh'), 'iop')).toBe(
      'Its own name says so; the SAMHSA mental health directory has no code for it',
    )
    expect(sourceOf(null, 'iop')).toBe('Entered with this listing')
  })
})

describe('programs of one name', () => {
  const at = (slug: string, level: Program['level'], city: string, street: string): Program => ({
    ...bare,
    slug,
    level,
    location: { street, city, state: 'OH', zip: '43210', lat: null, lon: null, precision: 'exact' },
  })
  const [iop, php, away, near] = [
    at('a', 'iop', 'Columbus', '1 Oak Street'),
    at('b', 'php', 'Columbus', '1 Oak Street'),
    at('c', 'iop', 'Dayton', '2 Elm Street'),
    at('d', 'iop', 'Columbus', '3 Ash Street'),
  ]
  it('are told apart by their level, then their city, then their street, and a name that stands alone by nothing', () => {
    expect(namesApart([iop, { ...php, name: 'Another' }])).toEqual(['Bare House', 'Another'])
    expect(namesApart([iop, php])).toEqual(['Bare House (IOP)', 'Bare House (PHP)'])
    expect(namesApart([iop, php, away])).toEqual([
      'Bare House (IOP, Columbus)',
      'Bare House (PHP)',
      'Bare House (IOP, Dayton)',
    ])
    expect(namesApart([iop, near])).toEqual([
      'Bare House (IOP, Columbus, 1 Oak Street)',
      'Bare House (IOP, Columbus, 3 Ash Street)',
    ])
  })
})
