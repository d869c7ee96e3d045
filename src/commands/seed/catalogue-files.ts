import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { quoted } from '../../exchange/own-csv/write.js'
import { readTable } from '../../exchange/tables/read-table.js'
import { cellsBy } from '../../exchange/tables/table.js'
import type { CensusPoint } from './catalogue-places.js'
import type { NamedPoint, SourceRow } from './catalogue-rows.js'

/** The original files, by the names under which they were collected. */
export const originals = {
  su: 'samhsa-su-directory-2024.csv.gz',
  mh: 'samhsa-mh-directory-2024.xlsx',
  findTreatment: 'findtreatment-export-ma-2025-08.csv',
  points: 'findtreatment-coordinates-su-2025-08.csv.gz',
  census: 'census-zcta-centroids-2021.csv.gz',
} as const

/** Collections of what providers' own pages say, in order, and the bundled file of each. */
export const collections = [
  { original: 'stated-programs.csv', bundled: 'stated-2026-11.csv' },
  { original: 'stated-programs-2.csv', bundled: 'stated-2026-11-30.csv' },
] as const

/**
 * The rows of a table, by lower-case column name.
 * @throws Error naming the file when it cannot be read as a table
 */
export const readLines = async (folder: string, name: string): Promise<readonly SourceRow[]> => {
  const read = await readTable(await readFile(join(folder, name)))
  if ('refused' in read) throw new Error(`${name}: ${read.refused[0]?.message}`)
  const { table } = read
  const cell = cellsBy(table)
  return table.rows.map((row) =>
    Object.fromEntries(table.columns.map((column) => [column, cell(row, column)])),
  )
}

/** The Census gazetteer: ZIP, latitude, longitude. */
export const readCensus = async (folder: string): Promise<readonly CensusPoint[]> =>
  gunzipSync(await readFile(join(folder, originals.census)))
    .toString('utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .map(([zip = '', lat, lon]) => ({ zip, lat: Number(lat), lon: Number(lon) }))

/** Facilities by name with their coordinates. */
export const readNamedPoints = async (folder: string): Promise<readonly NamedPoint[]> =>
  (await readLines(folder, originals.points)).map((line) => ({
    name: line['name1'] ?? '',
    lat: Number(line['latitude']),
    lon: Number(line['longitude']),
  }))

/** Rows → CSV text with these columns. */
export const toText = (columns: readonly string[], lines: readonly SourceRow[]): string =>
  [columns, ...lines.map((line) => columns.map((column) => line[column] ?? ''))]
    .map((cells) => `${cells.map(quoted).join(',')}\n`)
    .join('')
