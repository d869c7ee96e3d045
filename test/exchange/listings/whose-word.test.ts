import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { checkPublishRules } from '../../../src/catalog/editing/publish-rules.js'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { saidText, whoText } from '../../../src/catalog/wording/source-text.js'
import { toCsv as toOurCsv } from '../../../src/exchange/own-csv/write.js'
import { say } from '../../../src/messages/say.js'
import { aListing } from '../../support/site/a-listing.js'
import { aFile, applied, countsOf, imported, planOf, toCsv } from '../a-file.js'

const t = say.fileProblems
type Line = Readonly<Record<string, string>>
const today = '2026-11-30'
const beech: Line = { name: 'Beech Hall', level: 'iop', city: 'Dayton', state: 'OH' }
const read = async (line: Line, known: readonly Listing[] = []) => {
  const plan = await planOf(aFile([line], 'phones.csv'), known, { today })
  const [change] = plan.changes
  return {
    plan,
    problems: plan.problems.map(({ field, message }) => [field, message]),
    listing: change?.listing,
  }
}
const whoOf = async (line: Line) => {
  const { listing } = await read(line)
  return [
    ...new Set(
      Object.values(listing?.statements ?? {}).flatMap((all) =>
        all.map((said) => whoText(said as Parameters<typeof whoText>[0])),
      ),
    ),
  ]
}
const texts = (listing: Listing | undefined) =>
  Object.values(listing?.statements ?? {}).flatMap((all) =>
    all.map((said) => saidText(said as Parameters<typeof saidText>[0])),
  )

describe('a source', () => {
  it.each([
    ['Ohio provider list of November 2026', {}, 'Ohio provider list of November 2026'],
    [
      'Montgomery County ADAMHS board directory',
      { method: 'page' },
      'Montgomery County ADAMHS board directory',
    ],
    ['https://www.ohio-lists.example.gov/providers.pdf', {}, 'ohio-lists.example.gov (a list)'],
    [
      'https://www.ohio-lists.example.gov/providers.pdf',
      { method: 'page', checked_on: '2026-11-02' },
      'ohio-lists.example.gov (a list)',
    ],
    [
      'https://list.example.gov/1',
      { method: 'phone', website: 'https://beech.example.org/' },
      'list.example.gov (a list)',
    ],
    ['phone call with intake', {}, 'phone call with intake'],
    ['Called on Monday', {}, 'phone call (Called on Monday)'],
    ['Maria of intake', { source_kind: 'call' }, 'phone call (Maria of intake)'],
    [
      'https://beech.example.org/iop',
      { website: 'https://www.beech.example.org/' },
      'The program’s own page',
    ],
    [
      'https://beech.example.org/iop',
      { intake_url: 'https://intake.beech.example.org/' },
      'The program’s own page',
    ],
    ['https://hospital.example.org/iop', { source_kind: 'page' }, 'The program’s own page'],
    [
      'https://beech.example.org/directory',
      { website: 'https://beech.example.org/', source_kind: 'list' },
      'beech.example.org (a list)',
    ],
  ])('is named for what it is: %s %j', async (source, own, who) => {
    expect(await whoOf({ ...beech, ...own, source })).toEqual([who])
  })

  it.each([
    'samhsa-su-2024',
    'samhsa-findtreatment-2026-10',
    'SAMHSA-SU-2024',
    'SAMHSA substance use directory 2024',
    'S.A.M.H.S.A.',
    'FindTreatment.gov export',
    'editor',
    'Editors',
    'our editors',
    'The program’s own page',
    'file:2026-01-01:other.csv',
  ])('in nobody’s right to give is the file itself, which is said: %s', async (source) => {
    const { problems, listing } = await read({ ...beech, phone: '937-555-0142', source })
    expect(problems).toHaveLength(1)
    expect(problems[0]?.[0]).toBe('source')
    expect(problems[0]?.[1]).toMatch(/area, phone|phone, area/)
    for (const text of texts(listing))
      expect(text).toBe(
        'A file of Nov\u00a030,\u00a02026 (phones.csv), about this program, date not known, ask',
      )
  })

  it('of our editors is one where the line has a day of checking', async () => {
    const { problems, listing } = await read({
      ...beech,
      source: 'editor',
      method: 'phone',
      checked_on: '11/2/2026',
    })
    expect(problems).toEqual([])
    expect(texts(listing)).toEqual([
      'Our editors, about this program, by phone, checked Nov\u00a02,\u00a02026',
    ])
    expect(
      (await read({ ...beech, source: 'editor', method: 'phone', checked_on: '2026-11-31' }))
        .listing?.statements.area?.[0]?.source,
    ).toMatch(/^file:/)
  })

  it('of a note speaks for SAMHSA and our editors no more than a line does', async () => {
    const note = (source: string) =>
      JSON.stringify({ phone: { source, scope: 'facility', method: 'import', checkedOn: null } })
    for (const source of ['samhsa-su-2024', 'editor']) {
      const { listing, problems } = await read({
        ...beech,
        phone: '937-555-0142',
        source: 'Ohio list',
        facts: note(source),
      })
      expect(listing?.statements.phone?.map(({ source }) => source)).toEqual([
        `file:${today}:phones.csv`,
      ])
      expect(problems).toHaveLength(1)
    }
  })

  it('gives no edition to a program, which only SAMHSA’s files do', async () => {
    const { listing, problems } = await read({
      ...beech,
      source: 'Ohio list',
      edition_list: 'samhsa-su',
      edition_year: '2026',
    })
    expect(listing?.edition).toBeNull()
    expect(problems).toEqual([['edition_list', t.notEdition]])
  })

  it('is known again: the same file changes nothing on any day, and its next version replaces its word', async () => {
    const anySource = fc.constantFrom(
      'Ohio list',
      'https://list.example.gov/1',
      'https://beech.example.org/',
      'phone call',
      'samhsa-su-2024',
      'editor',
    )
    const anyWay = fc.record({
      method: fc.constantFrom('', 'page', 'phone', 'import', 'editor'),
      website: fc.constantFrom('', 'https://beech.example.org/'),
      checked_on: fc.constantFrom('', '2026-11-02'),
      source_kind: fc.constantFrom('', 'page', 'list', 'call'),
    })
    await fc.assert(
      fc.asyncProperty(anySource, anyWay, async (source, way) => {
        const line = { ...beech, ...way, phone: '937-555-0142', source }
        const known = await imported(aFile([line], 'phones.csv'), [], { today })
        expect(
          countsOf(await planOf(aFile([line], 'phones.csv'), known, { today: '2026-12-24' })),
        ).toMatchObject({
          new: 0,
          changed: 0,
          unchanged: 1,
        })
        const exported = aFile(toOurCsv(known), 'export.csv')
        expect(await planOf(exported, known, { today: '2026-12-25' })).toMatchObject({
          changes: [],
          problems: [],
        })
      }),
    )
    const first = await imported(
      aFile([{ ...beech, phone: '937-555-0142', source: 'samhsa-su-2024' }], 'phones.csv'),
      [],
      { today },
    )
    const next = applied(
      first,
      await planOf(
        aFile([{ ...beech, phone: '937-555-0143', source: 'samhsa-su-2024' }], 'phones.csv'),
        first,
        { today: '2026-12-24' },
      ),
    )
    expect(next[0]?.statements.phone?.map(({ value, source }) => [value, source])).toEqual([
      ['937-555-0143', 'file:2026-12-24:phones.csv'],
    ])
  })
})

describe('an export that somebody edited in a spreadsheet', () => {
  const known = aListing(1)
  const edited = async (from: string, to: string) =>
    planOf(aFile(toOurCsv([known]).replace(from, to), 'export.csv'), [known], { today })

  it('keeps SAMHSA’s word, and puts the file’s own above it', async () => {
    const { changes, problems } = await edited('614-555-0142 x12', '614-555-0200')
    const listing = changes[0]?.listing as Listing
    expect(
      listing.statements.phone?.map(({ value, source }) => [value, source]).toSorted(),
    ).toEqual([
      ['614-555-0142 x12', 'samhsa-su-2024'],
      ['614-555-0200', `file:${today}:export.csv`],
    ])
    expect(problems).toEqual([{ field: 'source', message: t.notSamhsa('phone'), line: 2 }])
    const { phone: _, ...others } = listing.statements
    const { phone: __, ...before } = known.statements
    expect(others).toEqual(before)
  })

  it('types no hours past the gate that asks editors for a source', async () => {
    const bare = aListing(1, {
      statements: {
        phone: known.statements.phone ?? [],
        location: known.statements.location ?? [],
      },
    })
    const columns = toCsv([
      {
        slug: bare.slug,
        name: '',
        level: '',
        hours_min: '9',
        hours_max: '12',
        source: 'samhsa-su-2024',
      },
    ])
    const { changes } = await planOf(aFile(columns, 'export.csv'), [bare], { today })
    const listing = changes[0]?.listing as Listing
    expect(listing.statements.hours?.[0]?.source).toBe(`file:${today}:export.csv`)
    expect(checkPublishRules(listing).blockers.map(({ message }) => message)).toContain(
      say.gate.hoursSource,
    )
  })
})

describe('a range', () => {
  const crossed: readonly (readonly [string, Line, string])[] = [
    ['hours', { hours_min: '12', hours_max: '9' }, 'hours_max'],
    ['weeks', { weeks_min: '12', weeks_max: '8' }, 'weeks_max'],
    ['ages', { age_min: '65', age_max: '18' }, 'age_max'],
    ['schedule', { schedule: 'mon,wed 12:00-09:00' }, 'schedule'],
  ]
  it.each(crossed)('that is turned round is left out, and said: %s', async (fact, own, column) => {
    const { listing, problems } = await read({
      ...beech,
      ...own,
      phone: '937-555-0142',
      source: 'Ohio list',
    })
    expect(problems).toEqual([[column, t.turnedRound]])
    expect(Object.keys(listing?.statements ?? {}).toSorted()).toEqual(['area', 'phone'])
    expect(fact in (listing?.statements ?? {})).toBe(false)
  })

  it('that is turned round, or a cell that cannot be read, takes nothing away of what its source said before', async () => {
    const line = {
      ...beech,
      hours_min: '9',
      hours_max: '12',
      payment: 'medicaid',
      source: 'Ohio list',
    }
    const known = await imported(aFile([line], 'phones.csv'))
    for (const own of [
      { hours_min: '12', hours_max: '9' },
      { hours_min: 'nine', hours_max: '' },
      { payment: 'gold' },
    ]) {
      const plan = await planOf(aFile([{ ...line, ...own }], 'phones.csv'), known)
      expect(countsOf(plan)).toMatchObject({ changed: 0, unchanged: 1 })
      expect(plan.problems).toHaveLength(1)
    }
  })

  it('that was published turned round stays as it is when its export comes back', async () => {
    const hours = [
      {
        value: { min: 12, max: 9, unit: 'clock' as const },
        source: 'Ohio list',
        kind: 'list' as const,
        scope: 'program' as const,
        method: 'import' as const,
        checkedOn: null,
      },
    ]
    const known = aListing(1, { statements: { ...aListing(1).statements, hours } })
    expect(await planOf(aFile(toOurCsv([known]), 'export.csv'), [known])).toMatchObject({
      changes: [],
      problems: [],
    })
  })
})

it('a column that is not read for a program that is here is said where it differs', async () => {
  const known = (
    await imported(aFile([{ ...beech, source: 'Ohio list' }], 'phones.csv'))
  )[0] as Listing
  const line = {
    slug: known.slug,
    name: 'Another name',
    organization: 'Another house',
    status: 'paused',
    level: 'iop',
    source: 'Ohio list',
    phone: '614-555-0100',
  }
  const { problems } = await read(line, [known])
  expect(problems).toEqual([
    ['name', t.notReadHere(known.name)],
    ['organization', t.notReadHere(known.organization)],
    ['status', t.notReadHere('published')],
  ])
  expect(
    (
      await read(
        { ...line, name: known.name, organization: known.organization, status: 'published' },
        [known],
      )
    ).problems,
  ).toEqual([])
})
