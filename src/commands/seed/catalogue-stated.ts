import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Listing } from '../../catalog/program/listing.js'
import { toCsv } from '../../exchange/own-csv/write.js'
import { type PointOf, planImport } from '../../exchange/plan-import.js'
import { parseCsv } from '../../exchange/tables/csv.js'
import { originals } from './catalogue-files.js'
import type { SourceRow } from './catalogue-rows.js'
import { matchStated } from './match-stated.js'
import { toStatedRow } from './stated-row.js'

/** The collection's rows, by column. @throws Error when it is no CSV */
export const readStated = async (folder: string): Promise<readonly SourceRow[]> => {
  const parsed = await parseCsv(await readFile(join(folder, originals.stated), 'utf8'))
  if ('refused' in parsed) throw new Error(`${originals.stated}: ${parsed.refused[0]?.message}`)
  const [header, ...rows] = parsed.rows
  return rows.map(({ cells }) =>
    Object.fromEntries((header?.cells ?? []).map((column, i) => [column, cells[i] ?? ''])),
  )
}

/**
 * What the bundled files produce, each planned against the result of the previous ones.
 * @throws Error when one is refused
 */
export const listingsOf = async (
  texts: readonly (readonly [string, string])[],
  pointOf: PointOf,
): Promise<readonly Listing[]> => {
  const known = new Map<string, Listing>()
  for (const [name, text] of texts) {
    const file = { name, bytes: new TextEncoder().encode(text), format: 'auto' } as const
    const planned = await planImport(file, [...known.values()], {
      publish: true,
      isGated: false,
      isWhole: true,
      pointOf,
    })
    if ('refused' in planned) throw new Error(`${name}: ${planned.refused[0]?.message}`)
    for (const { listing } of planned.plan.changes) known.set(listing.identity, listing)
  }
  return [...known.values()]
}

/**
 * Facts from providers' own pages, as our own CSV: a row updates the listing that it matches, else
 * it is a new one. Rows that its collectors doubt become programs in review, and touch no listing.
 */
export const makeStated = (
  lines: readonly SourceRow[],
  listings: readonly Listing[],
  pointOf: PointOf,
): string =>
  toCsv(
    lines.flatMap((line) => {
      const slugs = line['publish'] === 'no' ? [] : matchStated(line, listings)
      return slugs.length === 0
        ? [toStatedRow(line, null, pointOf)]
        : slugs.map((slug) => toStatedRow(line, slug, pointOf))
    }),
  )
