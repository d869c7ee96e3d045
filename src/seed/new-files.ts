import { createHash } from 'node:crypto'
import type { ImportPlan } from '../catalog/editing/import-plan.js'
import { placeOf } from '../catalog/program/facets.js'
import { type Listing, toProgram } from '../catalog/program/listing.js'
import { toComparable } from '../catalog/text/plain-text.js'
import { listOf } from '../exchange/listings/facility.js'
import { planTable } from '../exchange/plan-import.js'
import { readTable } from '../exchange/tables/read-table.js'
import { cellsBy, type Table } from '../exchange/tables/table.js'
import { type Places, pointOfZip } from '../search/places/places.js'
import { applyImports } from '../store/changes/apply-import.js'
import { findImported } from '../store/changes/import-runs.js'
import type { Database } from '../store/connection/database.js'
import { readListings } from '../store/listings/read-all.js'
import { applyPlan, BY, bundledFiles, statedFiles } from './bundled.js'
import { readSeed } from './places.js'

type SeedFile = Readonly<{ name: string; bytes: Buffer; sha256: string }>

const readFileOf = async (name: string): Promise<SeedFile> => {
  const bytes = await readSeed(name)
  return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

/** @throws Error when a file that comes with the release is no table */
const tableOf = async ({ name, bytes }: SeedFile): Promise<Table> => {
  const read = await readTable(bytes)
  if ('refused' in read) throw new Error(`prisma/seed/${name} cannot be read`)
  return read.table
}

/**
 * The plan of a file over the listings of a directory that may have taken another way since: a row
 * about a listing that is no longer there is left out.
 * @throws Error when the file is refused as a whole
 */
const planOver = async (
  { name, bytes }: SeedFile,
  table: Table,
  listings: readonly Listing[],
  rules: Readonly<{ publish: boolean; places: Places }>,
): Promise<ImportPlan> => {
  const planned = await planTable({ name, bytes, format: 'csv' }, table, listings, {
    publish: rules.publish,
    isGated: false,
    isWhole: true,
    pointOf: (zip) => pointOfZip(rules.places, zip),
  })
  if ('plan' in planned) return planned.plan
  const refused = new Set(planned.refused.map(({ line }) => line))
  const rows = table.rows.filter(({ line }) => !refused.has(line))
  if (rows.length === table.rows.length) throw new Error(`prisma/seed/${name} is refused`)
  return planOver({ name, bytes, sha256: '' }, { ...table, rows }, listings, rules)
}

/** What tells whether two listings may be one: the level, the place, and a name. */
const keysOf = (listing: Listing): readonly string[] => {
  const place = placeOf(toProgram(listing))
  return [listing.name, listing.organization].map((name) =>
    [listing.level, place?.state, place?.city, name]
      .map((part) => toComparable(part ?? ''))
      .join('|'),
  )
}

/** New programs that an editor, or a file of theirs, may have listed already wait for review. */
const holdLikely = (plan: ImportPlan, theirs: readonly Listing[]): ImportPlan => {
  const taken = new Set(theirs.flatMap(keysOf))
  return {
    ...plan,
    changes: plan.changes.map((change) =>
      change.kind === 'new' && keysOf(change.listing).some((key) => taken.has(key))
        ? { ...change, listing: { ...change.listing, status: 'in-review' } }
        : change,
    ),
  }
}

/**
 * Adds to a directory that an earlier release filled what providers' own pages say in the files
 * that are new since: one recorded run for each, which an editor can undo, and which is not made
 * again. Of a listing that is there only the statements of those pages are added; whoever undid an
 * earlier file of pages gets no further one. `publish` false: new programs wait for review. Returns
 * how many programs are new or say more.
 * @throws StaleError when a listing is changed meanwhile
 */
export const addNewFiles = async (
  database: Database,
  places: Places,
  { publish }: Readonly<{ publish: boolean }>,
): Promise<number> => {
  const files = await Promise.all(bundledFiles.map(readFileOf))
  const imported = await findImported(database, files)
  const stated = files.filter(({ name }) => statedFiles.includes(name))
  const due = stated.filter(({ name }) => !imported.has(name))
  const isOurs = [...imported.values()].includes('stands')
  if (due.length === 0 || !isOurs || stated.some(({ name }) => imported.get(name) === 'undone'))
    return 0
  const tables = new Map<SeedFile, Table>()
  for (const file of stated) tables.set(file, await tableOf(file))
  const pages = new Set(
    [...tables.values()].flatMap((table) => {
      const cellOf = cellsBy(table)
      return table.rows.map((row) => cellOf(row, 'source'))
    }),
  )
  const isOurPage = ({ identity }: Listing): boolean => {
    const [kind, page] = identity.split('|')
    return kind === 'page' && pages.has(page ?? '')
  }
  const listings = await readListings(database)
  const theirs = listings.filter((one) => listOf(one.identity) === null && !isOurPage(one))
  const plans: ImportPlan[] = []
  let known: readonly Listing[] = listings
  for (const file of due) {
    const plan = await planOver(file, tables.get(file) as Table, known, { publish, places })
    plans.push(holdLikely(plan, theirs))
    known = applyPlan(known, plan)
  }
  await applyImports(database, plans, BY)
  return new Set(plans.flatMap(({ changes }) => changes.map(({ listing }) => listing.identity)))
    .size
}
