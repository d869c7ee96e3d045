import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { Row } from './table.js'

/**
 * Characters of one line: the widest real one, of FindTreatment.gov, has 2,500. A quotation mark
 * left open would swallow the file.
 */
const LONGEST_LINE = 100_000

/** Bytes that are parsed in one go, some milliseconds' worth; others get their turn between two. */
const CHUNK = 64 * 1024

const breaksIn = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + cell.split('\n').length - 1, 0)

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    yield bytes.subarray(at, at + CHUNK)
    await turn()
  }
}

/**
 * Comma-separated text → its lines, empty ones left out; or the place where it stops being CSV. A
 * byte order mark and CRLF are fine.
 */
export const parseCsv = async (
  text: string,
): Promise<Readonly<{ rows: readonly Row[] } | { refused: readonly Problem[] }>> => {
  const rows: Row[] = []
  let last = 0
  try {
    // The parser counts a quoted CRLF as two lines, so line breaks are made one character before.
    const parser = parse({
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
    await pipeline(chunksOf(Buffer.from(text.replace(/\r\n?/g, '\n'))), parser.resume())
    return { rows }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { refused: [{ field: 'file', message: say.imports.brokenCsv, line: last + 1 }] }
  }
}
