import type { RequestHandler } from 'express'
import { type CountLine, toAnswered } from '../../catalog/program/answered-program.js'
import type { Program } from '../../catalog/program/program.js'
import { toProgramRow } from '../../exchange/own-csv/row.js'
import { csvHeader, toCsvLines } from '../../exchange/own-csv/write.js'
import type { Catalogue } from '../../live/catalogue.js'
import { addToLines, countLine, createPhoneLines } from '../../search/index/phone-lines.js'
import type { SendFile } from '../../web/cache/downloads.js'
import { prepareOnce } from '../../web/cache/prepared-file.js'

/** Programs per chunk: a few milliseconds, so that requests are answered in between. */
const CHUNK_SIZE = 25

type ExportFormat = Readonly<{
  type: string
  name: string
  pieces: (programs: readonly Program[]) => Iterable<string>
}>

function* slicesOf(programs: readonly Program[]): Generator<readonly Program[]> {
  for (let from = 0; from < programs.length; from += CHUNK_SIZE)
    yield programs.slice(from, from + CHUNK_SIZE)
}
const csv: ExportFormat = {
  type: 'text/csv; charset=utf-8',
  name: 'iop-directory.csv',
  *pieces(programs) {
    yield csvHeader
    for (const some of slicesOf(programs)) yield toCsvLines(some.map(toProgramRow))
  },
}
const ndjson: ExportFormat = {
  type: 'application/x-ndjson; charset=utf-8',
  name: 'iop-directory.ndjson',
  *pieces(programs) {
    // Counted among these programs: the catalogue may have changed before the last of them.
    const lines = createPhoneLines()
    for (const some of slicesOf(programs)) {
      for (const program of some) addToLines(lines, program)
      yield ''
    }
    const count: CountLine = (phone) => countLine(lines, phone)
    for (const some of slicesOf(programs))
      yield some.map((program) => `${JSON.stringify(toAnswered(program, count))}\n`).join('')
  },
}

/** Streams the published catalogue without samples, by name, as a file of one moment. */
const exportAs = (
  catalogue: Catalogue,
  sendFile: SendFile,
  format: ExportFormat,
): RequestHandler => {
  const { type, name } = format
  const tag = (): string => `W/"${catalogue.seq()}-${name}"`
  const prepare = prepareOnce(catalogue.state, () => {
    const programs = catalogue.programs()
    return { tag: tag(), pieces: () => format.pieces(programs) }
  })
  const headers = {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'no-cache',
  }
  return (req, res) => sendFile(req, res, { tag: tag(), headers }, prepare)
}

/** The catalogue in our own CSV format, which imports read. */
export const sendCsvExport = (catalogue: Catalogue, sendFile: SendFile): RequestHandler =>
  exportAs(catalogue, sendFile, csv)
/** The catalogue as newline-delimited JSON, a program a line as the API returns it. */
export const sendNdjsonExport = (catalogue: Catalogue, sendFile: SendFile): RequestHandler =>
  exportAs(catalogue, sendFile, ndjson)
