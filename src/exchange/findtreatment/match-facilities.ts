import { toPlaceKey } from '../../catalog/program/listing.js'
import { toSevenKey } from '../listings/facility.js'
import { grouped } from '../listings/grouped.js'
import { type Matchable, toAddressPhoneKey } from '../samhsa/match-programs.js'
import type { KnownProgram } from '../samhsa/matchable-programs.js'
import type { Facility } from './export.js'

const countPlaces = (all: readonly Pick<Matchable, 'place'>[]): number =>
  new Set(all.map(({ place }) => toPlaceKey(place))).size

/**
 * Matches programs to the facilities at their place, of either survey: by the seven fields, else by
 * name, street and ZIP, else by street, ZIP and phone if unique to one place on both sides.
 */
export const matchFacilities = (
  known: readonly KnownProgram[],
  facilities: readonly Facility[],
): ReadonlyMap<KnownProgram, readonly Facility[]> => {
  const [bySeven, byPlace] = [
    grouped(facilities, ({ place }) => toSevenKey(place)),
    grouped(facilities, ({ place }) => toPlaceKey(place)),
  ]
  const matched = new Map<KnownProgram, readonly Facility[]>()
  for (const program of known) {
    const found = bySeven.get(toSevenKey(program.place)) ?? byPlace.get(toPlaceKey(program.place))
    if (found) matched.set(program, found)
  }
  // A facility matched only by an export's listing may also be an edition's, by street and phone.
  const placed = new Set(
    [...matched].flatMap(([{ listing }, found]) => (listing.edition === null ? [] : found)),
  )
  const strangers = grouped(
    facilities.filter((facility) => !placed.has(facility)),
    toAddressPhoneKey,
  )
  const unmatched = grouped(
    known.filter((program) => !matched.has(program)),
    toAddressPhoneKey,
  )
  for (const [door, programs] of unmatched) {
    const found = strangers.get(door)
    if (found && countPlaces(found) === 1 && countPlaces(programs) === 1)
      for (const program of programs) matched.set(program, found)
  }
  return matched
}
