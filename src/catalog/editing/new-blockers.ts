import type { Listing } from '../program/listing.js'
import { claimsOf, strikeOut, struckOf } from '../program/struck-out.js'
import type { Problem } from '../text/problem.js'
import { checkPublishRules } from './publish-rules.js'

/** A placeholder: the publish rules only test whether a statement is struck out. */
const PLACEHOLDER = { on: '2000-01-01', by: 'gate', why: 'gate' }

/** Blockers that a change adds to a published listing; striking out a value as wrong adds none. */
export const newBlockers = (before: Listing, after: Listing): readonly Problem[] => {
  if (after.status !== 'published') return []
  const struckKeys = new Set(
    struckOf(after.statements).flatMap(({ fact, one }) =>
      claimsOf(fact, one.value).map(({ key }) => key),
    ),
  )
  const without = {
    ...before,
    statements:
      struckKeys.size === 0
        ? before.statements
        : strikeOut(before.statements, struckKeys, PLACEHOLDER),
  }
  const known = new Set(
    [before, without].flatMap((one) =>
      checkPublishRules(one).blockers.map(({ message }) => message),
    ),
  )
  return checkPublishRules(after).blockers.filter(({ message }) => !known.has(message))
}
