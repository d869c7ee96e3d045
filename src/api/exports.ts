import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as turn } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { RequestHandler } from 'express'
import type { Program } from '../catalog/program.js'
import { toProgramRow } from '../exchange/program-row.js'
import { csvHeader, toCsvLines } from '../exchange/to-csv.js'
import type { House } from '../house.js'

/** Written at a time, so that visitors are answered in between. */
const BATCH = 200

type Format = Readonly<{ type: string; name: string; header: string; lines: (programs: readonly Program[]) => string }>
const csv: Format = {
  type: 'text/csv; charset=utf-8',
  name: 'iop-directory.csv',
  header: csvHeader,
  lines: (programs) => toCsvLines(programs.map(toProgramRow)),
}
const ndjson: Format = {
  type: 'application/x-ndjson; charset=utf-8',
  name: 'iop-directory.ndjson',
  header: '',
  lines: (programs) => programs.map((program) => `${JSON.stringify(program)}\n`).join(''),
}

/** The file piece by piece, with a turn for others after each. */
async function* piecesOf({ header, lines }: Format, programs: readonly Program[]): AsyncGenerator<string> {
  if (header !== '') yield header
  for (let from = 0; from < programs.length; from += BATCH) {
    yield lines(programs.slice(from, from + BATCH))
    await turn()
  }
}

/** The whole published catalogue without samples, in order of name, as a file; what it holds is of one moment. */
const sendFile =
  (house: House, format: Format): RequestHandler =>
  async (req, res) => {
    const { type, name } = format
    res.setHeader('Content-Type', type)
    res.setHeader('Content-Disposition', `attachment; filename="${name}"`)
    res.setHeader('ETag', `W/"${house.seq()}-${name}"`)
    res.setHeader('Cache-Control', 'no-cache')
    res.setHeader('Vary', 'Accept-Encoding')
    if (req.headers['if-none-match'] === res.getHeader('ETag')) return void res.status(304).end()
    if (req.method === 'HEAD') return void res.end()
    if (req.acceptsEncodings('gzip') === 'gzip') res.setHeader('Content-Encoding', 'gzip')
    const pieces = Readable.from(piecesOf(format, house.programs()))
    const steps = res.hasHeader('Content-Encoding') ? [createGzip({ level: 1 })] : []
    // Whoever goes away in the middle of a file has done nothing wrong.
    await pipeline([pieces, ...steps, res]).catch(() => res.destroy())
  }

export const exportCsv = (house: House): RequestHandler => sendFile(house, csv)
export const exportLines = (house: House): RequestHandler => sendFile(house, ndjson)
