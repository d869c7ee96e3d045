import type { Listing } from '../../catalog/program/listing.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import type { Point } from '../../exchange/listings/facility.js'
import { areNear } from '../../exchange/listings/facility-statements.js'
import { grouped } from '../../exchange/listings/grouped.js'
import type { PointOf } from '../../exchange/plan-import.js'
import type { OlderFacts } from '../../seed/older-facts.js'
import { isNamedAlike, type SoughtProgram, toSought } from './match-older.js'
import type { OlderFacility } from './older-lists.js'

/** How far apart two points of one address may be: a campus, or a house on a long country road. */
const SAME_MILES = 0.5
/** How far an address may be from the center of its ZIP: those of the West are that large. */
const ZIP_MILES = 30
/** How far two addresses of one ZIP are apart at most, where the ZIP's center is not to be trusted. */
const NEIGHBOR_MILES = 8

type Placed = Readonly<{ point: Point; source: string }>
/** A facility by its name alone, as the locator's list of coordinates of August 2025 has it. */
export type NamedPlace = Readonly<{ name: string }> & Point
export const NAMED_SOURCE = 'samhsa-findtreatment-2025'

/** Parts of a street that people leave out: what kind of street it is, and its direction. */
const soft =
  /^(?:st|ave|rd|blvd|dr|ln|ct|pl|hwy|pkwy|sq|cir|tpke|way|ter|trl|plz|n|s|e|w|ne|nw|se|sw)$/
/** House number and name of a street without its soft parts; null without a number. */
const plainStreet = (door: string | null): string | null => {
  const [number = '', ...words] = door?.split('|')[0]?.split(' ') ?? []
  const rest = words.filter((word) => !soft.test(word))
  return /^\d/.test(number) && rest.length > 0 ? [number, ...rest].join(' ') : null
}
const streetKey = (one: Pick<SoughtProgram, 'door' | 'state'>): string | null => {
  const street = plainStreet(one.door)
  return street && [street, one.state].join('|')
}
/** House number and ZIP, for one street that is spelled in two ways; null without a number. */
const numberKey = ({ door }: Pick<SoughtProgram, 'door'>): string | null => {
  const [number = ''] = door?.split(' ') ?? []
  return /^\d/.test(number) ? [number, zipOf(door)].join('|') : null
}
/** Whether one address only leaves out soft parts that the other has, as North or Street. */
const isNested = (a: string | null, b: string | null): boolean => {
  const [one, other] = [a, b].map((door) => door?.split('|')[0]?.split(' ') ?? [])
  return (
    one !== undefined &&
    other !== undefined &&
    (one.every((word) => other.includes(word)) || other.every((word) => one.includes(word)))
  )
}
const zipOf = (door: string | null): string => door?.split('|')[1] ?? ''

/**
 * What looks up points of addresses in these facilities, the surest lists first. A point is
 * believed near the center of its ZIP, or near two other addresses of its ZIP.
 */
const createLookup = (facilities: readonly OlderFacility[], pointOf: PointOf) => {
  const byDoor = grouped(facilities, ({ door }) => door)
  const byStreet = grouped(facilities, streetKey)
  const byNumber = grouped(facilities, numberKey)
  const byZip = grouped(facilities, ({ door }) => door && zipOf(door))
  const isBelievable = ({ door }: OlderFacility, point: Point): boolean => {
    const middle = pointOf(zipOf(door))
    if (middle !== null && areNear(middle, point, ZIP_MILES)) return true
    const neighbors = (byZip.get(zipOf(door)) ?? []).filter(
      (other) =>
        other.door !== door && other.point !== null && areNear(other.point, point, NEIGHBOR_MILES),
    )
    return new Set(neighbors.map((other) => other.door)).size > 1
  }
  /** The point on which all agree; null where they do not, or none has one. */
  const agreed = (all: readonly OlderFacility[]): Placed | null => {
    const placed = all.flatMap((one) =>
      one.point !== null && isBelievable(one, one.point)
        ? [{ point: one.point, source: one.source }]
        : [],
    )
    const [first] = placed
    return first && placed.every(({ point }) => areNear(first.point, point, SAME_MILES))
      ? first
      : null
  }
  return (sought: SoughtProgram): Placed | null => {
    const here = sought.door === null ? undefined : byDoor.get(sought.door)
    if (here !== undefined) return agreed(here)
    const street = byStreet.get(streetKey(sought) ?? '') ?? []
    const sameZip = street.filter(({ door }) => zipOf(door) === zipOf(sought.door))
    const named = [
      ...street.filter(({ city }) => city === sought.city),
      ...(byNumber.get(numberKey(sought) ?? '') ?? []),
    ].filter((one) => isNamedAlike(sought, one))
    return agreed([...sameZip.filter(({ door }) => isNested(door, sought.door)), ...named])
  }
}

/** Places whose name no other has, in the list and at any other address of the directories. */
const uniqueNames = (
  named: readonly NamedPlace[],
  directories: readonly Readonly<{ name: string; address: string }>[],
): ReadonlyMap<string, NamedPlace> => {
  const doors = grouped(directories, ({ name }) => toComparable(name))
  const isOne = (name: string): boolean =>
    new Set(doors.get(name)?.map(({ address }) => toComparable(address))).size === 1
  return new Map(
    [...grouped(named, ({ name }) => toComparable(name))].flatMap(([name, all]) => {
      const [first, ...more] = all
      return first && more.length === 0 && isOne(name) ? [[name, first]] : []
    }),
  )
}

/**
 * What finds the point of a listing that is known to a ZIP only: where the older lists have its
 * street and ZIP, all of them one point; else where the street only leaves out a part, as “North”,
 * or number and ZIP, or street and city, are of the same name; else by a name that is the only one
 * in the country. Null where nobody is sure.
 */
export const createPointFinder = (
  facilities: readonly OlderFacility[],
  named: readonly NamedPlace[],
  directories: readonly Readonly<{ name: string; address: string }>[],
  pointOf: PointOf,
): ((listing: Listing) => OlderFacts['point']) => {
  const lookUp = createLookup(facilities, pointOf)
  const names = uniqueNames(named, directories)
  return (listing) => {
    const sought = toSought(listing)
    const all = (listing.statements.location ?? []).map(({ value }) => value)
    if (
      sought === null ||
      !all.some(({ street }) => street !== null) ||
      all.some(({ precision }) => precision === 'exact' || precision === 'withheld')
    )
      return null
    const found = lookUp(sought)
    if (found !== null) return { ...found.point, source: found.source }
    const place = names.get(toComparable(sought.names[0] ?? ''))
    const middle = pointOf(zipOf(sought.door))
    return place && middle && areNear(middle, place, ZIP_MILES)
      ? { lat: place.lat, lon: place.lon, source: NAMED_SOURCE }
      : null
  }
}
