import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bandsOf, rangeOf } from '../../src/catalog/ages.js'
import { compare } from '../../src/catalog/comparison.js'
import { agesText, fields, hoursText, noteOf } from '../../src/catalog/fields.js'
import { comparedHours, overlaps, toHours } from '../../src/catalog/hours.js'
import { toStanding } from '../../src/catalog/listing.js'
import { parsePhone, toReadablePhone, toTelephoneAddress } from '../../src/catalog/phone.js'
import { questionsFor } from '../../src/catalog/questions.js'
import { isSlug, toSlug } from '../../src/catalog/slug.js'
import { waysIn } from '../../src/catalog/way-in.js'
import { parseWebAddress } from '../../src/catalog/web-address.js'
import { bare, toSampleProgram } from '../search/programs.js'

describe('hours', () => {
  const none = { perWeek: null, minutes: null }
  it('of sessions are 50 minutes by the clock unless the program says otherwise', () => {
    expect(toHours({ min: 9, max: 11, unit: 'session' }, none, null)).toMatchObject({ clockMin: 7.5, clockMax: 9.2 })
    expect(toHours({ min: 9, max: 9, unit: 'session' }, { perWeek: 3, minutes: 45 }, null)).toMatchObject({ clockMin: 6.8 })
    expect(toHours({ min: 9, max: 9, unit: 'session' }, { perWeek: 3, minutes: 180 }, null)).toMatchObject({ clockMin: 7.5 })
  })

  it('nobody stated follow from sessions and their length, and are compared so', () => {
    const hours = toHours(null, { perWeek: 3, minutes: 180 }, null)
    expect(hours).toMatchObject({ min: null, max: null, clockMin: 9, clockMax: 9 })
    expect(comparedHours(hours)).toEqual({ min: 9, max: 9 })
    expect(toHours(null, none, null)).toMatchObject({ clockMin: null, clockMax: null })
  })

  it('read as people say them', () => {
    const text = (min: number | null, max: number | null, unit: 'clock' | 'session' = 'clock') =>
      hoursText({ ...bare, hours: toHours({ min, max, unit }, none, null) })?.replaceAll('\u00a0', ' ')
    expect(text(9, 12)).toBe('9 to 12 hours a week')
    expect(text(9, 9)).toBe('9 hours a week')
    expect(text(null, 11)).toBe('Up to 11 hours a week')
    expect(text(16, null)).toBe('16 or more hours a week')
    expect(text(9, 9, 'session')).toBe('9 sessions a week (7.5 hours by the clock)')
    expect(text(1, 1)).toBe('1 hour a week')
  })

  it('“up to 11” meets 4–8 and 9–12 and not 12–20', () => {
    const upTo11 = { min: null, max: 11 }
    expect([overlaps(upTo11, { min: 4, max: 8 }), overlaps(upTo11, { min: 9, max: 12 }), overlaps(upTo11, { min: 12, max: 20 })]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('ages', () => {
  it('in years are in every band that they touch', () => {
    expect(bandsOf({ min: 12, max: 17, groups: [] })).toEqual(['children', 'adolescents'])
    expect(bandsOf({ min: 18, max: null, groups: ['children'] })).toEqual(['young-adults', 'adults', 'older-adults'])
  })

  it('in bands that follow on each other read as one range, others by name', () => {
    const text = (...groups: (typeof bare.ages.groups)[number][]) =>
      agesText({ ...bare, ages: { min: null, max: null, groups } })?.replaceAll('\u00a0', ' ')
    expect(text('young-adults', 'adults', 'older-adults')).toBe('18 and over')
    expect(text('children', 'adolescents')).toBe('17 and under')
    expect(text('adolescents', 'young-adults')).toBe('13 to 25')
    expect(text('children', 'adults')).toBe('Children, 12 and under; Adults, 26–64')
    expect(text()).toBeUndefined()
    expect(rangeOf([])).toBeNull()
  })

  it('without an end either way are all ages, and never “0 and over”', () => {
    const text = (min: number | null, max: number | null, groups: typeof bare.ages.groups = []) =>
      agesText({ ...bare, ages: { min, max, groups } })?.replaceAll('\u00a0', ' ')
    expect(text(null, null, ['children', 'adolescents', 'young-adults', 'adults', 'older-adults'])).toBe('All ages')
    expect(text(0, null)).toBe('All ages')
    expect(text(null, 17)).toBe('17 and under')
    expect(text(18, null)).toBe('18 and over')
  })
})

describe('a comparison', () => {
  const location = { street: '1 Sample Street', city: 'Columbus', state: 'OH', zip: '43210', lat: null, lon: null, precision: 'exact' } as const
  const row = (key: string, ...programs: Parameters<typeof compare>[0]) => compare(programs).rows.find((one) => one.key === key)

  it('has a row for every field, the eight people decide by first', () => {
    expect(compare([bare, bare]).rows.map(({ key }) => key)).toEqual(fields.map(({ key }) => key))
    expect(fields.slice(0, 8).map(({ key, group }) => `${group} ${key}`)).toEqual(
      ['accepting', 'startWithin', 'hours', 'schedule', 'telehealth', 'ages', 'focus', 'payment'].map((key) => `decide ${key}`),
    )
  })

  it('never takes what is not stated for a difference, nor for a no', () => {
    expect(row('accepting', { ...bare, accepting: 'no' }, bare)).toMatchObject({
      cells: ['Not at the moment', 'Not stated'],
      differs: false,
      unstated: 1,
    })
    expect(row('accepting', { ...bare, accepting: 'no' }, { ...bare, accepting: 'yes' })).toMatchObject({ differs: true, unstated: 0 })
    expect(row('accepting', bare, bare)).toMatchObject({ cells: ['Not stated', 'Not stated'], differs: false, unstated: 2 })
  })

  it('takes a facility that offers telehealth for no answer to how its program meets, and keeps what it says', () => {
    const offered = { ...bare, telehealth: 'offered', location } as const
    const inPerson = { ...bare, telehealth: 'in-person', location } as const
    expect(row('telehealth', offered, inPerson)).toMatchObject({
      cells: ['Facility offers telehealth. Columbus, OH', 'In person. Columbus, OH'],
      differs: false,
      unstated: 1,
    })
    expect(row('telehealth', offered, { ...offered, location: { ...location, city: 'Dayton' } })).toMatchObject({ differs: false, unstated: 2 })
    expect(row('telehealth', inPerson, { ...bare, telehealth: 'virtual' })).toMatchObject({ differs: true, unstated: 0 })
  })

  it('does not depend on the order of two programs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (i, j) => {
        const [a, b] = [toSampleProgram(i), toSampleProgram(j)]
        const turned = compare([b, a]).rows.map(({ cells, ...rest }) => ({ ...rest, cells: cells.toReversed() }))
        expect(compare([a, b]).rows).toEqual(turned)
        expect(compare([a, a]).rows.filter(({ differs }) => differs)).toEqual([])
      }),
    )
  })

  it('warns where levels, ages or the way of meeting are unlike, and not where nothing is stated', () => {
    expect(compare([bare, { ...bare, level: 'php' }]).cautions).toHaveLength(1)
    expect(compare([bare, bare]).cautions).toEqual([])
    expect(
      compare([
        { ...bare, telehealth: 'virtual' },
        { ...bare, telehealth: 'in-person' },
      ]).cautions,
    ).toHaveLength(1)
    expect(
      compare([
        { ...bare, telehealth: 'virtual' },
        { ...bare, telehealth: 'offered' },
      ]).cautions,
    ).toEqual([])
  })

  it('warns where one treats only substance use and another only mental health, and not where either treats both', () => {
    const cautions = (...all: (typeof bare.focus)[]) => compare(all.map((focus) => ({ ...bare, focus }))).cautions
    expect(cautions(['substance-use'], ['mental-health'])).toEqual(['These do not treat the same needs. Look at “Focus” first.'])
    expect(cautions(['substance-use'], ['substance-use', 'mental-health'])).toEqual([])
    expect(cautions(['substance-use'], ['mental-health', 'co-occurring'])).toEqual([])
    expect(cautions(['substance-use'], [])).toEqual([])
  })
})

describe('the source of a field', () => {
  const note = (source: string) => ({ source, scope: 'program', checkedOn: null, method: 'page' }) as const
  const sourceOf = (key: string, facts: typeof bare.facts) => {
    const field = fields.find((one) => one.key === key)
    return field && noteOf(field, { ...bare, facts })?.source
  }
  it('made of several facts is that of the first which is stated', () => {
    const both = { minutesPerSession: note('https://minutes.example/'), sessionsPerWeek: note('https://sessions.example/') }
    expect(sourceOf('sessions', both)).toBe('https://sessions.example/')
    expect(sourceOf('sessions', { minutesPerSession: both.minutesPerSession })).toBe('https://minutes.example/')
    expect(sourceOf('hours', both)).toBe('https://sessions.example/')
    expect(sourceOf('hours', { ...both, hours: note('https://hours.example/') })).toBe('https://hours.example/')
    expect(sourceOf('schedule', both)).toBeUndefined()
  })
})

describe('a statement', () => {
  const said = (source: string, scope: 'program' | 'facility', checkedOn: string | null) =>
    ({ value: source, source, scope, checkedOn, method: 'page' }) as never
  it('of an editor stands above the program’s own, that above a directory’s, and the newest check first', () => {
    const all = [
      said('samhsa-su-2024', 'facility', null),
      said('https://a.org/', 'program', '2025-01-01'),
      said('editor', 'program', '2024-01-01'),
      said('https://b.org/', 'program', '2026-01-01'),
    ]
    expect(toStanding<'cost'>(all).map(({ source }) => source)).toEqual(['editor', 'https://b.org/', 'https://a.org/', 'samhsa-su-2024'])
  })
})

describe('the questions to ask', () => {
  it('are what nobody stated, and what no listing can say', () => {
    const keys = questionsFor({
      ...bare,
      hours: toHours({ min: 9, max: 9, unit: 'clock' }, { perWeek: null, minutes: null }, null),
      payment: ['medicaid'],
    }).map(({ key }) => key)
    expect(keys).not.toContain('hours')
    expect(keys).toEqual(expect.arrayContaining(['accepting', 'startWithin', 'payment', 'missed', 'groupSize', 'own']))
  })

  const known = (key: string, own: Partial<typeof bare>) => questionsFor({ ...bare, ...own }).find((question) => question.key === key)?.known
  it('keep “in person or online” where only the facility offers telehealth, with what is listed beside it', () => {
    expect(known('telehealth', { telehealth: 'offered' })).toBe('Facility offers telehealth')
    expect(known('telehealth', { telehealth: 'virtual' })).toBe('Virtual: all sessions online')
    expect(known('telehealth', { telehealth: 'virtual', statesServed: ['OH'] })).toBeUndefined()
    expect(known('telehealth', { telehealth: 'in-person' })).toBeUndefined()
  })

  it('keep “do you treat both” until the program says that it does', () => {
    expect(known('focus', { focus: ['substance-use'] })).toBe('Substance use')
    expect(known('focus', { focus: ['substance-use', 'mental-health'] })).toBe('Substance use, Mental health')
    expect(known('focus', { focus: ['substance-use', 'co-occurring'] })).toBeUndefined()
  })

  it('keep “who licenses and accredits” until both are stated', () => {
    const licence = ['state-health-department'] as const
    const accreditation = [{ body: 'carf', scope: 'facility' }] as const
    expect(known('licence', {})).toBeNull()
    expect(known('licence', { licence })).toBe('State health department')
    expect(known('licence', { accreditation })).toBe('CARF, for the facility')
    expect(known('licence', { licence, accreditation })).toBeUndefined()
  })
})

describe('a way in', () => {
  const kinds = (part: Partial<typeof bare>) => waysIn({ ...bare, ...part }).map(({ kind }) => kind)
  it('is their intake page, then intake phone, then website, then main number', () => {
    expect(kinds({ intake: { url: 'https://a.org/intake', phone: '614-555-0100' }, website: 'https://a.org/', phone: '614-555-0101' })).toEqual([
      ...['intake-page', 'intake-phone', 'website', 'phone'],
    ])
    expect(kinds({ phone: '614-555-0101' })).toEqual(['phone'])
    expect(kinds({})).toEqual([])
  })

  it('is never an address that could harm, even if one was kept', () => {
    expect(kinds({ website: 'javascript:alert(1)', intake: { url: 'data:text/html,x', phone: null } })).toEqual([])
  })
})

describe('phones, web addresses and slugs', () => {
  it.each([
    ['614-555-0100', '614-555-0100'],
    ['(614) 555.0100', '614-555-0100'],
    ['+1 614 555 0100 x12', '614-555-0100 x12'],
    ['614-555-0100 ext. 12', '614-555-0100 x12'],
    ['888-PARNEXT', null],
    ['555-0100', null],
    ['114-555-0100', null],
  ])('a phone %s is %s', (text, phone) => expect(parsePhone(text)).toBe(phone))

  it('a phone reads and dials', () => {
    expect(toReadablePhone('614-555-0100 x12')).toEqual({ number: '(614) 555-0100', extension: '12' })
    expect(toTelephoneAddress('614-555-0100 x12')).toBe('tel:+16145550100,12')
  })

  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    [' \tjavascript:alert(1)'],
    ['data:text/html,<script>'],
    ['vbscript:x'],
    ['file:///etc/passwd'],
    ['//evil.org'],
    ['http://user:secret@a.org/'],
    ['http://localhost/'],
    ['http://127.0.0.1/'],
    ['http://[::1]/'],
    ['http://0x7f.1/'],
    ['http://'],
    [`https://a.org/${'x'.repeat(2100)}`],
  ])('%s is no web address of a provider', (text) => expect(parseWebAddress(text)).toBeNull())

  it('parsers of text never throw, and read again what they wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const parse of [parsePhone, parseWebAddress]) {
          const parsed = parse(text)
          if (parsed !== null) expect(parse(parsed)).toBe(parsed)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('a slug is made of any names, is short, and follows from the identity', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 5 }), fc.string(), (parts, identity) => {
        const slug = toSlug(parts, identity)
        expect(isSlug(slug)).toBe(true)
        expect(slug.length).toBeLessThanOrEqual(95)
        expect(toSlug(parts, identity)).toBe(slug)
      }),
    )
    expect(toSlug(['Cañon House', 'Cañon City', 'CO', 'iop'], 'x')).toMatch(/^canon-house-canon-city-co-iop-[a-z2-7]{4}$/)
  })
})
