import { readFileSync } from 'node:fs'
import type { ImportPlan } from '../../../src/catalog/editing/import-plan.js'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { bundledFiles, directoryFiles } from '../../../src/seed/bundled.js'
import { applyImports } from '../../../src/store/changes/apply-import.js'
import type { Database } from '../../../src/store/connection/database.js'
import { type Engine, freshDatabase } from './fresh-database.js'
import { templateOf } from './template.js'

/** The import plans of the first `count` bundled files, as planBundled makes them. */
const plansOf = async (count: number): Promise<readonly ImportPlan[]> =>
  JSON.parse(readFileSync(await templateOf('plans'), 'utf8')).slice(0, count)

const listingsOf = (plans: readonly ImportPlan[]): readonly Listing[] => [
  ...new Map(
    plans.flatMap(({ changes }) => changes.map(({ listing }) => [listing.identity, listing])),
  ).values(),
]

/** The listings of the bundled directories: what SAMHSA says alone. */
export const directoryListings = async (): Promise<readonly Listing[]> =>
  listingsOf(await plansOf(directoryFiles.length))

/** The listings of the whole bundled catalogue, without the samples. */
export const bundledListings = async (): Promise<readonly Listing[]> =>
  listingsOf(await plansOf(bundledFiles.length))

/** A database of its own with what SAMHSA says, and nothing that providers' own pages add to it. */
export const directoriesDatabase = async (engine: Engine): Promise<Database> => {
  const database = await freshDatabase(engine)
  await applyImports(database, await plansOf(directoryFiles.length), 'a test')
  return database
}
