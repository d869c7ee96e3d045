import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseFlag } from '../../../src/exchange/columns/flag.js'
import { say } from '../../../src/messages/say.js'
import {
  aFile,
  applied,
  aZip,
  countsOf,
  imported,
  planOf,
  refusals,
  workbookParts,
} from '../a-file.js'

const t = say.fileProblems
const yes = [
  '1',
  '1.0',
  '1.00',
  ' 1 ',
  'TRUE',
  'True',
  't',
  'Yes',
  'YES',
  'y',
  'x',
  'X',
  '✓',
  '✔️',
  '1,0',
]
const no = ['0', '0.0', 'FALSE', 'No', 'n', '☐']
const blank = [
  '',
  ' ',
  'NA',
  'N/A',
  'n/a',
  '#N/A',
  'nan',
  'NaN',
  'None',
  'NULL',
  'null',
  '-',
  '—',
  '<NA>',
]

type Line = Readonly<Record<string, string>>
const cedar: Line = {
  name1: 'Cedar Lantern Recovery',
  street1: '118 Mill Street',
  city: 'Dayton',
  state: 'OH',
  zip: '45402',
  phone: '937-555-0110',
  latitude: '39.99',
  longitude: '-82.81',
  type_facility: 'SU',
}
const codes = ['sa', 'op', 'oit', 'odt', 'cbt', 'md'] as const
const marked = (set: readonly string[], on: string, off: string): Line =>
  Object.fromEntries(codes.map((code) => [code, set.includes(code) ? on : off]))
/** The same two facilities, their flags written in some way. */
const lines = (on = '1', off = ''): readonly Line[] => [
  { ...cedar, ...marked(['sa', 'op', 'oit', 'cbt', 'md'], on, off) },
  {
    ...cedar,
    name1: 'Blue Heron Counseling',
    street1: '9 Harbor Road',
    phone: '419-555-0120',
    ...marked(['sa', 'op', 'oit', 'odt', 'md'], on, off),
  },
]
const month = (all: readonly Line[], when = '2026-10') => aFile(all, `findtreatment-${when}.csv`)
/** What each listing says, whoever says it. */
const facts = (plan: Awaited<ReturnType<typeof planOf>>) =>
  plan.changes.map(({ listing }) => ({
    ...listing,
    statements: JSON.stringify(listing.statements),
  }))

describe('a flag', () => {
  it('is read as people and their programs write it', () => {
    expect([...yes, ...no, ...blank].map(parseFlag)).toEqual([
      ...yes.map(() => 'yes'),
      ...no.map(() => 'no'),
      ...blank.map(() => 'blank'),
    ])
    expect(
      ['2', '10', 'maybe', 'Yes, for adults', '1.5', '-1', 'constructor'].map(parseFlag),
    ).toEqual(Array(7).fill(null))
  })
})

describe('an export of FindTreatment.gov', () => {
  it('plans the same however its flags are written', async () => {
    const right = await planOf(month(lines()))
    expect(countsOf(right)).toMatchObject({ new: 3 })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...yes),
        fc.constantFrom(...no, ...blank),
        async (on, off) => {
          const plan = await planOf(month(lines(on, off)))
          expect(plan.problems).toEqual([])
          expect(facts(plan)).toEqual(facts(right))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('plans the same from a workbook with numbers', async () => {
    const all = lines().map((line) =>
      Object.entries(line).map(([column, text]) =>
        codes.some((code) => code === column) && text !== '' ? 1 : text,
      ),
    )
    const sheet = [Object.keys(lines()[0] as Line), ...all]
    const plan = await planOf(
      aFile(
        aZip(workbookParts([sheet.map((row) => row.map((cell) => (cell === '' ? null : cell)))])),
        'findtreatment-2026-10.xlsx',
      ),
    )
    expect(facts(plan)).toEqual(facts(await planOf(month(lines()))))
  })

  it('of another month with other spellings changes nothing but the month', async () => {
    const known = await imported(month(lines()))
    const after = applied(known, await planOf(month(lines('1.0', 'nan'), '2026-11'), known))
    const words = (listings: typeof known) =>
      listings.map(({ statements }) => JSON.stringify(statements).replaceAll('2026-11', '2026-10'))
    expect(words(after)).toEqual(words(known))
  })

  it('says a spelling that is no flag once, with how often it is there, and reads the rest', async () => {
    const plan = await planOf(month(lines('1', 'unsure')))
    expect(plan.problems).toEqual([{ field: 'odt', message: t.unreadFlag('unsure', 2) }])
    expect(facts(plan)).toEqual(facts(await planOf(month(lines()))))
  })

  it.each(['2', 'checked', 'offered', '', 'NA', 'No'])(
    'of which no flag is read is refused, so that it empties nothing: %s',
    async (word) => {
      expect(await refusals(month(lines(word, '')))).toEqual([
        { field: 'file', message: t.noFlags },
      ])
    },
  )
})

it('an edition without a code that we know is refused, so that it marks nothing as gone', async () => {
  const { type_facility: _, ...place } = cedar
  expect(
    await refusals(aFile([{ ...place, service_code_info: '' }], 'samhsa-su-2026.csv')),
  ).toEqual([{ field: 'file', message: t.noCodes }])
  expect(
    await refusals(aFile([{ ...place, service_code_info: 'ZZQ ZZR' }], 'samhsa-su-2026.csv')),
  ).toEqual([{ field: 'file', message: t.noCodes }])
})

it('a line of our own CSV says whether a program takes new people in the same spellings', async () => {
  const read = async (accepting: string) =>
    (
      await imported(
        aFile(
          [
            {
              name: 'Oak',
              level: 'iop',
              state: 'OH',
              source: 'https://oak.example.org/',
              accepting,
            },
          ],
          'programs.csv',
        ),
      )
    )[0]?.statements.accepting?.[0]?.value
  expect(await Promise.all(['Yes', 'TRUE', '1.0', 'x'].map(read))).toEqual([
    'yes',
    'yes',
    'yes',
    'yes',
  ])
  expect(await Promise.all(['No', 'false', '0'].map(read))).toEqual(['no', 'no', 'no'])
  expect(await Promise.all(['NA', 'soon', ''].map(read))).toEqual([undefined, undefined, undefined])
})
