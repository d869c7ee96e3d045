import { type FactKey, factKeys } from '../../catalog/program/fact-schemas.js'
import { toStanding } from '../../catalog/program/listing.js'
import type { FactNote, Provenance } from '../../catalog/program/program.js'
import { kindOf } from '../../catalog/program/source-kind.js'
import {
  type AnyStatement,
  type Statements,
  statements,
  statementsOf,
} from '../../catalog/program/statements.js'
import { hasInvisibleInWords } from '../../catalog/text/invisible-characters.js'
import { isSame } from '../listings/deep-equal.js'
import { isObject, type JsonObject } from '../listings/json-value.js'

/** The standing values, their most common provenance, and notes on those with another. */
export type StatedFacts = Readonly<{
  facts: JsonObject
  said: Partial<Provenance>
  notes: JsonObject | null
}>

/** The parts of a fact when no cell states them. */
export const blanks: Readonly<Partial<Record<FactKey, JsonObject>>> = {
  hours: { min: null, max: null, unit: null },
  weeks: { min: null, max: null, basis: null },
  ages: { min: null, max: null, groups: [] },
  location: { street: null, lat: null, lon: null },
  intake: { url: null, phone: null },
}

const saidOf = ({ value: _, ...said }: AnyStatement): Provenance => said as Provenance
const commonest = (all: readonly Provenance[]): Provenance | null => {
  const often = (said: Provenance): number => all.filter((one) => isSame(one, said)).length
  return all.reduce<Provenance | null>(
    (best, said) => (best === null || often(said) > often(best) ? said : best),
    null,
  )
}

/** What the row cannot express: another provenance, further statements, a value of blanks only. */
const noteOf = (
  key: FactKey,
  [first, ...also]: readonly AnyStatement[],
  common: Provenance | null,
): FactNote | null => {
  const said = saidOf(first as AnyStatement)
  const isPlain =
    also.length === 0 && isSame(said, common) && !(blanks[key] && isSame(first?.value, blanks[key]))
  return isPlain ? null : ((also.length === 0 ? said : { ...said, also }) as FactNote)
}

/** A page's own kind is written out: the row may not contain what it follows from. */
const withSpokenKind = (one: AnyStatement): AnyStatement =>
  one.kind === undefined && kindOf(one) === 'page' ? { ...one, kind: 'page' } : one

/** Statements → a row's values: the inverse of `lineStatements`, and per fact of `parseFact`. */
export const toStatedFacts = (all: Statements): StatedFacts => {
  const standing = factKeys.flatMap((key) => {
    const ones = toStanding(statementsOf(all, key)).map(withSpokenKind)
    return ones.length > 0 ? [{ key, ones }] : []
  })
  const common = commonest(standing.map(({ ones }) => saidOf(ones[0] as AnyStatement)))
  const notes = standing.flatMap(({ key, ones }) => {
    const note = noteOf(key, ones, common)
    return note ? [[key, note]] : []
  })
  return {
    facts: Object.fromEntries(standing.map(({ key, ones }) => [key, ones[0]?.value])),
    said: common ?? {},
    notes: notes.length > 0 ? Object.fromEntries(notes) : null,
  }
}

/** A row's value with its provenance, then those in its note; null when they are invalid. */
export const parseFact = (
  key: FactKey,
  value: unknown,
  said: Partial<Provenance>,
  note: unknown,
): readonly AnyStatement[] | null => {
  const { also = [], ...own } = isObject(note) ? note : { ...said }
  const whole = blanks[key] ? { ...blanks[key], ...(value as JsonObject | undefined) } : value
  const parsed = statements.safeParse({
    [key]: [{ value: whole, ...own }, ...(Array.isArray(also) ? also : [also])],
  })
  // `wrong` is an editor's note about our own listing: no file has it. Text that forms reject is
  // rejected in notes too, though the store may have it from before.
  return parsed.success && !hasInvisibleInWords(JSON.stringify(parsed.data))
    ? (parsed.data[key] as readonly AnyStatement[]).map(
        ({ wrong: _, ...one }) => one as AnyStatement,
      )
    : null
}

/** Keys of notes that are no facts. */
export const strangeNotes = (notes: JsonObject | null): readonly string[] =>
  Object.keys(notes ?? {}).filter((key) => !factKeys.some((known) => known === key))
