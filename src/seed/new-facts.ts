import { createHash } from 'node:crypto'
import type { Change, ImportPlan } from '../catalog/editing/import-plan.js'
import type { FactKey } from '../catalog/program/fact-schemas.js'
import { mapFacts, statementsOf } from '../catalog/program/statements.js'
import { valuesOfFacility } from '../catalog/vocabulary/values-of-facility.js'
import { valuesOfMedication } from '../catalog/vocabulary/values-of-medication.js'
import { valuesOfService } from '../catalog/vocabulary/values-of-service.js'
import { isSame } from '../exchange/listings/deep-equal.js'
import type { Places } from '../search/places/places.js'
import { applyImports } from '../store/changes/apply-import.js'
import { findOutdated, wasImported } from '../store/changes/import-runs.js'
import type { Database } from '../store/connection/database.js'
import { readListings } from '../store/listings/read-all.js'
import { applyPlan, BY, directoryFiles, planFiles } from './bundled.js'
import { planOlder, readOlderFile } from './older-facts.js'
import { readSeed } from './places.js'

const keysOf = <T extends object>(values: T): readonly (keyof T)[] =>
  Object.keys(values) as (keyof T)[]

/** Facts that were added, or have new values, since version 1 of the facts (release 0.1.0). */
export const newFacts: ReadonlySet<FactKey> = new Set<FactKey>([
  'modality',
  'condition',
  'licence',
  ...keysOf(valuesOfMedication),
  ...keysOf(valuesOfService),
  ...keysOf(valuesOfFacility),
])

/** A change without what a listing had already: its other facts and fields stay as they are. */
const toGain = ({ kind, before, listing }: Change): Change | null => {
  if (kind !== 'changed' || before === null) return null
  const statements = mapFacts([before.statements, listing.statements], (key) =>
    statementsOf(newFacts.has(key) ? listing.statements : before.statements, key),
  )
  const gained = { ...before, statements }
  return [...newFacts].every((key) => isSame(statements[key], before.statements[key]))
    ? null
    : { kind, before, listing: gained }
}
const onlyGains = (plan: ImportPlan): ImportPlan => ({
  ...plan,
  changes: plan.changes.flatMap((change) => toGain(change) ?? []),
  conflicts: [],
  problems: [],
})

const hashOf = async (name: string): Promise<string> =>
  createHash('sha256')
    .update(await readSeed(name))
    .digest('hex')

/**
 * Adds to a directory that an earlier release filled what the bundled lists state beyond the facts
 * of that release, and what older lists know of their programs: one recorded run for each file,
 * which an editor can undo, and which is not made again. Nothing else changes: no listing is added
 * or removed, and of its facts only what a list itself said. Returns how many programs gained facts.
 * @throws StaleError when a listing is changed meanwhile
 */
export const addNewFacts = async (database: Database, places: Places): Promise<number> => {
  const hashes = new Map<string, string>()
  for (const name of directoryFiles) hashes.set(name, await hashOf(name))
  const outdated = await findOutdated(database, [...hashes.values()])
  const due = directoryFiles.filter((name) => outdated.has(hashes.get(name) ?? ''))
  if (due.length === 0) return 0
  const listings = await readListings(database)
  const gains = await planFiles(due, places, listings, onlyGains)
  const older = await readOlderFile()
  // Once undone, it stays so, though a list that gave nothing new is read again at each start.
  const plans = (await wasImported(database, older.sha256))
    ? gains
    : [...gains, planOlder(gains.reduce(applyPlan, listings), older)]
  await applyImports(database, plans, BY)
  return new Set(plans.flatMap(({ changes }) => changes.map(({ listing }) => listing.identity)))
    .size
}
