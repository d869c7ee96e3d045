import { inflateRawSync } from 'node:zlib'

/** Unpacked, all parts together: the largest real workbook has 12 MB and needs 150 MB of memory to read. */
const MOST_BYTES = 60_000_000
/** A cell far out makes every row as wide: beyond these a small file would fill the memory. A national list has 13,000 rows. */
const MOST_COLUMNS = 1_000
const MOST_ROWS = 100_000

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_SIZE = 22
/** The comment after the end record is at most this long. */
const LONGEST_COMMENT = 65_535

const columnNumber = (letters: string): number => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)

const isModest = (xml: Buffer): boolean => {
  for (const [, letters = '', row = ''] of xml.toString('latin1').matchAll(/\br\s*=\s*["']([A-Z]*)(\d*)["']/g))
    if (columnNumber(letters) > MOST_COLUMNS || Number(row) > MOST_ROWS) return false
  return true
}

/** Bytes that one part unpacks to; Infinity when it has cells too far out. @throws when it is not what the directory says */
const partSize = (zip: Buffer, entry: number): number => {
  const [packed, unpacked] = [zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 24)]
  const name = zip.toString('latin1', entry + 46, entry + 46 + zip.readUInt16LE(entry + 28))
  if (unpacked > MOST_BYTES) return Number.POSITIVE_INFINITY
  if (!name.includes('/worksheets/')) return unpacked
  const header = zip.readUInt32LE(entry + 42)
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  const data = zip.subarray(start, start + packed)
  const xml = zip.readUInt16LE(entry + 10) === 0 ? data : inflateRawSync(data, { maxOutputLength: unpacked + 1 })
  return isModest(xml) ? unpacked : Number.POSITIVE_INFINITY
}

/**
 * Whether a workbook can be read within bounds: how much its parts unpack to and how far out its cells lie. The reader unpacks no more
 * than the archive's directory says, so that is what is added up here. An archive that cannot be followed is not within them.
 */
export const isWithinBounds = (bytes: Uint8Array): boolean => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    let end = zip.length - END_SIZE
    while (zip.readUInt32LE(end) !== END) if (--end < zip.length - END_SIZE - LONGEST_COMMENT) return false
    let entry = zip.readUInt32LE(end + 16)
    let total = 0
    for (let left = zip.readUInt16LE(end + 8); left > 0; left -= 1) {
      if (zip.readUInt32LE(entry) !== ENTRY) return false
      total += partSize(zip, entry)
      if (total > MOST_BYTES) return false
      entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32)
    }
    return true
  } catch {
    return false
  }
}
