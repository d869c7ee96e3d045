import type { Listing } from '../program/listing.js'
import { claimsOf, strikeOut, struckOf } from '../program/struck-out.js'
import type { Problem } from '../text/problem.js'
import { gate } from './publish-rules.js'

/** The gate asks only whether something is struck out. */
const AS_IF = { on: '2000-01-01', by: 'gate', why: 'gate' }

/**
 * What a change would show to visitors that the gate stops, and that the listing did not have
 * before. What is only missing because it is known to be wrong stops nobody from striking it out.
 */
export const newBlockers = (before: Listing, after: Listing): readonly Problem[] => {
  if (after.status !== 'published') return []
  const out = new Set(
    struckOf(after.statements).flatMap(({ fact, one }) =>
      claimsOf(fact, one.value).map(({ key }) => key),
    ),
  )
  const without = {
    ...before,
    statements: out.size === 0 ? before.statements : strikeOut(before.statements, out, AS_IF),
  }
  const known = new Set(
    [before, without].flatMap((one) => gate(one).blockers.map(({ message }) => message)),
  )
  return gate(after).blockers.filter(({ message }) => !known.has(message))
}
