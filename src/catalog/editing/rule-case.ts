import { type Listing, toProgram, toStanding } from '../program/listing.js'
import type { FactKey, Program } from '../program/program.js'
import { factKeys, type Statement } from '../program/statements.js'

type OneStatement = Statement<FactKey>
/** What rules look at. */
export type Case = Readonly<{
  listing: Listing
  program: Program
  standing: ReadonlyMap<FactKey, OneStatement>
}>

/**
 * What rules look at: the listing, the program that visitors would see, and the statement that
 * stands for each fact.
 */
export const toCase = (listing: Listing): Case => {
  const standing = new Map(
    factKeys.flatMap((fact) => {
      const [first] = toStanding((listing.statements[fact] ?? []) as readonly OneStatement[])
      return first ? [[fact, first] as const] : []
    }),
  )
  return { listing, program: toProgram(listing), standing }
}
