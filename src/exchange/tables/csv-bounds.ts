import { say } from '../../messages/say.js'

/**
 * Limits of a table. `field` is in characters; `above` counts the header and what may stand above
 * it, such as a title or a note; `tooManyRows` is what is said of too many.
 */
export type TableBounds = Readonly<{
  rows: number
  above: number
  columns: number
  field: number
  tooManyRows: (most: number) => string
}>
/** What a cell of a workbook holds (Excel's limit): the notes of every fact of a program fit. */
export const LONGEST_FIELD = 32_767
/** Real maxima: 13,000 rows (a national list), 330 columns (FindTreatment.gov), 900 characters. */
export const tableBounds: TableBounds = {
  rows: 100_000,
  above: 20,
  columns: 600,
  field: LONGEST_FIELD,
  tooManyRows: say.fileProblems.tooManyRows,
}
/** A longer field has an unclosed quotation mark before it, or is no text at all. */
const UNCLOSED_FIELD_LENGTH = 100_000

/** The limit that a table exceeds; `endless`: a field with an unclosed quotation mark. */
export type ExceededBound = Readonly<{
  of: 'rows' | 'columns' | 'field' | 'endless'
  line: number
}>

const [QUOTE, COMMA, NEW_LINE, RETURN] = [0x22, 0x2c, 0x0a, 0x0d]

/**
 * The first limit that UTF-8 CSV exceeds, or null. One pass without allocation, so that a small
 * file that unpacks to millions of rows, fields or characters never reaches a parser.
 */
export const excessOf = (
  bytes: Uint8Array,
  { rows, above, columns, field }: Omit<TableBounds, 'tooManyRows'>,
): ExceededBound | null => {
  let [line, row, fields, length, longest] = [1, 1, 1, 0, 0]
  let records = 0
  let isQuoted = false
  let isEmpty = true
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number
    if (byte === QUOTE) isQuoted = !isQuoted
    else if (byte === NEW_LINE && !isQuoted) {
      if (!isEmpty) records += 1
      if (records > rows + above) return { of: 'rows', line }
      if (longest > field) return { of: 'field', line: row }
      ;[fields, length, longest, isEmpty] = [1, 0, 0, true]
      row = line + 1
    } else if (byte === COMMA && !isQuoted) {
      fields += 1
      if (fields > columns) return { of: 'columns', line: row }
      length = 0
      isEmpty = false
    } else if (byte !== RETURN && (byte & 0xc0) !== 0x80) {
      // Skip UTF-8 continuation bytes: the limit is in characters.
      length += 1
      isEmpty = false
      if (length > longest) longest = length
      if (length > UNCLOSED_FIELD_LENGTH) return { of: 'endless', line: row }
    }
    if (byte === NEW_LINE) line += 1
  }
  if (longest > field) return { of: 'field', line: row }
  // The last row may end without a line break.
  return records + (isEmpty ? 0 : 1) > rows + above ? { of: 'rows', line } : null
}
