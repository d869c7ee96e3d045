import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { ImportPlan } from '../../../src/catalog/editing/import-plan.js'
import {
  type FactKey,
  type FactValue,
  factKeys,
} from '../../../src/catalog/program/fact-schemas.js'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import type { Statement, Statements } from '../../../src/catalog/program/statements.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { aFile, applied, countsOf, harbor, imported, planOf } from '../a-file.js'
import { anyListing } from '../any-listing.js'

const editors = {
  source: 'editor',
  scope: 'program',
  method: 'phone',
  checkedOn: '2026-11-20',
} as const
const su = (year: number, own: Readonly<Record<string, string>> = {}) =>
  aFile(
    [{ ...harbor, service_code_info: 'OIT * CBT * TELE * ADLT * MD SF', ...own }],
    `samhsa-su-${year}.csv`,
  )

/** The one program of the 2024 edition with a fact that an editor states. */
const stated = async <K extends FactKey>(
  key: K,
  value: FactValue<K>,
  own: Partial<Statement<K>> = {},
): Promise<Listing> => {
  const [listing] = await imported(su(2024))
  if (!listing) throw new Error('no listing')
  const all = [...(listing.statements[key] ?? []), { ...editors, value, ...own }]
  return { ...listing, statements: { ...listing.statements, [key]: all } as Statements }
}
const named = ({ conflicts }: ImportPlan) =>
  conflicts.map(({ field, kept, offered }) => [field, kept.text, offered.text])
const editorsIn = ({ statements }: Listing) =>
  Object.entries(statements).flatMap(([key, all]) =>
    all.filter(({ source }) => source === 'editor').map((one) => [key, one]),
  )

describe('a newer edition over an editor’s word', () => {
  it.each<[string, FactKey, unknown, readonly (readonly string[])[]]>([
    ['another phone', 'phone', '614-555-0199', [['phone', '614-555-0199', '614-555-0142']]],
    ['the same phone', 'phone', '614-555-0142', []],
    [
      'other ways to pay',
      'payment',
      ['private'],
      [['payment', 'Private insurance', 'Medicaid, Self-pay']],
    ],
    ['the same ways in another order', 'payment', ['self-pay', 'medicaid'], []],
    [
      'years that its groups do not say',
      'ages',
      { min: 13, max: 17, groups: [] },
      [['ages', '13 to\u00a017', '26 to\u00a064']],
    ],
    ['years that its groups say', 'ages', { min: 26, max: 64, groups: [] }, []],
    ['online, where the facility only offers telehealth', 'telehealth', 'virtual', []],
    [
      'another street',
      'location',
      {
        street: '9 Elm St',
        city: 'Blacklick',
        state: 'OH',
        zip: '43004',
        lat: null,
        lon: null,
        precision: 'zip',
      },
      [
        [
          'location',
          '9 Elm St, Blacklick, OH\u00a043004 (point of its ZIP)',
          '12 Oak Street, Suite 3, Blacklick, OH\u00a043004 (40, -82.8, point of its ZIP)',
        ],
      ],
    ],
    [
      'the same street by another point',
      'location',
      {
        street: '12 Oak Street, Suite 3',
        city: 'Blacklick',
        state: 'OH',
        zip: '43004',
        lat: 40.01,
        lon: -82.81,
        precision: 'exact',
      },
      [],
    ],
    [
      'an intake page, where the edition has a number',
      'intake',
      { url: 'https://example.org/start', phone: null },
      [],
    ],
    [
      'another intake number',
      'intake',
      { url: 'https://example.org/start', phone: '614-555-0111' },
      [['intake', 'https://example.org/start, 614-555-0111', '614-555-0177']],
    ],
    ['hours, which no edition has', 'hours', { min: 9, max: 12, unit: 'clock' }, []],
  ])('with %s says so, and keeps it', async (_, key, value, conflicts) => {
    const listing = await stated(key, value as never)
    const plan = await planOf(su(2025, { intake1: '614-555-0177' }), [listing])
    expect(named(plan)).toEqual(conflicts)
    const [after] = applied([listing], plan)
    expect(editorsIn(after as Listing)).toEqual(editorsIn(listing))
    expect(toProgram(after as Listing).facts[key]).toMatchObject(editors)
  })

  it('says who said both, and when', async () => {
    const listing = await stated('phone', '614-555-0199')
    const { slug, identity } = listing
    expect((await planOf(su(2025), [listing])).conflicts).toEqual([
      {
        slug,
        identity,
        field: 'phone',
        kept: {
          text: '614-555-0199',
          who: 'Our editors, about this program, by phone, checked Nov\u00a020,\u00a02026',
        },
        offered: {
          text: '614-555-0142',
          who: 'SAMHSA substance use directory 2025, about the facility, not checked by us',
        },
      },
    ])
  })

  it('says it again for the same edition and for an older one, which change nothing', async () => {
    const listing = await stated('phone', '614-555-0199')
    for (const year of [2024, 2023]) {
      const plan = await planOf(su(year), [listing])
      expect([countsOf(plan), named(plan)]).toEqual([
        { new: 0, changed: 0, unchanged: 1, absent: 0 },
        [['phone', '614-555-0199', '614-555-0142']],
      ])
    }
  })

  it.each<[string, Partial<Listing>, readonly (readonly string[])[]]>([
    [
      'a name',
      { name: 'Harbor, as people call it' },
      [['name', 'Harbor, as people call it', 'Harbor House – Outpatient Services']],
    ],
    [
      'an organization',
      { organization: 'Harbor Group' },
      [['organization', 'Harbor Group', 'Harbor House']],
    ],
    ['a status', { status: 'archived' }, []],
  ])('keeps %s that an editor set', async (_, own, conflicts) => {
    const listing = { ...(await stated('cost', 'Ask')), ...own }
    const plan = await planOf(su(2025), [listing])
    expect(named(plan)).toEqual(conflicts)
    expect(applied([listing], plan)[0]).toMatchObject(own)
  })
})

describe('an export of FindTreatment.gov over an editor’s word', () => {
  it('keeps it and says so', async () => {
    const listing = await stated('website', 'https://example.org/evening')
    const { service_code_info: _, ...place } = harbor
    const file = aFile(
      [{ ...place, website: 'https://example.org/', latitude: '40', longitude: '-82.8', oit: '1' }],
      'findtreatment-2025-08.csv',
    )
    const plan = await planOf(file, [listing])
    expect(named(plan)).toEqual([
      ['website', 'https://example.org/evening', 'https://example.org/'],
    ])
    expect(toProgram(applied([listing], plan)[0] as Listing).website).toBe(
      'https://example.org/evening',
    )
  })
})

describe('our own CSV over an editor’s word', () => {
  const line = (listing: Listing, own: Readonly<Record<string, string>>) =>
    aFile([{ slug: listing.slug, name: '', level: '', ...own }], 'programs.csv')

  it('from a page keeps it and says so', async () => {
    const listing = await stated('hours', { min: 9, max: 9, unit: 'clock' })
    const plan = await planOf(
      line(listing, { hours_min: '12', source: 'https://example.org/iop' }),
      [listing],
    )
    expect(named(plan)).toEqual([['hours', '9\u00a0hours a week', '12 or more\u00a0hours a week']])
    expect(toProgram(applied([listing], plan)[0] as Listing).hours.min).toBe(9)
  })

  it.each([
    ['an earlier day', '2026-11-19', '614-555-0199', true],
    ['the same day', '2026-11-20', '614-555-0199', true],
    ['no day', '', '614-555-0199', true],
    ['a later day', '2026-11-21', '614-555-0100', false],
  ])(
    'in an editor’s name, checked on %s, loses or wins by the day',
    async (_, day, phone, conflicts) => {
      const listing = await stated('phone', '614-555-0199')
      const plan = await planOf(
        line(listing, {
          phone: '614-555-0100',
          source: 'editor',
          method: 'phone',
          checked_on: day,
        }),
        [listing],
      )
      expect(named(plan)).toEqual(conflicts ? [['phone', '614-555-0199', '614-555-0100']] : [])
      expect(toProgram(applied([listing], plan)[0] as Listing).phone).toBe(phone)
    },
  )

  it('in an editor’s name adds what no editor states and takes nothing away', async () => {
    const listing = await stated('phone', '614-555-0199')
    const plan = await planOf(
      line(listing, { cost: 'Ask', source: 'editor', checked_on: '2026-11-21' }),
      [listing],
    )
    expect(plan.conflicts).toEqual([])
    expect(editorsIn(applied([listing], plan)[0] as Listing).map(([key]) => key)).toEqual([
      'phone',
      'cost',
    ])
  })

  it('of last month does not bring back what an editor has corrected since, and says so', async () => {
    const before = await stated('phone', '614-555-0199')
    const after = {
      ...before,
      name: 'Renamed',
      statements: (await stated('phone', '614-555-0111')).statements,
    }
    const plan = await planOf(aFile(toCsv([before]), 'export.csv'), [
      { ...after, status: 'paused' as const },
    ])
    expect(countsOf(plan)).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
    expect(named(plan)).toContainEqual(['phone', '614-555-0111', '614-555-0199'])
    expect(named(plan)).toContainEqual(['name', 'Renamed', before.name])
    expect(named(plan)).toContainEqual(['status', 'Paused', 'Published'])
  })
})

it('no line of any export makes an editor’s statement disappear or change, unless by a later day', async () => {
  await fc.assert(
    fc.asyncProperty(anyListing(1), anyListing(1), async (now, then) => {
      const plan = await planOf(aFile(toCsv([{ ...then, level: now.level }]), 'export.csv'), [now])
      const [after] = applied([now], plan)
      for (const key of factKeys) {
        const ofEditors = ({ statements }: Listing) =>
          ((statements[key] ?? []) as readonly Statement<FactKey>[]).filter(
            ({ source }) => source === 'editor',
          )
        const [was, is] = [ofEditors(now), ofEditors(after ?? now)]
        const newest = (all: typeof was) =>
          all
            .map(({ checkedOn }) => checkedOn ?? '')
            .toSorted()
            .at(-1) ?? ''
        if (was.length > 0 && newest(is) <= newest(was)) expect(is).toEqual(was)
      }
    }),
  )
})
