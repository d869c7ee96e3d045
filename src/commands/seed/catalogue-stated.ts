import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Listing } from '../../catalog/program/listing.js'
import { toShortCsv } from '../../exchange/own-csv/write.js'
import { type PointOf, planImport } from '../../exchange/plan-import.js'
import { parseCsv } from '../../exchange/tables/csv.js'
import { collections } from './catalogue-files.js'
import type { SourceRow } from './catalogue-rows.js'
import { matchStated } from './match-stated.js'
import { toStatedRow } from './stated-row.js'

/** A collection's rows, by column. @throws Error when it is no CSV */
const readStated = async (folder: string, name: string): Promise<readonly SourceRow[]> => {
  const parsed = await parseCsv(await readFile(join(folder, name), 'utf8'))
  if ('refused' in parsed) throw new Error(`${name}: ${parsed.refused[0]?.message}`)
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
const makeStated = (
  lines: readonly SourceRow[],
  listings: readonly Listing[],
  pointOf: PointOf,
): string =>
  toShortCsv(
    lines.flatMap((line) => {
      const slugs = line['publish'] === 'no' ? [] : matchStated(line, listings)
      return slugs.length === 0
        ? [toStatedRow(line, null, pointOf)]
        : slugs.map((slug) => toStatedRow(line, slug, pointOf))
    }),
  )

/**
 * The text of each bundled file of pages, by name: each collection is matched with the listings of
 * the `lists` and of the collections before it.
 * @throws Error when a file is missing, malformed, or has a word that nobody has looked at
 */
export const makeStatedFiles = async (
  folder: string,
  lists: readonly (readonly [string, string])[],
  pointOf: PointOf,
): Promise<readonly (readonly [string, string])[]> => {
  const made: (readonly [string, string])[] = []
  for (const { original, bundled } of collections) {
    const listings = await listingsOf([...lists, ...made], pointOf)
    made.push([bundled, makeStated(await readStated(folder, original), listings, pointOf)])
  }
  return made
}
