import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { columnNames } from '../../../src/exchange/columns/program-columns.js'
import { planImport } from '../../../src/exchange/plan-import.js'
import { parseCsv } from '../../../src/exchange/tables/csv.js'
import { excessOf } from '../../../src/exchange/tables/csv-bounds.js'
import { readTable } from '../../../src/exchange/tables/read-table.js'
import { readUpload } from '../../../src/exchange/tables/upload-limits.js'
import { say } from '../../../src/messages/say.js'
import { aFile, aZip, toCsv, workbookParts } from '../a-file.js'

const t = say.fileProblems
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const refusalOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes)
  return 'refused' in read ? read.refused[0]?.message : null
}
const header = ['name', 'level']
const shared = (items: string): string => `<sst>${items}</sst>`
const withShared = (items: string) =>
  aZip({ ...workbookParts([[header, ['Oak', 'iop']]]), 'xl/sharedStrings.xml': shared(items) })
const sheetOf = (inner: string) =>
  aZip({
    ...workbookParts([[header]]),
    'xl/worksheets/sheet0.xml': `<worksheet><sheetData>${inner}</sheetData></worksheet>`,
  })
const cell = (text: string, at = 'A2') =>
  `<row r="2"><c r="${at}" t="inlineStr"><is><t>${text}</t></is></c></row>`

/** Each of these is some KB as it is sent, and takes minutes or gigabytes to read whole. */
const bombs: readonly (readonly [string, () => Uint8Array, string])[] = [
  [
    'a workbook with one cell of 55 MB',
    () => sheetOf(cell('x'.repeat(55_000_000))),
    t.tooLargeWorkbook,
  ],
  [
    'the same cell in a million parts',
    () =>
      sheetOf(
        `<row r="2"><c r="A2" t="inlineStr"><is>${'<r><t>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</t></r>'.repeat(1_000_000)}</is></c></row>`,
      ),
    t.tooLargeWorkbook,
  ],
  [
    'the same with a prefix',
    () =>
      sheetOf(
        `<x:row r="2"><x:c r="A2" t="inlineStr"><x:is>${'<x:r><x:t>xxxxxxxxxxxxxxxxxxxxxx</x:t></x:r>'.repeat(1_000_000)}</x:is></x:c></x:row>`,
      ),
    t.tooLargeWorkbook,
  ],
  [
    'a shared text of 55 MB',
    () => withShared(`<si><t>${'x'.repeat(55_000_000)}</t></si>`),
    t.tooLargeWorkbook,
  ],
  [
    'a shared text in a million parts',
    () =>
      withShared(`<si>${'<r><t>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</t></r>'.repeat(1_000_000)}</si>`),
    t.tooLargeWorkbook,
  ],
  ['three million cells', () => sheetOf('<c r="A2"/>'.repeat(3_000_000)), t.tooLargeWorkbook],
  [
    'styles of 50 MB',
    () =>
      aZip({
        ...workbookParts([[header]]),
        'xl/styles.xml': `<styleSheet>${'<xf/>'.repeat(10_000_000)}</styleSheet>`,
      }),
    t.tooLargeWorkbook,
  ],
  [
    '4 million short lines, packed',
    () => gzipSync(`name,level\n${'a,iop\n'.repeat(4_000_000)}`),
    t.unreadableGzip,
  ],
  [
    '100,100 lines of all sorts, packed',
    () =>
      gzipSync(`name,level\n${Array.from({ length: 100_100 }, (_, i) => `${i},iop`).join('\n')}\n`),
    t.tooManyRows(100_000),
  ],
  ['100 MB of commas, packed', () => gzipSync(','.repeat(100_000_000)), t.unreadableGzip],
  ['commas', () => bytesOf(`name,level\n${','.repeat(1_000_000)}\n`), t.tooManyColumns(600)],
  [
    'quoted fields without end',
    () => bytesOf(`name,level\n${'"",'.repeat(400_000)}\n`),
    t.tooManyColumns(600),
  ],
  [
    'a field of 32,768 letters',
    () => bytesOf(`name,level\n${'é'.repeat(32_768)},iop\n`),
    t.tooLongField(32_767),
  ],
  [
    'a field of 32,768 letters in a workbook',
    () => sheetOf(cell('x'.repeat(32_768)).replace('</row>', '</row>')),
    t.unknownKind,
  ],
  ['millions of empty lines', () => gzipSync('\n'.repeat(50_000_000)), t.unreadableGzip],
]

describe('a small file that is large inside', () => {
  it.each(bombs)(
    'is refused with a sentence, before it is parsed: %s',
    async (_, make, message) => {
      expect(await refusalOf(make())).toBe(message)
    },
  )

  it.each(bombs.filter(([name]) => /^(?:commas|quoted)/.test(name)))(
    'is refused on the page of imports: %s',
    async (_, make) => {
      expect(await readUpload(make())).toMatchObject({
        refused: [{ message: t.tooManyColumns(400) }],
      })
    },
  )

  it('is told from one of a modest size: a long cell and many lines are read', async () => {
    expect(
      await refusalOf(
        gzipSync(`name,level\n${'é'.repeat(32_767)},iop\n${'Oak,iop\n'.repeat(99_000)}`),
      ),
    ).toBeNull()
    expect(
      await refusalOf(
        aZip(workbookParts([[header, ['x'.repeat(32_767), 'iop'], ['y', 'x'.repeat(9_000)]]])),
      ),
    ).toBeNull()
    expect(await refusalOf(aZip(workbookParts([[header, ['x'.repeat(32_768), 'iop']]])))).toBe(
      t.tooLongField(32_767),
    )
  })
})

it('what is too large is found whatever the text, as the parser would find it', async () => {
  const bounds = { rows: 30, above: 20, columns: 4, field: 6 }
  const anyCells = fc.array(
    fc.array(fc.string({ unit: fc.constantFrom('a', 'é', ',', '\n', '"', ' '), maxLength: 8 }), {
      minLength: 1,
      maxLength: 6,
    }),
    { maxLength: 60 },
  )
  const quote = (text: string): string =>
    /[",\n ]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  await fc.assert(
    fc.asyncProperty(anyCells, fc.constantFrom('', '\n'), async (lines, end) => {
      const text = lines.map((cells) => cells.map(quote).join(',')).join('\n') + end
      const parsed = await parseCsv(text)
      if ('refused' in parsed) throw new Error(text)
      const counted = parsed.rows.filter(({ cells }) =>
        cells.some((one) => one.replace(/[\n"]/g, '') !== ''),
      )
      const isTooLarge =
        parsed.rows.length > bounds.rows + bounds.above ||
        parsed.rows.some(
          ({ cells }) =>
            cells.length > bounds.columns ||
            cells.some((one) => one.replace(/[",\n]/g, '').length > bounds.field),
        )
      const found = excessOf(bytesOf(text), bounds)
      if (isTooLarge && counted.length === parsed.rows.length) expect(found).not.toBeNull()
      if (!isTooLarge && found?.of === 'columns') throw new Error('columns that are not there')
      if (parsed.rows.length <= bounds.rows) expect(found?.of).not.toBe('rows')
    }),
  )
})

it('whatever stands in its cells, a file is planned or refused, and nothing is thrown', async () => {
  const names = [
    ...columnNames,
    'name1',
    'service_code_info',
    'type_facility',
    'oit',
    'street1',
    'Hours Min',
    '',
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'iop',
      'OH',
      '9',
      '12',
      '-1',
      '1e9',
      'NaN',
      '2026-11-31',
      '{"phone":{"source":"editor"}}',
      '{"hours":null,"also":[]}',
      '[]',
      'https://',
      'editor',
      'samhsa-su-2024',
      'mon 9-8',
      '1',
      '__proto__',
      'constructor',
    ),
  )
  const anyLine = fc
    .dictionary(fc.constantFrom(...names), text, { maxKeys: 20 })
    .map((line) => ({ name: 'Oak', level: 'iop', state: 'OH', source: 'Ohio list', ...line }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyLine, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('a.csv', 'samhsa-su-2024.csv', 'findtreatment-2026-10.csv'),
      async (lines, name) => {
        const planned = await planImport(
          aFile(toCsv(lines.map((line) => Object.fromEntries(Object.entries(line)))), name),
          [],
          {
            publish: false,
            isGated: true,
            isWhole: false,
            pointOf: () => null,
          },
        )
        expect('plan' in planned || planned.refused.length > 0).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})
