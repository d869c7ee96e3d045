import type { List } from '../../catalog/program/fact-schemas.js'
import type { Listing, Place } from '../../catalog/program/listing.js'
import { kindOf } from '../../catalog/program/source-kind.js'
import { type ListedPlace, levelsOf, listOf } from '../listings/facility.js'
import type { ListedProgram } from '../listings/new-listing.js'
import type { Matchable } from './match-programs.js'

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
/** The programs at a list's facilities, one for each level there. */
export const foundPrograms = (
  list: List,
  places: readonly ListedPlace[],
): readonly FoundProgram[] =>
  places.flatMap((listed) =>
    levelsOf(list, listed).map((level) => ({
      list,
      level,
      listed,
      place: listed.place,
      phone: listed.phone,
    })),
  )
