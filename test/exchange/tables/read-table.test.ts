import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { planImport } from '../../../src/exchange/plan-import.js'
import { parseCsv } from '../../../src/exchange/tables/csv.js'
import { readTable } from '../../../src/exchange/tables/read-table.js'
import { say } from '../../../src/messages/say.js'
import { aZip, harbor, toCsv, workbookParts } from '../a-file.js'

const t = say.fileProblems
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const tableOf = async (bytes: Uint8Array | string) => {
  const read = await readTable(typeof bytes === 'string' ? bytesOf(bytes) : bytes)
  if ('refused' in read) throw new Error(read.refused[0]?.message)
  return read.table
}
const refusalOf = async (bytes: Uint8Array | string) => {
  const read = await readTable(typeof bytes === 'string' ? bytesOf(bytes) : bytes)
  return 'refused' in read ? read.refused[0] : null
}
const header = ['Name1', 'City', 'Zip']

describe('a file of comma-separated values', () => {
  it('is read the same with a byte order mark, with CRLF and compressed', async () => {
    const plain = await tableOf(toCsv([harbor]))
    const other = `\ufeff${toCsv([harbor], '\r\n')}`
    expect(plain.rows).toEqual([{ line: 2, cells: Object.values(harbor) }])
    expect(await tableOf(other)).toEqual(plain)
    expect(await tableOf(gzipSync(other))).toEqual(plain)
  })

  it('counts lines as an editor shows them, also after values that span lines', async () => {
    const { rows } = await tableOf('name1,zip\r\n"Two\r\nlines",1\r\n\r\nNext,2\r\n,\r\nLast,3\r\n')
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, 'Two\nlines'],
      [5, 'Next'],
      [7, 'Last'],
    ])
  })

  it('may have its header below a title, in any case and with blanks', async () => {
    const { columns, headerLine, rows } = await tableOf(
      'National Directory\n\n    NAME1 , Zip4\nHarbor,1\n',
    )
    expect(columns).toEqual(['name1', 'zip4'])
    expect([headerLine, rows[0]?.line]).toEqual([3, 4])
  })

  it('is refused with the line where a quotation mark goes wrong', async () => {
    expect(await refusalOf('name1,zip\nHarbor,1\n"Open,2\nmore,3\n')).toEqual({
      field: 'file',
      message: t.brokenCsv,
      line: 3,
    })
    expect(await refusalOf('name1,zip\nThe "old" house,1\n')).toMatchObject({
      message: t.brokenCsv,
      line: 2,
    })
  })

  it('is refused when a line has no end', async () => {
    expect(await refusalOf(`name1,zip\n${'x'.repeat(200_000)}`)).toMatchObject({
      message: t.brokenCsv,
      line: 2,
    })
  })

  it('is refused when it is not UTF-8', async () => {
    expect(await refusalOf(Buffer.from('name1\nCa\xf1on', 'latin1'))).toMatchObject({
      message: t.unreadableText,
    })
    expect(await refusalOf(Buffer.from('\ufeffname1\nHarbor', 'utf16le'))).toMatchObject({
      message: t.unreadableText,
    })
  })
})

describe('a file of another kind', () => {
  it.each([
    ['nothing', '', t.empty],
    ['blanks', ' \n \n', t.empty],
    ['a letter', 'Dear editor,\nplease find enclosed', t.unknownKind],
    ['a table with other columns', 'id,title\n1,Harbor\n', t.unknownKind],
    ['a header too far down', `${'x\n'.repeat(30)}name1\n`, t.unknownKind],
  ])('is refused: %s', async (_, text, message) => {
    expect(await refusalOf(text)).toEqual({ field: 'file', message })
  })

  it('is refused when it only begins like a compressed one, or unpacks to more than there is room for', async () => {
    expect(await refusalOf(new Uint8Array([0x1f, 0x8b, 1, 2, 3]))).toMatchObject({
      message: t.unreadableGzip,
    })
    expect(await refusalOf(gzipSync(Buffer.alloc(120_000_000)))).toMatchObject({
      message: t.unreadableGzip,
    })
  })

  it('is refused when it is a workbook of the old kind', async () => {
    expect(await refusalOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toMatchObject({
      message: t.unreadableWorkbook,
    })
  })
})

describe('a workbook', () => {
  it('gives the first sheet that begins with a table, its numbers as text', async () => {
    const { columns, rows } = await tableOf(
      aZip(
        workbookParts([
          [['About this list']],
          [['A title'], header, ['Harbor & Co', 'Cañon', 1234]],
        ]),
      ),
    )
    expect(columns).toEqual(['name1', 'city', 'zip'])
    expect(rows).toEqual([{ line: 3, cells: ['Harbor & Co', 'Cañon', '1234'] }])
  })

  it('has as many cells in every row as its header, and one more for a note beside the table', async () => {
    const { columns, rows } = await tableOf(
      aZip(workbookParts([[header, ['Harbor'], ['Other', 'Lima', '45801', 'a note']]])),
    )
    expect(columns).toEqual(['name1', 'city', 'zip', ''])
    expect(rows.map(({ cells }) => cells.length)).toEqual([4, 4])
  })

  it('may be compressed once more', async () => {
    expect(
      (await tableOf(gzipSync(aZip(workbookParts([[header, ['Harbor', 'Lima', '45801']]]))))).rows,
    ).toHaveLength(1)
  })

  it.each([
    ['a cell far to the right', 'r="XFD2"'],
    ['a cell far below', 'r="B1048576"'],
  ])('is refused, small as it is, for %s', async (_, far) => {
    const parts = workbookParts([[header, ['Harbor', 'Lima']]])
    const sheet = 'xl/worksheets/sheet0.xml'
    expect(await refusalOf(aZip(parts))).toBeNull()
    expect(
      await refusalOf(aZip({ ...parts, [sheet]: (parts[sheet] ?? '').replace('r="B2"', far) })),
    ).toMatchObject({ message: t.unreadableWorkbook })
  })

  it('is refused when its parts unpack to more than there is room for, or to more than they say', async () => {
    const parts = workbookParts([[header, ['Harbor', 'x'.repeat(1_000)]]])
    expect(await refusalOf(aZip(parts, 100_000_000))).toMatchObject({
      message: t.unreadableWorkbook,
    })
    expect(await refusalOf(aZip(parts, 100))).toMatchObject({ message: t.unreadableWorkbook })
  })

  it('is refused when no sheet of it begins with a table, or it is no workbook', async () => {
    expect(await refusalOf(aZip(workbookParts([[['Name'], ['Harbor']]])))).toMatchObject({
      message: t.unknownKind,
    })
    expect(await refusalOf(aZip({ 'readme.txt': 'name1' }))).toMatchObject({
      message: t.unreadableWorkbook,
    })
    expect(await refusalOf(bytesOf('PK\u0003\u0004 and no more'))).toMatchObject({
      message: t.unreadableWorkbook,
    })
  })
})

describe('whatever the bytes', () => {
  const rules = { publish: true, isGated: false, isWhole: true, pointOf: () => null }
  const plan = (bytes: Uint8Array) =>
    planImport({ name: 'samhsa-su-2024.csv', bytes, format: 'auto' }, [], rules)

  it('a file is planned or refused, and nothing is thrown', async () => {
    const begun = fc.tuple(
      fc.constantFrom('', 'name1\n', 'PK\u0003\u0004', toCsv([harbor])),
      fc.uint8Array({ maxLength: 300 }),
    )
    await fc.assert(
      fc.asyncProperty(begun, async ([begin, rest]) => {
        const planned = await plan(Buffer.concat([Buffer.from(begin), rest]))
        expect('plan' in planned || planned.refused.length > 0).toBe(true)
      }),
    )
  })

  it('a workbook with a damaged byte is read or refused', async () => {
    const whole = aZip(workbookParts([[header, ['Harbor', 'Lima', '45801']]]))
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const read = await readTable(Uint8Array.from(whole, (byte, i) => (i === at ? value : byte)))
        expect('table' in read || read.refused.length === 1).toBe(true)
      }),
    )
  })

  it('text is CSV or is not', () => {
    return fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '\0', 'é') }),
        async (text) => {
          const parsed = await parseCsv(text)
          expect('rows' in parsed || parsed.refused.length === 1).toBe(true)
        },
      ),
    )
  })

  it('cells of any text make a plan or a refusal', async () => {
    const cells = fc.record(
      Object.fromEntries(
        Object.keys(harbor).map((column) => [
          column,
          fc.oneof(fc.constant(harbor[column] ?? ''), fc.string()),
        ]),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 5 }), async (lines) => {
        const planned = await plan(bytesOf(toCsv(lines)))
        expect('plan' in planned || planned.refused.length > 0).toBe(true)
      }),
    )
  })
})
