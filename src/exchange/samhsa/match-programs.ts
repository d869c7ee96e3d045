import { type Place, toPlaceKey } from '../../catalog/program/listing.js'
import type { Level } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { hasStreet, toSevenKey } from '../listings/facility.js'
import { grouped } from '../listings/grouped.js'

/** The properties by which programs of one list are matched. */
export type Matchable = Readonly<{ level: Level; place: Place; phone: string | null }>

const toZip = (place: Place): string => place.zip.slice(0, 5)
const named = ({ name1, name2, city, state }: Place): string =>
  [name1, name2, city, state].map(toComparable).join('|')

/** Null without a phone; its extension is left out. Programs that share a key share an address. */
const toAddressPhoneKey = ({ level, place, phone }: Matchable): string | null =>
  phone === null
    ? null
    : [level, toComparable(place.street1), toZip(place), phone.slice(0, 12)].join('|')

/** Level, both names, city and state: matches a place whose address is withheld. */
const toNameKey = ({ level, place }: Matchable): string => `${level}|${named(place)}`

/** Matches by keys that `known` and `found` share; `onlyOne` requires the key to be unique. */
type MatchPass = Readonly<{
  known: (one: Matchable) => string | null
  found: (one: Matchable) => string | null
  onlyOne: boolean
}>
const pass = (key: (one: Matchable) => string | null, onlyOne = false): MatchPass => ({
  known: key,
  found: key,
  onlyOne,
})

/**
 * In order, each over what is left: the seven fields; name, street and ZIP (preferably the second
 * name too); street, ZIP and phone; names, city and state where only one shows the street, so that
 * what the newest edition withholds does not stay on another listing of the place.
 */
const passes: readonly MatchPass[] = [
  pass(({ level, place }) => `${level}|${toSevenKey(place)}`),
  pass(({ level, place }) => `${level}|${toPlaceKey(place)}|${toComparable(place.name2)}`),
  pass(({ level, place }) => `${level}|${toPlaceKey(place)}`),
  pass(toAddressPhoneKey, true),
  {
    known: (one) => `${toNameKey(one)}|${hasStreet(one.place)}`,
    found: (one) => `${toNameKey(one)}|${!hasStreet(one.place)}`,
    onlyOne: true,
  },
]

/** Matches found programs to known ones, one to one. */
export const matchPrograms = <K extends Matchable, F extends Matchable>(
  known: readonly K[],
  found: readonly F[],
): ReadonlyMap<F, K> => {
  const matched = new Map<F, K>()
  const taken = new Set<K>()
  for (const { known: knownKey, found: foundKey, onlyOne } of passes) {
    const left = grouped(
      known.filter((one) => !taken.has(one)),
      knownKey,
    )
    const open = grouped(
      found.filter((one) => !matched.has(one)),
      foundKey,
    )
    for (const [key, candidates] of open) {
      const partners = left.get(key) ?? []
      if (onlyOne && (candidates.length > 1 || partners.length > 1)) continue
      for (const [i, candidate] of candidates.entries()) {
        const partner = partners[i]
        if (!partner) break
        matched.set(candidate, partner)
        taken.add(partner)
      }
    }
  }
  return matched
}

/**
 * Those that match no known program. One with the street, ZIP and phone of a known or an earlier
 * found one is left out too: likely the same renamed, and a duplicate helps nobody.
 */
export const unknownOf = <F extends Matchable>(
  known: readonly Matchable[],
  found: readonly F[],
): readonly F[] => {
  const matched = matchPrograms(known, found)
  const doors = new Set(known.map(toAddressPhoneKey))
  return found.filter((program) => {
    const door = toAddressPhoneKey(program)
    if (matched.has(program) || (door !== null && doors.has(door))) return false
    doors.add(door)
    return true
  })
}
