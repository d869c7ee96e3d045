import { say } from '../../messages/say.js'
import { LONGEST_FIELD, type TableBounds } from './csv-bounds.js'
import { readText, refuse, type TableOrProblems } from './read-table.js'

const messages = say.adminImports.bounds

/** Maximum size of an upload: a national list as CSV is larger, and needs the command. */
export const MAX_UPLOAD_BYTES = 5 * 1024 * 1024
const bounds: TableBounds = {
  rows: 10_000,
  above: 1,
  columns: 400,
  field: LONGEST_FIELD,
  tooManyRows: messages.tooManyRows,
}

/** Magic bytes of files that people choose by mistake, workbooks above all. */
const others: readonly (readonly number[])[] = [
  [0x50, 0x4b],
  [0x1f, 0x8b],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
]
const isOther = (bytes: Uint8Array): boolean =>
  bytes.includes(0) || others.some((first) => first.every((byte, i) => bytes[i] === byte))

/**
 * Parses an uploaded file into its table: CSV, in UTF-8 and within narrower limits than those of
 * the command.
 */
export const readUpload = async (bytes: Uint8Array): Promise<TableOrProblems> => {
  if (bytes.length > MAX_UPLOAD_BYTES) return refuse(messages.tooLarge)
  if (isOther(bytes)) return refuse(messages.notCsv)
  return readText(bytes, bounds)
}
