import { placeOf } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { labelOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import {
  addStarts,
  firstOf,
  noStarts,
  type PrefixIndex,
  type Thing,
  thingOf,
  toTails,
} from '../index/prefix-index.js'
import { type CityPoint, type Places, toCityWords, type ZipPoint } from '../places/places.js'

/** A place that a search can start from; `programs` are those that are there and can be gone to. */
export type SuggestedPlace = Readonly<{
  kind: 'zip' | 'city'
  text: string
  state: string
  programs: number
}>

/** ZIPs or cities, in order of name, with how many programs are in each. */
type Shelf<T> = {
  readonly points: readonly T[]
  readonly starts: PrefixIndex
  readonly counts: Uint32Array
  rank: Uint32Array
}
export type PlaceNames = Readonly<{ zips: Shelf<ZipPoint>; cities: Shelf<CityPoint> }>

const states = valuesOf('state').map((code) => ({
  code: code.toLowerCase(),
  name: toComparable(labelOf('state', code)),
}))
/** Names of states have three words at most: "District of Columbia". */
const MOST_STATE_WORDS = 3

const toShelf = <T>(points: readonly T[], things: readonly Thing[]): Shelf<T> => ({
  points,
  starts: addStarts(noStarts, things),
  counts: new Uint32Array(points.length),
  rank: Uint32Array.from(points, (_, i) => i),
})
const tailsOfCity = (city: string, state: string): readonly string[] => {
  const end = state.toLowerCase()
  return toTails(toCityWords(city), '').map((tail) => tail + end)
}
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Every place by how its words start. A city ends with its state's letters, and is without blanks,
 * as `findSpot` compares it.
 */
export const toPlaceNames = (places: Places): PlaceNames => {
  const zips = [...places.zips.values()].sort((a, b) => byText(a.zip, b.zip))
  const cities = [...places.cities.values()].sort(
    (a, b) => byText(a.city, b.city) || byText(a.state, b.state),
  )
  return {
    zips: toShelf(
      zips,
      zips.map(({ zip }) => [[zip]]),
    ),
    cities: toShelf(
      cities,
      cities.map(({ city, state }) => [tailsOfCity(city, state)]),
    ),
  }
}

const count = (shelf: Shelf<unknown>, text: string | undefined, by: number): void => {
  const thing = text === undefined ? null : thingOf(shelf.starts, text)
  if (thing !== null) shelf.counts[thing] = (shelf.counts[thing] as number) + by
}
/** Places with programs come first, those with most before the others; then by name. */
const rankOf = ({ counts }: Shelf<unknown>): Uint32Array => {
  const used: number[] = []
  for (let thing = 0; thing < counts.length; thing++) if (counts[thing] !== 0) used.push(thing)
  used.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
  const rank = new Uint32Array(counts.length)
  let place = 0
  for (const thing of used) rank[thing] = place++
  for (let thing = 0; thing < counts.length; thing++) if (counts[thing] === 0) rank[thing] = place++
  return rank
}

/** Counts programs that came and went; those that meet only online are at no place. */
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
      if (place?.city) count(cities, tailsOfCity(place.city, place.state)[0], by)
    }
  zips.rank = rankOf(zips)
  cities.rank = rankOf(cities)
}

/**
 * How a city may start that somebody types: its last word may be unfinished or short, and may be
 * the start of a state's name.
 */
const startsOfCity = (text: string): readonly string[] => {
  const words = text.split(' ')
  const inFull = toCityWords(text)
  const start = (length: number): string => inFull.slice(0, length).join('')
  const named = Array.from(
    { length: Math.min(MOST_STATE_WORDS, words.length - 1) },
    (_, i) => words.length - 1 - i,
  ).flatMap((at) => {
    const state = words.slice(at).join(' ')
    return states.filter(({ name }) => name.startsWith(state)).map(({ code }) => start(at) + code)
  })
  return [...new Set([start(words.length - 1) + words.at(-1), start(words.length), ...named])]
}

/** Places whose name or ZIP starts like a text, as `toComparable` gives it. */
export const suggestPlaces = (
  { zips, cities }: PlaceNames,
  text: string,
  most: number,
): readonly SuggestedPlace[] => {
  if (/^\d/.test(text))
    return firstOf(zips.starts, [text], zips.rank, most).map((thing) => {
      const { zip, state } = zips.points[thing] as ZipPoint
      return { kind: 'zip', text: zip, state, programs: zips.counts[thing] as number }
    })
  return firstOf(cities.starts, startsOfCity(text), cities.rank, most).map((thing) => {
    const { city, state } = cities.points[thing] as CityPoint
    return {
      kind: 'city',
      text: `${city}, ${state}`,
      state,
      programs: cities.counts[thing] as number,
    }
  })
}
