import { inflateRawSync } from 'node:zlib'
import { tableBounds } from './csv-bounds.js'

/** Of all parts: the largest real workbook unpacks to 12 MB, and takes 150 MB of memory to read. */
const MAX_BYTES = 60_000_000
/** A cell far out makes every row as wide: a small file would exhaust the memory. */
const { columns: MAX_COLUMNS, rows: MAX_ROWS } = tableBounds
/** A national list has some 150 per row. */
const MAX_CELLS = 2_000_000
/** Of one cell or shared string with markup, runs and entities; of the text between two tags. */
const MAX_CELL_BYTES = 200_000
const MAX_TEXT_BYTES = 80_000
/** Maximum bytes of a part without cells, such as styles; pictures are not read. */
const MAX_OTHER_PART_BYTES = 5_000_000

const END_SIGNATURE = 0x06054b50
const END_64_SIGNATURE = 0x07064b50
const ENTRY_SIGNATURE = 0x02014b50
const END_SIZE = 22
const END_64_SIZE = 20
/** Maximum length of the comment after the ZIP's end record. */
const MAX_COMMENT_BYTES = 65_535

const columnNumber = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)

const [LESS, MORE, SLASH, COLON, C, S, I] = [0x3c, 0x3e, 0x2f, 0x3a, 0x63, 0x73, 0x69]
const MAX_PREFIX_LENGTH = 16
const endsName = (byte: number | undefined): boolean =>
  byte === MORE || byte === SLASH || (byte !== undefined && byte <= 0x20)
/** Whether a tag is a cell (`<c`) or a shared string (`<si`), with any namespace prefix. */
const isCell = (xml: Buffer, name: number): boolean => {
  for (let at = name; at < name + MAX_PREFIX_LENGTH && !endsName(xml[at]); at += 1)
    if (xml[at] === COLON) return isCell(xml, at + 1)
  return (
    (xml[name] === C && endsName(xml[name + 1])) ||
    (xml[name] === S && xml[name + 1] === I && endsName(xml[name + 2]))
  )
}

/** Whether a part's cells are few and short enough: one of 55 MB takes the reader minutes. */
const hasModestCells = (xml: Buffer): boolean => {
  let [cells, begun, last] = [0, -1, 0]
  for (let at = xml.indexOf(LESS); at >= 0; at = xml.indexOf(LESS, at + 1)) {
    if (at - last > MAX_TEXT_BYTES || (begun >= 0 && at - begun > MAX_CELL_BYTES)) return false
    last = at
    const isEnd = xml[at + 1] === SLASH
    if (!isCell(xml, isEnd ? at + 2 : at + 1)) continue
    const isWhole = isEnd || xml[xml.indexOf(MORE, at) - 1] === SLASH
    begun = isWhole ? -1 : at
    if (!isEnd) cells += 1
    if (cells > MAX_CELLS) return false
  }
  return xml.length - last <= MAX_TEXT_BYTES
}

/** An attribute `r` with any prefix but `xmlns:`: its letters and number, if it is an address. */
const ADDRESS = /(?:([ \t-\r]xmlns:)|\b)r\s*=\s*(?=["'])(?:"([A-Z]*)(\d*)"|'([A-Z]*)(\d*)')?/g
/** All within bounds, and written as A1: the reader makes a number of any value, such as `zzz9`. */
const isModest = (xml: Buffer): boolean => {
  for (const [, prefix, a, b, c, d] of xml.toString('latin1').matchAll(ADDRESS)) {
    if (prefix !== undefined) continue
    const [letters, row] = [a ?? c, b ?? d]
    if (letters === undefined || columnNumber(letters) > MAX_COLUMNS || Number(row) > MAX_ROWS)
      return false
  }
  return true
}

/**
 * Unpacked; Infinity for cells too far out or more than declared, `crowded` as in `fitsBounds`.
 * @throws when it does not match the ZIP directory
 */
const partSize = (zip: Buffer, entry: number): number | 'crowded' => {
  const [packed, declared] = [zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 24)]
  const name = zip.toString('latin1', entry + 46, entry + 46 + zip.readUInt16LE(entry + 28))
  const isStored = zip.readUInt16LE(entry + 10) === 0
  // Of what is stored as it is the reader takes all, whatever its unpacked size is said to be.
  const unpacked = isStored ? packed : declared
  if (unpacked > MAX_BYTES) return Number.POSITIVE_INFINITY
  const isNamedForCells = /\/worksheets\/|sharedstrings/i.test(name)
  if (!isNamedForCells && !name.startsWith('xl/media/') && unpacked > MAX_OTHER_PART_BYTES)
    return 'crowded'
  // The reader opens no other parts.
  if (!/\.xml(?:\.rels)?$/.test(name)) return unpacked
  const header = zip.readUInt32LE(entry + 42)
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  const data = zip.subarray(start, start + packed)
  const xml = isStored ? data : inflateRawSync(data, { maxOutputLength: unpacked + 1 })
  // A sheet is what the workbook calls one, and may have any name.
  const isSheet = xml.includes('sheetData')
  if ((isSheet || isNamedForCells) && !hasModestCells(xml)) return 'crowded'
  return xml.length > unpacked || (isSheet && !isModest(xml)) ? Number.POSITIVE_INFINITY : unpacked
}

/**
 * By the unpacked size of its parts, as the archive's directory says (the reader unpacks no more),
 * and how far out its cells are. `no`: damaged or too large; `crowded`: cells too many or too long.
 */
export const fitsBounds = (bytes: Uint8Array): 'yes' | 'no' | 'crowded' => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    let end = zip.length - END_SIZE
    while (zip.readUInt32LE(end) !== END_SIGNATURE)
      if (--end < zip.length - END_SIZE - MAX_COMMENT_BYTES) return 'no'
    // The reader would use the directory of the 64-bit end, where there is one.
    if (end >= END_64_SIZE && zip.readUInt32LE(end - END_64_SIZE) === END_64_SIGNATURE) return 'no'
    let entry = zip.readUInt32LE(end + 16)
    let total = 0
    for (let left = zip.readUInt16LE(end + 8); left > 0; left -= 1) {
      if (zip.readUInt32LE(entry) !== ENTRY_SIGNATURE) return 'no'
      const size = partSize(zip, entry)
      if (size === 'crowded') return size
      total += size
      if (total > MAX_BYTES) return 'no'
      entry +=
        46 +
        zip.readUInt16LE(entry + 28) +
        zip.readUInt16LE(entry + 30) +
        zip.readUInt16LE(entry + 32)
    }
    return 'yes'
  } catch {
    return 'no'
  }
}
