import type { FactKey, Program } from '../program/program.js'
import { fields } from '../wording/fields.js'

/**
 * Facts that have to be checked again and again: the ways to reach a program, where it is, and what
 * people decide by. Whatever else is stated keeps longer.
 */
export const dueFacts: readonly FactKey[] = [
  ...new Set<FactKey>([
    'phone',
    'intake',
    'website',
    'location',
    ...fields.filter(({ group }) => group === 'decide').flatMap(({ facts }) => facts),
  ]),
]

/**
 * Those of them that stand and that nobody of us has checked since a day (`YYYY-MM-DD`), or ever.
 */
export const oldFacts = ({ facts }: Program, since: string): readonly FactKey[] =>
  dueFacts.filter((key) => {
    const note = facts[key]
    return note !== undefined && (note.checkedOn ?? '') < since
  })

/**
 * Whether a program waits to be checked: one of these facts is old, or none of them stands, so that
 * nothing of it was ever checked. A single answer that was confirmed does not stand for the others.
 * `store/listings/find.ts` asks the database the same.
 */
export const isDue = (program: Program, since: string): boolean =>
  oldFacts(program, since).length > 0 || dueFacts.every((key) => program.facts[key] === undefined)
