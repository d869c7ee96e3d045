import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import { readTable } from '../../../src/exchange/tables/read-table.js'
import { say } from '../../../src/messages/say.js'
import { aZip, workbookParts } from '../a-file.js'

const t = say.fileProblems
const SHEET = 'xl/worksheets/sheet0.xml'
const parts = workbookParts([
  [
    ['name', 'level'],
    ['Oak', 'iop'],
  ],
])
const sheet = parts[SHEET] ?? ''
const refusalOf = async (bytes: Uint8Array): Promise<string | null | undefined> => {
  const read = await readTable(bytes)
  return 'refused' in read ? read.refused[0]?.message : null
}

/** Where the fields of a part are in the directory of a ZIP archive, and of its end. */
const at = { method: 10, packed: 20, unpacked: 24, header: 42 } as const
const END_SIZE = 22

/** The archive with a field of one part's directory entry changed. */
const claiming = (
  zip: Uint8Array,
  name: string,
  fields: Readonly<Partial<Record<keyof typeof at, number>>>,
): Buffer => {
  const bytes = Buffer.from(zip)
  const entry = bytes.lastIndexOf(name) - 46
  for (const [field, value] of Object.entries(fields))
    if (field === 'method') bytes.writeUInt16LE(value, entry + at.method)
    else bytes.writeUInt32LE(value, entry + at[field as keyof typeof at])
  return bytes
}

/** An archive whose 32-bit end names the parts of one, and its 64-bit end those of another. */
const twoDirectories = (shown: Uint8Array, hidden: Uint8Array): Buffer => {
  const [first, second] = [Buffer.from(shown), Buffer.from(hidden)]
  const end = first.subarray(-END_SIZE)
  const { length } = first.subarray(0, -END_SIZE)
  const secondEnd = second.length - END_SIZE
  const directory = second.readUInt32LE(secondEnd + 16)
  // The headers of the second are as much further on as it is.
  for (let entry = directory; entry < secondEnd; ) {
    second.writeUInt32LE(second.readUInt32LE(entry + 42) + length, entry + 42)
    entry += 46 + second.readUInt16LE(entry + 28)
  }
  const record = Buffer.alloc(56)
  record.writeUInt32LE(0x06064b50, 0)
  record.writeUInt32LE(second.readUInt16LE(secondEnd + 8), 32)
  record.writeUInt32LE(length + directory, 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeUInt32LE(length + secondEnd, 8)
  return Buffer.concat([
    first.subarray(0, length),
    second.subarray(0, secondEnd),
    record,
    locator,
    end,
  ])
}

describe('a workbook', () => {
  it('is read as it is, and with a part that the reader does not open', async () => {
    const named = sheet.replace('<worksheet', '<worksheet xmlns:r="http://schemas.example/r"')
    expect(await refusalOf(aZip(parts))).toBeNull()
    expect(await refusalOf(aZip({ ...parts, [SHEET]: named }))).toBeNull()
    expect(await refusalOf(aZip({ ...parts, 'xl/media/a.png': 'x'.repeat(6e6) }))).toBeNull()
    expect(await refusalOf(aZip({ ...parts, 'docProps/app.xml': '<a r="x"/>' }))).toBeNull()
  })

  it.each<readonly [string, () => Uint8Array, string]>([
    [
      'a sheet of 40 MB that says it has 1 kB',
      () =>
        claiming(
          aZip({ ...parts, [SHEET]: sheet.replace('</w', `${'<!-- -->'.repeat(5_000_000)}</w`) }),
          SHEET,
          { unpacked: 1000 },
        ),
      t.unreadableWorkbook,
    ],
    [
      'a sheet with one byte more than it says',
      () => claiming(aZip(parts), SHEET, { unpacked: sheet.length - 1 }),
      t.unreadableWorkbook,
    ],
    [
      'another part with more than it says',
      () =>
        claiming(aZip({ ...parts, 'xl/styles.xml': '<a/>'.repeat(1000) }), 'xl/styles.xml', {
          unpacked: 100,
        }),
      t.unreadableWorkbook,
    ],
    [
      'six hundred parts of 100 kB',
      () =>
        aZip({
          ...parts,
          ...Object.fromEntries(
            Array.from({ length: 600 }, (_, i) => [`xl/p${i}.xml`, ' '.repeat(101_000)]),
          ),
        }),
      t.unreadableWorkbook,
    ],
    [
      'seventy parts that are the same megabyte, which is not packed and says it has nothing',
      () => {
        const names = Array.from({ length: 70 }, (_, i) => `xl/part-${i}-of-70.xml`)
        const zip = aZip({
          ...parts,
          'xl/media/noise.png': randomBytes(1_000_000).toString('hex'),
          ...Object.fromEntries(names.map((name) => [name, ''])),
        })
        return names.reduce<Uint8Array>(
          (bytes, name) =>
            claiming(bytes, name, { method: 0, packed: 900_000, unpacked: 0, header: 0 }),
          zip,
        )
      },
      t.unreadableWorkbook,
    ],
    [
      'a second directory, of 64 bits, which is the one that readers use',
      () =>
        twoDirectories(
          aZip(parts),
          aZip({ ...parts, [SHEET]: sheet.replace('>Oak<', `>${'x'.repeat(9000)}<`) }),
        ),
      t.unreadableWorkbook,
    ],
    ...[
      ['in small letters', 'r="zz2"'],
      ['with an entity', 'r="&#90;&#90;&#90;2"'],
      ['with a prefix', 'a-xmlns:r="zz2"'],
      ['with an apostrophe', `r="A'ZZ2"`],
      ['in apostrophes', "r='ZZZ2'"],
      ['with blanks', 'r = "ZZZ2"'],
    ].map(([name, far = '']): readonly [string, () => Uint8Array, string] => [
      `a cell far out ${name}`,
      () => aZip({ ...parts, [SHEET]: sheet.replace('r="B2"', far) }),
      t.unreadableWorkbook,
    ]),
    [
      'a row far out in another notation',
      () => aZip({ ...parts, [SHEET]: sheet.replace('<row r="2"', '<row r="2e5"') }),
      t.unreadableWorkbook,
    ],
    [
      'a cell far out in a sheet that has another name',
      () => {
        const [rels = '', text = ''] = [
          'xl/_rels/workbook.xml.rels',
          parts['xl/_rels/workbook.xml.rels'],
        ]
        const { [SHEET]: _, ...others } = parts
        return aZip({
          ...others,
          [rels]: text.replace('worksheets/sheet0.xml', 'other.xml'),
          'xl/other.xml': sheet.replaceAll('B2', 'ZZZ2'),
        })
      },
      t.unreadableWorkbook,
    ],
  ])('is refused with a sentence for %s', async (_, make, message) => {
    expect(await refusalOf(make())).toBe(message)
  })

  it('is refused when it is packed twice, and what is packed in it is not opened', async () => {
    expect(await refusalOf(gzipSync(aZip(parts)))).toBeNull()
    expect(await refusalOf(gzipSync(gzipSync(aZip(parts))))).toBe(t.unreadableText)
    const inner = Buffer.from(aZip(parts)).toString('latin1')
    expect(await refusalOf(aZip({ ...parts, 'xl/embeddings/a.xlsx': inner }))).toBeNull()
    expect(await refusalOf(aZip({ 'a.xlsx': inner }))).toBe(t.unreadableWorkbook)
  })
})
