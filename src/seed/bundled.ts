import type { ImportPlan } from '../catalog/editing/import-plan.js'
import type { Listing } from '../catalog/program/listing.js'
import { planImport } from '../exchange/plan-import.js'
import { type Places, pointOfZip } from '../search/places/places.js'
import { applyImports } from '../store/changes/apply-import.js'
import type { Database } from '../store/connection/database.js'
import { isEmpty } from '../store/listings/read-all.js'
import { planWithOlder, readOlderFile } from './older-facts.js'
import { readSeed, seedFolder } from './places.js'
import { readSamples, samplesPlan } from './samples.js'

/** Who imports the bundled files, as history names them. */
export const BY = 'the bundled catalogue'

/** What SAMHSA says: its two directories, then what its locator adds to them. */
export const directoryFiles: readonly string[] = [
  'samhsa-su-2024.csv.gz',
  'samhsa-mh-2024.csv.gz',
  'findtreatment-ma-2025-08.csv.gz',
]
/** What providers' own pages say, as it was collected; a later file never changes an earlier one. */
export const statedFiles: readonly string[] = ['stated-2026-11.csv', 'stated-2026-11-30.csv']
/** The catalogue in loading order. */
export const bundledFiles: readonly string[] = [...directoryFiles, ...statedFiles]

/** The listings as they would be once a plan is applied. */
export const applyPlan = (
  known: readonly Listing[],
  { changes }: ImportPlan,
): readonly Listing[] => {
  const now = new Map(known.map((listing) => [listing.identity, listing]))
  for (const { listing } of changes) now.set(listing.identity, listing)
  return [...now.values()]
}

/** Bundled files are complete and were reviewed, except what only the locator's export has. */
const rulesOf = (name: string) => ({
  publish: !name.startsWith('findtreatment-'),
  isGated: false,
  isWhole: true,
})

/** @throws Error when the file cannot be parsed */
const planFile = async (
  name: string,
  known: readonly Listing[],
  places: Places,
): Promise<ImportPlan> => {
  const file = { name, bytes: await readSeed(name), format: 'auto' } as const
  const planned = await planImport(file, known, {
    ...rulesOf(name),
    pointOf: (zip) => pointOfZip(places, zip),
  })
  if ('refused' in planned)
    throw new Error(`prisma/seed/${name} cannot be read: ${planned.refused[0]?.message}`)
  return planned.plan
}

/**
 * Plans bundled files, each against the result of those before, first against `listings`; `only`
 * takes some changes of a plan. Writes nothing.
 * @throws Error when a file cannot be parsed
 */
export const planFiles = async (
  names: readonly string[],
  places: Places,
  listings: readonly Listing[] = [],
  only = (plan: ImportPlan): ImportPlan => plan,
): Promise<readonly ImportPlan[]> => {
  const plans: ImportPlan[] = []
  let known = listings
  for (const name of names) {
    const plan = only(await planFile(name, known, places))
    plans.push(plan)
    known = applyPlan(known, plan)
  }
  return plans
}

/** The plans of the whole bundled catalogue, with the samples. */
export const planBundled = async (places: Places): Promise<readonly ImportPlan[]> => {
  const older = await readOlderFile()
  return [
    ...(await planFiles(bundledFiles, places, [], (plan) => planWithOlder(plan, older))),
    samplesPlan(await readSamples(seedFolder)),
  ]
}

/** Loads the bundled files in one transaction into an empty database; returns whether it did. */
export const loadBundled = async (database: Database, places: Places): Promise<boolean> => {
  if (!(await isEmpty(database))) return false
  await applyImports(database, await planBundled(places), BY)
  return true
}
