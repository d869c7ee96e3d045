import type { List } from '../../catalog/program/fact-schemas.js'
import type { Listing, Place } from '../../catalog/program/listing.js'
import { kindOf } from '../../catalog/program/source-kind.js'
import { listOf } from '../listings/facility.js'
import type { ListedProgram } from '../listings/new-listing.js'
import type { Matchable } from './match-programs.js'

/** A listing from a list, with its matching properties. */
export type KnownProgram = Matchable & Readonly<{ listing: Listing; place: Place; list: List }>

/** Listings of SAMHSA's lists, not those by editors nor samples: imports never touch these. */
export const knownPrograms = (known: readonly Listing[]): readonly KnownProgram[] =>
  known.flatMap((listing) => {
    const list = listOf(listing.identity)
    if (list === null || listing.place === null) return []
    const phone = listing.statements.phone?.find((said) => kindOf(said) === 'samhsa')?.value ?? null
    return [{ listing, list, level: listing.level, place: listing.place, phone }]
  })

/** A program in a file, with its matching properties. */
export type FoundProgram = Matchable & ListedProgram
/** Adds the matching properties from the listed facility. */
export const toFoundProgram = (offered: ListedProgram): FoundProgram => ({
  ...offered,
  place: offered.listed.place,
  phone: offered.listed.phone,
})
