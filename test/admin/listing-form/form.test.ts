import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  blankListing,
  parseListingForm,
  statementsOf,
  toListingForm,
} from '../../../src/admin/listing-form/form.js'
import { factKeys } from '../../../src/catalog/program/fact-schemas.js'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { statements } from '../../../src/catalog/program/statements.js'
import { parsePlainText } from '../../../src/catalog/text/plain-text.js'
import { anyListing } from '../../exchange/any-listing.js'

const rules = {
  pointOf: () => ({ lat: 40, lon: -83, precision: 'zip' as const }),
  today: '2026-11-24',
}
const saysNothing = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((part) => part === null || (Array.isArray(part) && part.length === 0))
const isCrossed = (value: unknown): boolean => {
  const { min, max } = value as { min?: number | null; max?: number | null }
  return typeof min === 'number' && typeof max === 'number' && min > max
}
const isBackwards = (value: unknown): boolean =>
  Array.isArray(value) && value.some((row) => row.start !== undefined && row.start >= row.end)
const hidesAStreet = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'precision' in value &&
  'street' in value &&
  value.precision === 'withheld' &&
  value.street !== null

/**
 * A listing as this form could have made it: one editor's statement a fact at most, and none that
 * contradicts itself.
 */
const anyKept: fc.Arbitrary<Listing> = anyListing(1).map((listing) => ({
  ...listing,
  name: parsePlainText(listing.name, 200) ?? 'A name',
  statements: statements.parse(
    Object.fromEntries(
      factKeys.flatMap((fact) => {
        const all = statementsOf(listing.statements, fact)
        const first = all.findIndex(({ source }) => source === 'editor')
        const kept = all
          .filter(({ source }, i) => source !== 'editor' || i === first)
          .filter(
            ({ source, value }) =>
              source !== 'editor' ||
              !(
                saysNothing(value) ||
                isCrossed(value) ||
                isBackwards(value) ||
                hidesAStreet(value)
              ),
          )
          .map((one) =>
            one.source === 'editor' && one.method === 'import' ? { ...one, method: 'email' } : one,
          )
        return kept.length === 0 ? [] : [[fact, kept]]
      }),
    ),
  ),
}))

describe('the form of a listing', () => {
  it('reads back what it shows, whatever a listing holds', () => {
    fc.assert(
      fc.property(anyKept, (listing) => {
        const sent = new URLSearchParams(toListingForm(listing).toString())
        expect(parseListingForm(sent, listing, rules)).toEqual({
          listing,
          problems: [],
          reason: '',
        })
      }),
      { numRuns: 500 },
    )
  })

  it('makes the same statements of an empty listing: nothing is taken from what was there', () => {
    fc.assert(
      fc.property(anyKept, (listing) => {
        const first = parseListingForm(toListingForm(listing), blankListing('editor|1'), rules)
        const second = parseListingForm(
          toListingForm(first.listing),
          blankListing('editor|1'),
          rules,
        )
        expect(first.problems).toEqual([])
        expect(second).toEqual(first)
        expect(Object.keys(first.listing.statements).sort()).toEqual(
          factKeys
            .filter((fact) =>
              statementsOf(listing.statements, fact).some(({ source }) => source === 'editor'),
            )
            .sort(),
        )
      }),
    )
  })

  it('reads any form without throwing, and says what it cannot use', () => {
    const names = [
      ...toListingForm(blankListing('editor|1')).keys(),
      ...factKeys,
      ...factKeys.flatMap((fact) => [
        `${fact}.min`,
        `${fact}.0.days`,
        `${fact}.0.start`,
        `${fact}.99.end`,
        `${fact}.said.on`,
        `${fact}.said.url`,
        `${fact}.said.method`,
        `${fact}.zip`,
        `${fact}.url`,
      ]),
      'source.method',
      'source.on',
      'withdraw',
      '__proto__',
      'constructor.0.x',
    ]
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '',
        '1',
        '\u0000',
        '\u202e',
        'javascript:alert(1)',
        '2026-13-45',
        '999999999',
        'x'.repeat(3000),
        '__proto__',
        '24:00',
        '25 pm',
      ),
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 30 }),
        (pairs) => {
          const { listing } = parseListingForm(
            new URLSearchParams(pairs as [string, string][]),
            blankListing('editor|1'),
            rules,
          )
          expect(statements.safeParse(listing.statements).success).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  const typed = (fields: Record<string, string>) =>
    parseListingForm(
      new URLSearchParams({ name: 'Harbor IOP', level: 'iop', ...fields }),
      blankListing('editor|1'),
      rules,
    )

  it.each([
    [{ phone: '(614) 555-0142' }, 'phone', '614-555-0142'],
    [{ website: 'Example.org/iop' }, 'website', 'https://example.org/iop'],
    [{ statesServed: 'oh, new york; KY' }, 'statesServed', ['OH', 'NY', 'KY']],
    [{ statesServed: 'oh ky' }, 'statesServed', ['OH', 'KY']],
    [{ 'hours.min': '9.5', 'hours.more': '1' }, 'hours', { min: 9.5, max: null, unit: null }],
    [{ 'hours.min': '30', 'hours.max': '30' }, 'hours', { min: 30, max: 30, unit: null }],
    [{ 'hours.max': '12' }, 'hours', { min: null, max: 12, unit: null }],
    [
      { 'weeks.min': '8', 'weeks.more': '1', 'weeks.basis': 'by-progress' },
      'weeks',
      { min: 8, max: null, basis: 'by-progress' },
    ],
    [{ 'weeks.basis': 'by-progress' }, 'weeks', { min: null, max: null, basis: 'by-progress' }],
    [{ 'ages.min': '18' }, 'ages', { min: 18, max: null, groups: [] }],
    [
      { 'schedule.2.days': 'mon', 'schedule.2.start': '9', 'schedule.2.end': '6:30 pm' },
      'schedule',
      [{ days: ['mon'], start: '09:00', end: '18:30', timeZone: null }],
    ],
    [
      { 'location.city': 'Columbus', 'location.state': 'OH', 'location.zip': '43215-1234' },
      'location',
      {
        street: null,
        city: 'Columbus',
        state: 'OH',
        zip: '43215',
        lat: 40,
        lon: -83,
        precision: 'zip',
      },
    ],
  ])('takes %j as people write it', (fields, fact, value) => {
    const { listing, problems } = typed(fields as unknown as Record<string, string>)
    expect(problems).toEqual([])
    expect((listing.statements as Record<string, { value: unknown }[]>)[fact]?.[0]?.value).toEqual(
      value,
    )
  })

  it.each([
    ['hours', '30', 'max', 'Exactly 30, or 30 and more?'],
    ['hours', '0', 'max', 'Exactly 0, or 0 and more?'],
    ['weeks', '8', 'max', 'Exactly 8, or 8 and more?'],
  ])(
    'asks of %s what %s alone in From means, and never takes it for "or more"',
    (fact, from, field, question) => {
      const { listing, problems } = typed({ [`${fact}.min`]: from })
      expect(problems).toEqual([
        { field: `${fact}.${field}`, message: expect.stringContaining(question) },
      ])
      expect(listing.statements).toEqual({})
      expect(
        typed({ [`${fact}.min`]: from, [`${fact}.max`]: '40', [`${fact}.more`]: '1' }).problems,
      ).toEqual([expect.objectContaining({ field: `${fact}.more` })])
      expect(typed({ [`${fact}.more`]: '1' }).problems).toEqual([
        expect.objectContaining({ field: `${fact}.more` }),
      ])
    },
  )

  it.each([
    [{ phone: '555' }, 'phone'],
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ 'hours.min': '12', 'hours.max': '9' }, 'hours.max'],
    [{ 'schedule.1.days': 'mon', 'schedule.1.start': '9' }, 'schedule.1.end'],
    [{ 'schedule.1.start': '9', 'schedule.1.end': '10' }, 'schedule.1.days'],
    [
      { 'schedule.0.days': 'mon', 'schedule.0.start': '10', 'schedule.0.end': '9' },
      'schedule.0.end',
    ],
    [{ 'location.city': 'Columbus', 'location.state': 'OH' }, 'location.zip'],
    [
      {
        'location.street': '1 Oak St',
        'location.city': 'Columbus',
        'location.state': 'OH',
        'location.zip': '43215',
        'location.withheld': '1',
      },
      'location.withheld',
    ],
    [{ 'accreditation.0.scope': 'program' }, 'accreditation.0.body'],
    [{ statesServed: 'OH, Atlantis' }, 'statesServed'],
    [{ 'phone.said.on': '2031-01-01' }, 'phone.said.on'],
    [{ level: 'spa' }, 'level'],
    [{ name: ' ' }, 'name'],
    [{ cost: '\u202eevil' }, 'cost'],
  ])('says what is wrong with %j at its own control', (fields, field) => {
    expect(
      typed(fields as unknown as Record<string, string>).problems.map((problem) => problem.field),
    ).toEqual([field])
  })

  it('gives every fact the usual source, unless it has its own', () => {
    const { listing } = typed({
      'source.method': 'page',
      'source.url': 'https://example.org/iop',
      'source.on': '2026-11-20',
      phone: '614-555-0142',
      cost: 'Free',
      'cost.said.method': 'phone',
      'cost.said.on': '2026-11-21',
      'cost.said.words': 'no charge',
    })
    expect(listing.statements).toMatchObject({
      phone: [
        {
          source: 'editor',
          method: 'page',
          url: 'https://example.org/iop',
          checkedOn: '2026-11-20',
        },
      ],
      cost: [{ source: 'editor', method: 'phone', checkedOn: '2026-11-21', statedAs: 'no charge' }],
    })
  })

  it('gives a fact that was changed the usual source, and one that was not keeps its own', () => {
    const { listing: before } = typed({
      'source.method': 'page',
      'source.url': 'https://example.org/iop',
      'source.on': '2026-01-02',
      phone: '614-555-0142',
      cost: 'Free',
    })
    const form = toListingForm(before)
    for (const [name, value] of [
      ['source.method', 'phone'],
      ['source.on', '2026-11-24'],
      ['cost', '$20 a day'],
    ] as const)
      form.set(name, value)
    const { listing } = parseListingForm(form, before, rules)
    expect(listing.statements).toMatchObject({
      phone: [{ method: 'page', checkedOn: '2026-01-02' }],
      cost: [{ value: '$20 a day', method: 'phone', checkedOn: '2026-11-24' }],
    })
  })

  it('leaves what others say alone, and takes out a page’s statement only when asked', () => {
    const page = {
      value: '614-555-0100',
      source: 'https://example.org/',
      scope: 'program',
      method: 'page',
      checkedOn: '2026-10-01',
    } as const
    const list = {
      value: '614-555-0199',
      source: 'samhsa-su-2024',
      scope: 'facility',
      method: 'import',
      checkedOn: null,
    } as const
    const before: Listing = {
      ...blankListing('editor|1'),
      name: 'Harbor',
      statements: { phone: [list, page] },
    }
    const sent = (pairs: [string, string][]) =>
      parseListingForm(
        new URLSearchParams([['name', 'Harbor'], ['level', 'iop'], ...pairs]),
        before,
        rules,
      ).listing.statements.phone
    expect(sent([])).toEqual([list, page])
    expect(sent([['withdraw', 'phone https://example.org/']])).toEqual([list])
    expect(sent([['withdraw', 'phone samhsa-su-2024']])).toEqual([list, page])
    expect(sent([['phone', '614 555 0142']])).toMatchObject([
      list,
      page,
      { value: '614-555-0142', source: 'editor' },
    ])
  })
})
