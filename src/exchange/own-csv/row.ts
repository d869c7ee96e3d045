import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { FactNote, Program } from '../../catalog/program/program.js'
import { isFederal } from '../../catalog/program/source-kind.js'
import type { AnyStatement, Statements } from '../../catalog/program/statements.js'
import type { Status } from '../../catalog/program/status.js'
import { isSame } from '../listings/deep-equal.js'

/** Null: not stated. Without `identity` and `place` a program is identified by its slug alone. */
export type ProgramRow = Pick<Listing, 'place' | 'edition' | 'statements'> &
  Readonly<{
    slug: string | null
    identity: string | null
    status: Status | null
    name: string | null
    organization: string | null
    level: Listing['level'] | null
  }>

const statedValue = (program: Program, key: FactKey): unknown => {
  if (key !== 'hours') return program[key]
  const { min, max, unit } = program.hours
  return { min, max, unit }
}
const statementsOf = (program: Program): Statements =>
  Object.fromEntries(
    Object.entries(program.facts).map(([key, note]) => {
      const { also = [], ...said } = note as FactNote
      const value = statedValue(program, key as FactKey)
      // An address whose point an older list knows: the value is that list's, though the newest list
      // that gives the address is named first. What that one had for a point is not published.
      const own = also.filter(
        (one) => key === 'location' && isFederal(said) && isSame(one.value, value),
      )
      const others = also.filter((one) => !own.includes(one))
      return [
        key,
        [...(own.length > 0 ? own : [{ value, ...said }]), ...others] as readonly AnyStatement[],
      ]
    }),
  )

/** A published program as a row, without losing anything that visitors see. */
export const toProgramRow = (program: Program): ProgramRow => {
  const { slug, status, name, organization, level, edition } = program
  return {
    slug,
    identity: null,
    status,
    name,
    organization,
    level,
    place: null,
    edition,
    statements: statementsOf(program),
  }
}
