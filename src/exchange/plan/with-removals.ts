import type { Change, FilePlan, Removal } from '../../catalog/editing/import-plan.js'
import type { AnyStatement, Statements } from '../../catalog/program/statements.js'
import { toChange } from '../listings/changes.js'
import { isSame } from '../listings/deep-equal.js'

/** A listing with only its removals: a fact that would also gain something waits for its change. */
const onlyRemovals = ({ before, kept, listing, facts }: Removal): Change | null => {
  const lost = facts.filter((key) => isSame(before.statements[key], kept.statements[key]))
  const all = {
    ...before.statements,
    ...Object.fromEntries(lost.map((key) => [key, listing.statements[key]])),
  }
  const statements = Object.fromEntries(
    Object.entries(all).filter(
      ([, stated]) => (stated as readonly AnyStatement[] | undefined) !== undefined,
    ),
  )
  return toChange('changed', before, { ...before, statements: statements as Statements })
}

/** One change per listing; a removal alone removes only what its listing's change leaves alone. */
export const selectChanges = (
  { changes, removals }: FilePlan,
  wanted: Readonly<{ change: (change: Change) => boolean; removal: (removal: Removal) => boolean }>,
): readonly Change[] => {
  const less = new Map(
    removals.filter(wanted.removal).map((removal) => [removal.before.identity, removal]),
  )
  const chosen = changes.filter(wanted.change).map((change) => {
    const removal = less.get(change.listing.identity)
    less.delete(change.listing.identity)
    return removal ? { ...change, listing: removal.listing } : change
  })
  return [...chosen, ...[...less.values()].flatMap((removal) => onlyRemovals(removal) ?? [])]
}

/** A plan with all its removals applied. */
export const withRemovals = (plan: FilePlan): FilePlan => {
  const changes = selectChanges(plan, { change: () => true, removal: () => true })
  return {
    ...plan,
    changes,
    removals: [],
    unchanged: plan.unchanged - (changes.length - plan.changes.length),
  }
}
