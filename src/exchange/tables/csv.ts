import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { TableRow } from './table.js'

/** The widest real record has 2,500 characters; an unclosed quotation mark swallows the file. */
const MAX_RECORD_LENGTH = 100_000

/** Bytes parsed before yielding to the event loop: a few milliseconds. */
const CHUNK_BYTES = 64 * 1024

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0)

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    yield bytes.subarray(at, at + CHUNK_BYTES)
    await turn()
  }
}

/** Non-empty rows, or the line where it is malformed. Accepts a byte order mark and CRLF. */
export const parseCsv = async (
  text: string,
): Promise<Readonly<{ rows: readonly TableRow[] } | { refused: readonly Problem[] }>> => {
  const rows: TableRow[] = []
  let last = 0
  try {
    // The parser counts a quoted CRLF as two lines, so line breaks are normalized first.
    const parser = parse({
      bom: true,
      max_record_size: MAX_RECORD_LENGTH,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells, { lines }) => {
        rows.push({ line: lines - breaksIn(cells), cells })
        last = lines
        return null
      },
    })
    await pipeline(chunksOf(Buffer.from(text.replace(/\r\n?/g, '\n'))), parser.resume())
    return { rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { refused: [{ field: 'file', message: say.fileProblems.brokenCsv, line: last + 1 }] }
  }
}
