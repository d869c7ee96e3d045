import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { statements } from '../../../src/catalog/program/statements.js'
import { isDay, latestDay, parseDay } from '../../../src/catalog/text/day.js'

const latest = '2026-11-30'
const read = (text: string) => parseDay(text, latest)

describe('a day', () => {
  it.each([
    ['2026-11-02', '2026-11-02'],
    ['2026-11-02T00:00:00.000Z', '2026-11-02'],
    ['2026-11-02 09:30:00', '2026-11-02'],
    ['2026/11/2', '2026-11-02'],
    ['11/2/2026', '2026-11-02'],
    ['11/02/2026 0:00', '2026-11-02'],
    ['11/2/2026 12:00:00 AM', '2026-11-02'],
    ['11-2-2026', '2026-11-02'],
    ['11.2.2026', '2026-11-02'],
    ['11/2/26', '2026-11-02'],
    ['Nov 2, 2026', '2026-11-02'],
    ['Nov. 2 2026', '2026-11-02'],
    ['november 2nd, 2026', '2026-11-02'],
    ['Monday, November 2, 2026', '2026-11-02'],
    ['2 Nov 2026', '2026-11-02'],
    ['2-Nov-26', '2026-11-02'],
    ['Sept 30, 2026', '2026-09-30'],
    [' Nov\u00a02,\u00a02026 ', '2026-11-02'],
    // What Excel keeps of 2026-11-02, without and with a time of day.
    ['46328', '2026-11-02'],
    ['46328.5', '2026-11-02'],
    ['2024-02-29', '2024-02-29'],
    ['2026-11-30', '2026-11-30'],
  ])('is read as people write it: %s', (text, day) => expect(read(text)).toBe(day))

  it.each([
    '2026-11-31',
    '2026-13-45',
    '0000-00-00',
    '2026-02-29',
    '2026-12-01',
    '2062-11-02',
    '1899-12-31',
    '30/11/2026',
    '31/12/25',
    '13/13/2026',
    '11/2/226',
    'Nov 31, 2026',
    'Nox 3, 2026',
    'May',
    '2026',
    '202611',
    '99999',
    '1',
    'today',
    'soon',
    '-2026-11-02',
    '2026-11-02 or so',
    '11/2/2026/3',
    '',
  ])('that does not exist, is to come or says which it is in no way we know is none: %s', (text) =>
    expect(read(text)).toBeNull(),
  )

  it('may be the one that has begun where days begin first', () => {
    expect(latestDay(new Date('2026-11-30T09:59:00Z'))).toBe('2026-11-30')
    expect(latestDay(new Date('2026-11-30T10:00:00Z'))).toBe('2026-12-01')
  })

  it('is, whatever the text, one that exists and is not to come; read again it is the same', () => {
    const anyDay = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 24 }),
      fc
        .tuple(
          fc.constantFrom('-', '/', '.', ' ', ', '),
          fc.array(
            fc.oneof(fc.integer({ min: -1, max: 2100 }), fc.constantFrom('Nov', 'may', '02')),
            {
              maxLength: 4,
            },
          ),
        )
        .map(([by, parts]) => parts.join(by)),
    )
    fc.assert(
      fc.property(anyDay, (text) => {
        const day = read(text)
        if (day === null) return
        expect(isDay(day)).toBe(true)
        expect(day <= latest && day >= '1990-01-01').toBe(true)
        expect(read(day)).toBe(day)
      }),
    )
  })

  it('of the calendar is read in each of the ways that it may be written', () => {
    const days = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date(`${latest}T00:00:00Z`),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year = '', month = '', of = ''] = day.split('-')
        const name = date.toLocaleString('en-US', { month: 'long', timeZone: 'UTC' })
        const serial = String((Date.parse(day) - Date.parse('1899-12-30')) / 86_400_000)
        const written = [
          day,
          `${Number(month)}/${Number(of)}/${year}`,
          `${name} ${Number(of)}, ${year}`,
          `${of} ${name.slice(0, 3)} ${year}`,
          serial,
        ]
        for (const text of written) expect(read(text)).toBe(day)
      }),
    )
  })
})

it('a statement that was kept with a day that is none has no day', () => {
  const kept = (checkedOn: unknown) =>
    statements.parse({
      phone: [
        { value: '614-555-0142', source: 'editor', scope: 'program', method: 'phone', checkedOn },
      ],
    }).phone?.[0]?.checkedOn
  expect(['2026-11-31', '2026-13-45', '0000-00-00', null, '2026-11-30'].map(kept)).toEqual([
    null,
    null,
    null,
    null,
    '2026-11-30',
  ])
  expect(() => kept(5)).toThrow()
})
