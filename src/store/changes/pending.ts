// The embedded engine never waits for anything: without a turn after each batch no visitor is
// answered until the import ends.
import { setImmediate as turn } from 'node:timers/promises'
import type { Change, ImportPlan } from '../../catalog/editing/import-plan.js'
import type { Listing } from '../../catalog/program/listing.js'
import { batches } from '../connection/batches.js'
import type { Writer } from '../connection/transaction.js'
import { isSame } from '../listings/canonical-json.js'
import { readListingsOf } from '../listings/read-all.js'
import { StaleError } from '../store-error.js'

/** Those of one program's changes, in their order, that come after what it is now. */
const restOf = (changes: readonly Change[], now: Listing | null): readonly Change[] => {
  const done = changes.findLastIndex(({ listing }) => now !== null && isSame(now, listing))
  if (done >= 0 || isSame(now, changes[0]?.before ?? null)) return changes.slice(done + 1)
  throw new StaleError(
    `The program ${changes[0]?.listing.slug} was changed after this import was planned. Nothing was written; plan it again.`,
  )
}

/**
 * The changes of some plans, each made over what the ones before it leave, that are not in place
 * yet.
 * @throws StaleError when a program is neither as the plans found it nor as one of them leaves it
 */
export const pendingOf = async (
  writer: Writer,
  plans: readonly ImportPlan[],
): Promise<ReadonlySet<Change>> => {
  const changesOf = new Map<string, Change[]>()
  for (const change of plans.flatMap(({ changes }) => changes)) {
    const { identity } = change.listing
    changesOf.set(identity, [...(changesOf.get(identity) ?? []), change])
  }
  const pending = new Set<Change>()
  for (const batch of batches([...changesOf])) {
    const identities = batch.map(([identity]) => identity)
    const now = await readListingsOf(writer, identities)
    for (const [identity, changes] of batch)
      for (const change of restOf(changes, now.get(identity) ?? null)) pending.add(change)
    await turn()
  }
  return pending
}
