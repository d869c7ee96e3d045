import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { parseCsv } from './csv.js'
import { excessOf, type TableBounds, tableBounds } from './csv-bounds.js'
import { excessProblem } from './excess-problem.js'
import { findTable, type Table } from './table.js'
import { unpack } from './unpack.js'
import { readWorkbookTable } from './workbook.js'

const messages = say.fileProblems

const startsWith = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte)
const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x1f, 0x8b)
const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, 0x50, 0x4b)
/** Workbooks from before 2007 (.xls), and encrypted new ones. */
const isOldWorkbook = (bytes: Uint8Array): boolean => startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** The text of UTF-8 bytes; null where they are none. */
export const decode = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

export type TableOrProblems = Readonly<{ table: Table } | { refused: readonly Problem[] }>
/** A whole file is refused, for one reason. */
export const refuse = (message: string): TableOrProblems => ({
  refused: [{ field: 'file', message }],
})

/** Parses CSV in UTF-8 into its table, within limits that are checked before it is parsed. */
export const readText = async (
  bytes: Uint8Array,
  bounds: TableBounds,
): Promise<TableOrProblems> => {
  const excess = excessOf(bytes, bounds)
  if (excess) return { refused: [excessProblem(excess, bounds)] }
  const text = decode(bytes)
  if (text === null) return refuse(messages.unreadableText)
  if (text.trim() === '') return refuse(messages.empty)
  const parsed = await parseCsv(text)
  if ('refused' in parsed) return parsed
  const table = findTable(parsed.rows)
  return table ? { table } : refuse(messages.unknownKind)
}

/** CSV or workbook, compressed or not: detected by its first bytes, not its name. */
export const readTable = async (bytes: Uint8Array): Promise<TableOrProblems> => {
  const plain = isGzip(bytes) ? await unpack(bytes) : bytes
  if (plain === null) return refuse(messages.unreadableGzip)
  if (isOldWorkbook(plain)) return refuse(messages.unreadableWorkbook)
  return isZip(plain) ? readWorkbookTable(plain) : readText(plain, tableBounds)
}
