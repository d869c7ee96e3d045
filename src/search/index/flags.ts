import {
  allFacets,
  type FacetKey,
  meetsOnline,
  NOT_STATED,
  states,
} from '../../catalog/program/facets.js'
import { comparedHours } from '../../catalog/program/hours.js'
import type { Program } from '../../catalog/program/program.js'
import { valuesOf } from '../../catalog/vocabulary/vocabulary.js'

/**
 * A boolean property of a program, such as "takes Medicaid" or "states no hours". Each has a
 * number, fixed at startup because vocabularies are closed, and a bitset in the index.
 */
export type Flag = number
/** The flags of one facet: each of its values in display order, then "not stated". */
export type FlagColumn = Readonly<{
  key: FacetKey
  flagOf: ReadonlyMap<string, Flag>
  values: readonly string[]
  first: Flag
  notStated: Flag
}>

let next = 0
export const flagColumns: readonly FlagColumn[] = allFacets.map(({ key }) => {
  const values: readonly string[] = valuesOf(key)
  const first = next
  next += values.length + 1
  const flagOf = new Map([...values, NOT_STATED].map((value, i) => [value, first + i]))
  return { key, flagOf, values, first, notStated: first + values.length }
})
/** The same by the key of its facet. */
export const flagColumnOf = new Map(flagColumns.map((column) => [column.key, column]))

/** Programs that state no hours. */
export const noHours: Flag = next++
/** Programs with online sessions for residents of a state. */
export const onlineIn: ReadonlyMap<string, Flag> = new Map(
  valuesOf('state').map((state) => [state, next++]),
)
/** How many flags there are. */
export const FLAG_COUNT = next

/** All flags of a program, without duplicates. */
export const flagsOf = (program: Program): readonly Flag[] => {
  const flags = allFacets.flatMap((facet, i) => {
    const column = flagColumns[i] as FlagColumn
    return states(facet, program)
      ? facet.of(program).flatMap((value) => column.flagOf.get(value) ?? [])
      : [column.notStated]
  })
  const { min, max } = comparedHours(program.hours)
  const online = meetsOnline(program)
    ? program.statesServed.flatMap((state) => onlineIn.get(state) ?? [])
    : []
  return [...new Set([...flags, ...(min === null && max === null ? [noHours] : []), ...online])]
}
