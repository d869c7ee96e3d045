// The embedded engine runs synchronously: without yielding to the event loop after each batch no
// request is served until the import ends.
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Change, ImportPlan } from '../../catalog/editing/import-plan.js'
import type { Listing } from '../../catalog/program/listing.js'
import { toBatches } from '../connection/batches.js'
import type { Writer } from '../connection/transaction.js'
import { readLastLink } from '../history/chain.js'
import { isSame } from '../listings/canonical-json.js'
import { readListingsOf } from '../listings/read-all.js'
import { StaleError } from '../store-error.js'

/** The changes of one listing that are not applied yet, in order. */
const restOf = (changes: readonly Change[], now: Listing | null): readonly Change[] => {
  const done = changes.findLastIndex(({ listing }) => now !== null && isSame(now, listing))
  if (done >= 0 || isSame(now, changes[0]?.before ?? null)) return changes.slice(done + 1)
  throw new StaleError(
    `The program ${changes[0]?.listing.slug} was changed after this import was planned. Nothing was written; plan it again.`,
  )
}

/**
 * The changes of consecutive plans, each made on the result of the ones before it, that are not
 * applied yet. Where `state` is still the hash of the newest history entry, nobody has written since
 * they were made, and they are all of them; otherwise each listing is compared.
 * @throws StaleError when a listing is neither as planned nor as one of the plans leaves it
 */
export const findPending = async (
  writer: Writer,
  plans: readonly ImportPlan[],
  state: string | null,
): Promise<ReadonlySet<Change>> => {
  const all = plans.flatMap(({ changes }) => changes)
  if (state === (await readLastLink(writer)).hash) return new Set(all)
  const changesOf = new Map<string, Change[]>()
  for (const change of all) {
    const { identity } = change.listing
    changesOf.set(identity, [...(changesOf.get(identity) ?? []), change])
  }
  const pending = new Set<Change>()
  for (const batch of toBatches([...changesOf])) {
    const identities = batch.map(([identity]) => identity)
    const now = await readListingsOf(writer, identities)
    for (const [identity, changes] of batch)
      for (const change of restOf(changes, now.get(identity) ?? null)) pending.add(change)
    await yieldToEventLoop()
  }
  return pending
}
