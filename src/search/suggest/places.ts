import { placeOf } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import { stateNames } from '../../catalog/vocabulary/state-names.js'
import {
  addToPrefixIndex,
  emptyPrefixIndex,
  itemOf,
  type PrefixIndex,
  type PrefixItem,
  topByPrefix,
  toSuffixes,
} from '../index/prefix-index.js'
import { compareTexts } from '../index/sorted-texts.js'
import { type CityPoint, type Places, toCityWords, type ZipPoint } from '../places/places.js'

/** A place that a search can start from; `programs` is how many there meet in person. */
export type SuggestedPlace = Readonly<{
  kind: 'zip' | 'city'
  text: string
  state: string
  programs: number
}>

/** ZIPs or cities by name, with the number of programs in each. */
type PlaceIndex<T> = {
  readonly points: readonly T[]
  readonly starts: PrefixIndex
  readonly counts: Uint32Array
  rank: Uint32Array
}
export type PlaceNames = Readonly<{ zips: PlaceIndex<ZipPoint>; cities: PlaceIndex<CityPoint> }>

/** Names of states have three words at most: "District of Columbia". */
const MOST_STATE_WORDS = 3

const toPlaceIndex = <T>(points: readonly T[], items: readonly PrefixItem[]): PlaceIndex<T> => ({
  points,
  starts: addToPrefixIndex(emptyPrefixIndex, items),
  counts: new Uint32Array(points.length),
  rank: Uint32Array.from(points, (_, i) => i),
})
const citySuffixes = (city: string, state: string): readonly string[] => {
  const end = state.toLowerCase()
  return toSuffixes(toCityWords(city), '').map((suffix) => suffix + end)
}

/** Places by prefixes; a city has no spaces and ends with its state's code, as in `findSpot`. */
export const toPlaceNames = (places: Places): PlaceNames => {
  const zips = [...places.zips.values()].sort((a, b) => compareTexts(a.zip, b.zip))
  const cities = [...places.cities.values()].sort(
    (a, b) => compareTexts(a.city, b.city) || compareTexts(a.state, b.state),
  )
  return {
    zips: toPlaceIndex(
      zips,
      zips.map(({ zip }) => [[zip]]),
    ),
    cities: toPlaceIndex(
      cities,
      cities.map(({ city, state }) => [citySuffixes(city, state)]),
    ),
  }
}

const count = (index: PlaceIndex<unknown>, text: string | undefined, by: number): void => {
  const item = text === undefined ? null : itemOf(index.starts, text)
  if (item !== null) index.counts[item] = (index.counts[item] as number) + by
}
/** Places by number of programs, descending, then by name. */
const rankOf = ({ counts }: PlaceIndex<unknown>): Uint32Array => {
  const used: number[] = []
  for (let item = 0; item < counts.length; item++) if (counts[item] !== 0) used.push(item)
  used.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
  const rank = new Uint32Array(counts.length)
  let place = 0
  for (const item of used) rank[item] = place++
  for (let item = 0; item < counts.length; item++) if (counts[item] === 0) rank[item] = place++
  return rank
}

/** Updates the counts by additions and removals; programs that meet only online are in no place. */
export const countPlaces = (
  { zips, cities }: PlaceNames,
  added: readonly Program[],
  removed: readonly Program[],
): void => {
  for (const [programs, by] of [
    [added, 1],
    [removed, -1],
  ] as const)
    for (const program of programs) {
      if (program.telehealth === 'virtual') continue
      const place = placeOf(program)
      count(zips, program.location?.zip, by)
      if (place?.city) count(cities, citySuffixes(place.city, place.state)[0], by)
    }
  zips.rank = rankOf(zips)
  cities.rank = rankOf(cities)
}

/** City prefixes that a text may mean: its last words may be unfinished, abbreviated or a state. */
const cityPrefixes = (text: string): readonly string[] => {
  const words = text.split(' ')
  const expanded = toCityWords(text)
  const start = (length: number): string => expanded.slice(0, length).join('')
  const named = Array.from(
    { length: Math.min(MOST_STATE_WORDS, words.length - 1) },
    (_, i) => words.length - 1 - i,
  ).flatMap((at) => {
    const state = words.slice(at).join(' ')
    return [...stateNames].flatMap(([name, code]) =>
      name.startsWith(state) ? start(at) + code.toLowerCase() : [],
    )
  })
  return [...new Set([start(words.length - 1) + words.at(-1), start(words.length), ...named])]
}

/** Places whose name or ZIP has a prefix, as `toComparable` returns it. */
export const suggestPlaces = (
  { zips, cities }: PlaceNames,
  text: string,
  most: number,
): readonly SuggestedPlace[] => {
  if (/^\d/.test(text))
    return topByPrefix(zips.starts, [text], zips.rank, most).map((item) => {
      const { zip, state } = zips.points[item] as ZipPoint
      return { kind: 'zip', text: zip, state, programs: zips.counts[item] as number }
    })
  return topByPrefix(cities.starts, cityPrefixes(text), cities.rank, most).map((item) => {
    const { city, state } = cities.points[item] as CityPoint
    return {
      kind: 'city',
      text: `${city}, ${state}`,
      state,
      programs: cities.counts[item] as number,
    }
  })
}
