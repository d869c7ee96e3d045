import { type Place, toPlaceKey } from '../../catalog/program/listing.js'
import type { Level } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { hasStreet, toSevenKey } from '../listings/facility.js'
import { grouped } from '../listings/grouped.js'

/** The properties by which programs of one list are matched. */
export type Matchable = Readonly<{ level: Level; place: Place; phone: string | null }>

/** Both names, city and state: matches a place whose address is withheld, at any level. */
export const toNameKey = ({ name1, name2, city, state }: Place): string =>
  [name1, name2, city, state].map(toComparable).join('|')

/** Null without a phone; its extension is left out. Programs that share a key share an address. */
export const toAddressPhoneKey = ({
  place,
  phone,
}: Pick<Matchable, 'place' | 'phone'>): string | null =>
  phone && [toComparable(place.street1), place.zip.slice(0, 5), phone.slice(0, 12)].join('|')
/** Level, both names, city and state: matches a place whose address is withheld. */
const toLevelPhoneKey = (one: Matchable): string | null => {
  const key = toAddressPhoneKey(one)
  return key && `${one.level}|${key}`
}

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
  pass(toLevelPhoneKey, true),
  {
    known: ({ level, place }) => `${level}|${toNameKey(place)}|${hasStreet(place)}`,
    found: ({ level, place }) => `${level}|${toNameKey(place)}|${!hasStreet(place)}`,
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
  const doors = new Set(known.map(toLevelPhoneKey))
  return found.filter((program) => {
    const door = toLevelPhoneKey(program)
    if (matched.has(program) || (door !== null && doors.has(door))) return false
    doors.add(door)
    return true
  })
}
