import { describe, expect, it } from '@jest/globals'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import type { Statements } from '../../../src/catalog/program/statements.js'
import { aListing } from '../../support/site/a-listing.js'
import {
  aFile,
  anEdition,
  applied,
  countsOf,
  harbor,
  imported,
  importedWhole,
  lighthouse,
  only,
  planOf,
} from '../a-file.js'

type Line = Readonly<Record<string, string>>
const editionOf = ({ edition }: Listing) => [edition?.year, edition?.absentSince]

describe('the first edition of a list', () => {
  it('publishes what it has when that is asked, and else leaves it for an editor', async () => {
    expect(only(await imported(anEdition(2024, harbor))).status).toBe('published')
    expect(only(await imported(anEdition(2024, harbor), [], { publish: false })).status).toBe(
      'in-review',
    )
  })

  it('leaves alone what no list brought, and the other list', async () => {
    const foreign = [
      aListing(1, { identity: 'an-editor-wrote-this' }),
      ...(await imported(aFile([{ ...harbor, service_code_info: 'PHDT' }], 'samhsa-mh-2024.csv'))),
    ]
    expect(countsOf(await planOf(anEdition(2025, harbor), foreign))).toEqual({
      new: 1,
      changed: 0,
      unchanged: 0,
      absent: 0,
    })
  })
})

describe('the same edition again', () => {
  it('finds nothing to do, however the database orders keys', async () => {
    const known = await imported(
      anEdition(2024, harbor, { ...lighthouse, service_code_info: 'OIT ODT * CBT MOTI * MD' }),
    )
    const turned = JSON.parse(JSON.stringify(known), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(
      countsOf(
        await planOf(
          anEdition(2024, harbor, { ...lighthouse, service_code_info: 'OIT ODT * CBT MOTI * MD' }),
          turned,
        ),
      ),
    ).toEqual({
      new: 0,
      changed: 0,
      unchanged: 3,
      absent: 0,
    })
  })

  it('corrected, changes what it says and marks nothing', async () => {
    const known = await imported(anEdition(2024, harbor, lighthouse))
    const plan = await planOf(anEdition(2024, { ...harbor, phone: '614-555-0199' }), known)
    expect(countsOf(plan)).toEqual({ new: 0, changed: 1, unchanged: 0, absent: 0 })
  })
})

describe('a newer edition', () => {
  it.each([
    ['the seven fields', {}],
    ['case and blanks apart', { name1: 'HARBOR  HOUSE', city: 'BLACKLICK' }],
    [
      'name, street and ZIP',
      { name2: 'Day Treatment', street2: '', city: 'Columbus', phone: '614-555-0777' },
    ],
    ['name, street and ZIP but for signs', { name1: 'Harbor-House', street1: '12 Oak Street.' }],
    ['street, ZIP and phone', { name1: 'Anchor Recovery', name2: '' }],
    [
      'street, ZIP and phone but for an extension',
      { name1: 'Anchor Recovery', phone: '614-555-0142 x9' },
    ],
  ])(
    'knows a program again by %s, and keeps its identity, address and status',
    async (_, moved) => {
      const before = only(await imported(anEdition(2024, harbor), [], { publish: false }))
      const after = only(await imported(anEdition(2025, { ...harbor, ...moved }), [before]))
      expect([after.identity, after.slug, after.status]).toEqual([
        before.identity,
        before.slug,
        'in-review',
      ])
      expect(editionOf(after)).toEqual([2025, null])
      expect(after.statements.phone?.map(({ source }) => source)).toEqual(['samhsa-su-2025'])
      expect(after.place?.name1).toBe(
        ((moved as Line)['name1'] ?? 'Harbor House').replace(/ +/, ' '),
      )
      expect(
        countsOf(await planOf(anEdition(2025, { ...harbor, ...moved }), [after])),
      ).toMatchObject({
        new: 0,
        changed: 0,
        absent: 0,
      })
    },
  )

  it.each([
    ['another name and phone', { name1: 'Anchor', phone: '614-555-0777' }],
    ['another street', { street1: '13 Oak Street' }],
    ['another ZIP', { zip: '43005' }],
    ['another level', { service_code_info: 'ODT' }],
  ])('takes it for a new one with %s, and says of the old that it is gone', async (_, moved) => {
    const known = await imported(anEdition(2024, harbor))
    expect(countsOf(await planOf(anEdition(2025, { ...harbor, ...moved }), known))).toEqual({
      new: 1,
      changed: 0,
      unchanged: 0,
      absent: 1,
    })
  })

  it('does not guess between two at one door', async () => {
    const known = await imported(anEdition(2024, harbor, { ...harbor, name1: 'Second' }))
    expect(countsOf(await planOf(anEdition(2025, { ...harbor, name1: 'Third' }), known))).toEqual({
      new: 1,
      changed: 0,
      unchanged: 0,
      absent: 2,
    })
  })

  it('gives each of several programs of one name, street and ZIP to the one with its second name, and none twice', async () => {
    const [teens, adults] = [
      { ...harbor, name2: 'Teens' },
      { ...harbor, name2: 'Adults' },
    ]
    const known = await imported(anEdition(2024, teens, adults))
    const again = await imported(
      anEdition(
        2025,
        { ...adults, street2: 'Floor 2' },
        { ...teens, street2: 'Floor 1' },
        { ...harbor, name2: 'Elders' },
      ),
      known,
    )
    expect(again.map(({ identity, place }) => [identity.split('|')[2], place?.name2])).toEqual([
      ['teens', 'Teens'],
      ['adults', 'Adults'],
      ['elders', 'Elders'],
    ])
  })

  it('keeps what it does not have, published and marked with its year; when it is back the mark goes', async () => {
    const first = await imported(anEdition(2023, harbor, lighthouse))
    const second = await imported(anEdition(2024, harbor), first)
    expect(
      second.map(({ status, edition }) => [status, edition?.year, edition?.absentSince]),
    ).toEqual([
      ['published', 2024, null],
      ['published', 2023, 2024],
    ])
    const third = await planOf(anEdition(2025, harbor), second)
    expect(countsOf(third)).toEqual({ new: 0, changed: 1, unchanged: 0, absent: 0 })
    expect(applied(second, third).map(editionOf)).toEqual([
      [2025, null],
      [2023, 2024],
    ])
    expect((await imported(anEdition(2025, harbor, lighthouse), second)).map(editionOf)).toEqual([
      [2025, null],
      [2025, null],
    ])
  })

  it('replaces what its own list said and nothing that others say, in the order they stand', async () => {
    const listing = only(
      await imported(anEdition(2024, { ...harbor, service_code_info: 'OIT * CBT * MD' })),
    )
    const said = { scope: 'program', method: 'page', checkedOn: '2026-10-01' } as const
    const statements: Statements = {
      ...listing.statements,
      modality: [
        ...(listing.statements.modality ?? []),
        { ...said, source: 'editor', value: ['dbt'] },
      ],
      hours: [
        { ...said, source: 'https://example.org/iop', value: { min: 9, max: 9, unit: 'clock' } },
      ],
      website: [{ ...said, source: 'samhsa-findtreatment-2024-08', value: 'https://example.org/' }],
      phone: [
        { ...said, source: 'samhsa-mh-2024', value: '614-555-0155' },
        ...(listing.statements.phone ?? []),
      ],
    }
    const after = only(
      await importedWhole(anEdition(2025, { ...harbor, service_code_info: 'OIT * MOTI' }), [
        { ...listing, statements },
      ]),
    )
    expect(after.statements.modality?.map(({ source, value }) => [source, value])).toEqual([
      ['samhsa-su-2025', ['motivational-interviewing']],
      ['editor', ['dbt']],
    ])
    expect(after.statements.phone?.map(({ source }) => source)).toEqual([
      'samhsa-mh-2024',
      'samhsa-su-2025',
    ])
    expect(after.statements).toMatchObject({ hours: statements.hours, website: statements.website })
    expect(after.statements.payment).toBeUndefined()
    expect(toProgram(after).modality).toEqual(['dbt'])
  })

  it('keeps a name that an editor gave', async () => {
    const listing = only(await imported(anEdition(2024, harbor)))
    const after = only(
      await imported(anEdition(2025, { ...harbor, name2: 'New Wing' }), [
        { ...listing, name: 'Harbor, as people call it' },
      ]),
    )
    expect([after.name, after.organization]).toEqual(['Harbor, as people call it', 'Harbor House'])
  })

  it('makes another identity for a program that is named as an old one, now moved, once was', async () => {
    const [moved] = await imported(
      anEdition(2025, { ...harbor, name1: 'Anchor' }),
      await imported(anEdition(2024, harbor)),
    )
    const both = await imported(
      anEdition(2026, { ...harbor, name1: 'Anchor' }, { ...harbor, phone: '614-555-0777' }),
      moved ? [moved] : [],
    )
    expect(both.map(({ name }) => name)).toEqual([
      'Anchor – Outpatient Services',
      'Harbor House – Outpatient Services',
    ])
    expect(new Set(both.flatMap(({ identity, slug }) => [identity, slug])).size).toBe(4)
  })
})
