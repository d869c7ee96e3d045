import type { FactKey } from '../program/fact-schemas.js'
import type { Program } from '../program/program.js'
import { fields } from '../wording/fields.js'

/** Facts to check periodically: contacts, place, what people decide by. Others last longer. */
export const dueFacts: readonly FactKey[] = [
  ...new Set<FactKey>([
    'phone',
    'intake',
    'website',
    'location',
    ...fields.filter(({ group }) => group === 'decide').flatMap(({ facts }) => facts),
  ]),
]

/** The standing ones among them that no editor has checked since a day (`YYYY-MM-DD`), or ever. */
export const findOldFacts = ({ facts }: Program, since: string): readonly FactKey[] =>
  dueFacts.filter((key) => {
    const note = facts[key]
    return note !== undefined && (note.checkedOn ?? '') < since
  })

/**
 * Whether a program is due for a check: one of these facts is old, or none stands, so that nothing
 * was ever checked. `store/listings/find.ts` has the same rule in SQL.
 */
export const isDue = (program: Program, since: string): boolean =>
  findOldFacts(program, since).length > 0 ||
  dueFacts.every((key) => program.facts[key] === undefined)
