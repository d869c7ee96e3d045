import { CsvError, parse } from 'csv-parse/sync'
import type { Problem } from '../catalog/problem.js'
import { say } from '../messages/say.js'
import type { Row } from './table.js'

/** Characters of one line: the widest real one, of FindTreatment.gov, has 2,500. A quotation mark left open would swallow the file. */
const LONGEST_LINE = 100_000

const breaksIn = (cells: readonly string[]): number => cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0)

/** Comma-separated text → its lines, empty ones left out; or the place where it stops being CSV. A byte order mark and CRLF are fine. */
export const parseCsv = (text: string): Readonly<{ rows: readonly Row[] } | { refused: readonly Problem[] }> => {
  const rows: Row[] = []
  let last = 0
  try {
    // The parser counts a quoted CRLF as two lines, so line breaks are made one character before.
    parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      max_record_size: LONGEST_LINE,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells, { lines }) => {
        rows.push({ line: lines - breaksIn(cells), cells })
        last = lines
        return null
      },
    })
    return { rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { refused: [{ field: 'file', message: say.imports.brokenCsv, line: last + 1 }] }
  }
}
