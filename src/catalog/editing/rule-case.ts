import { type FactKey, factKeys } from '../program/fact-schemas.js'
import { type Listing, toProgram, toStanding } from '../program/listing.js'
import type { Program } from '../program/program.js'
import { type AnyStatement, statementsOf } from '../program/statements.js'

/** The input of the publish rules. */
export type RuleCase = Readonly<{
  listing: Listing
  program: Program
  standing: ReadonlyMap<FactKey, AnyStatement>
}>

/** The rules' input: a listing, the program visitors would see, each fact's standing statement. */
export const toRuleCase = (listing: Listing): RuleCase => {
  const standing = new Map(
    factKeys.flatMap((fact) => {
      const [first] = toStanding(statementsOf(listing.statements, fact))
      return first ? [[fact, first] as const] : []
    }),
  )
  return { listing, program: toProgram(listing), standing }
}
