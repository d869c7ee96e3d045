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
 * A mark is a yes-or-no about a program that filters and counts need: "takes Medicaid", "states no
 * payment", "states no hours", "meets online in Ohio". Each has a number, and the index keeps one
 * set of slots a mark. The vocabularies are closed, so the numbers are fixed when the process
 * starts.
 */
export type Flag = number
/** The marks of one filter: each of its values in the order they are shown, then "not stated". */
export type Column = Readonly<{
  key: FacetKey
  markOf: ReadonlyMap<string, Flag>
  values: readonly string[]
  first: Flag
  notStated: Flag
}>

let next = 0
export const columns: readonly Column[] = allFacets.map(({ key }) => {
  const values: readonly string[] = valuesOf(key)
  const first = next
  next += values.length + 1
  const markOf = new Map([...values, NOT_STATED].map((value, i) => [value, first + i]))
  return { key, markOf, values, first, notStated: first + values.length }
})
export const columnOf = new Map(columns.map((column) => [column.key, column]))

export const noHours: Flag = next++
/** Programs with sessions online for people in a state. */
export const onlineIn: ReadonlyMap<string, Flag> = new Map(
  valuesOf('state').map((state) => [state, next++]),
)
export const MARKS = next

/** Every mark of a program, each once. */
export const marksOf = (program: Program): readonly Flag[] => {
  const marks = allFacets.flatMap((facet, i) => {
    const column = columns[i] as Column
    return states(facet, program)
      ? facet.of(program).flatMap((value) => column.markOf.get(value) ?? [])
      : [column.notStated]
  })
  const { min, max } = comparedHours(program.hours)
  const online = meetsOnline(program)
    ? program.statesServed.flatMap((state) => onlineIn.get(state) ?? [])
    : []
  return [...new Set([...marks, ...(min === null && max === null ? [noHours] : []), ...online])]
}
