import { type Near, parseState } from '../../catalog/search/place-query.js'
import { toComparable } from '../../catalog/text/plain-text.js'

export type ZipPoint = Readonly<{ zip: string; lat: number; lon: number; state: string }>
export type CityPoint = Readonly<{ city: string; state: string; lat: number; lon: number }>
type PlacePoint = Readonly<{ lat: number; lon: number; state: string }>

/** Points by ZIP, by three-digit prefix (their mean), and by city; built once. */
export type Places = Readonly<{
  zips: ReadonlyMap<string, ZipPoint>
  zip3s: ReadonlyMap<string, PlacePoint>
  cities: ReadonlyMap<string, CityPoint>
  /** Cities by name alone, in order of state. */
  named: ReadonlyMap<string, readonly CityPoint[]>
}>

/**
 * The origin of a search. `approximate`: the census does not have the ZIP (mostly PO boxes), so the
 * mean of the ZIPs with the same three-digit prefix is used.
 */
export type Spot = Readonly<{
  label: string
  state: string
  lat: number
  lon: number
  approximate: boolean
}>

/** Abbreviations in names of cities; a letter is a direction only as the first word. */
const abbreviations: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  ft: 'fort',
  mt: 'mount',
}
const directions: Readonly<Record<string, string>> = {
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
}
const expandAbbreviation = (word: string, i: number): string =>
  abbreviations[word] ?? (i === 0 ? directions[word] : undefined) ?? word

/** Aliases of cities, both normalized. */
const aliases: Readonly<Record<string, string>> = {
  nyc: 'newyork',
  newyorkcity: 'newyork',
  thebronx: 'bronx',
  philly: 'philadelphia',
}

/** The normalized words of a city's name, abbreviations expanded. */
export const toCityWords = (city: string): readonly string[] =>
  toComparable(city).split(' ').map(expandAbbreviation)

/** A city's key: abbreviations expanded, without spaces, so that "Mc Allen" is McAllen. */
const toNameKey = (city: string): string => {
  const key = toCityWords(city).join('')
  return aliases[key] ?? key
}
const toCityKey = (city: string, state: string): string => `${toNameKey(city)}|${state}`

/** The most common of some texts, the first by code units of several; null without any. */
export const commonest = (texts: readonly string[]): string | null => {
  const tally = new Map<string, number>()
  for (const text of texts) tally.set(text, (tally.get(text) ?? 0) + 1)
  return [...tally].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null
}
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length
const toMeanPoint = (points: readonly ZipPoint[]): PlacePoint => ({
  state: commonest(points.map(({ state }) => state)) ?? '',
  lat: mean(points.map(({ lat }) => lat)),
  lon: mean(points.map(({ lon }) => lon)),
})
const groupedBy = <T>(all: Iterable<T>, keyOf: (one: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

/** Unlisted cities at the mean of their ZIPs: mail to Queens is addressed to its neighborhoods. */
const unlisted: readonly Readonly<{ city: string; state: string; zip3s: readonly string[] }>[] = [
  { city: 'Queens', state: 'NY', zip3s: ['111', '113', '114', '116'] },
]
const unlistedCities = (groups: ReadonlyMap<string, readonly ZipPoint[]>): readonly CityPoint[] =>
  unlisted.flatMap(({ city, state, zip3s }) => {
    const points = zip3s.flatMap((zip3) => groups.get(zip3) ?? [])
    return points.length === 0 ? [] : [{ ...toMeanPoint(points), city, state }]
  })

/** Builds the gazetteer; of cities with one key the first wins, so the more reliable list leads. */
export const toPlaces = (zips: readonly ZipPoint[], listed: readonly CityPoint[]): Places => {
  const groups = groupedBy(zips, ({ zip }) => zip.slice(0, 3))
  const cities = new Map(
    [...listed, ...unlistedCities(groups)]
      .toReversed()
      .map((point) => [toCityKey(point.city, point.state), point]),
  )
  const named = groupedBy(cities.values(), ({ city }) => toNameKey(city))
  for (const points of named.values()) points.sort((a, b) => (a.state < b.state ? -1 : 1))
  return {
    zips: new Map(zips.map((point) => [point.zip, point])),
    zip3s: new Map([...groups].map(([zip3, points]) => [zip3, toMeanPoint(points)])),
    cities,
    named,
  }
}

/** The cities of a name, in any state; none for text that is no name. */
export const citiesNamed = (places: Places, name: string): readonly (Near & { kind: 'city' })[] =>
  (places.named.get(toNameKey(name)) ?? []).flatMap(({ city, state }) => {
    const known = parseState(state)
    return known ? [{ kind: 'city' as const, city, state: known }] : []
  })

/** A ZIP's centroid, or the mean of its three-digit prefix; null when neither is known. */
export const pointOfZip = (
  places: Places,
  zip: string,
): Readonly<{ lat: number; lon: number; precision: 'zip' | 'zip3'; state: string }> | null => {
  const exact = places.zips.get(zip)
  const point = exact ?? places.zip3s.get(zip.slice(0, 3))
  return point
    ? { lat: point.lat, lon: point.lon, precision: exact ? 'zip' : 'zip3', state: point.state }
    : null
}

const toSpot = (label: string, point: PlacePoint, approximate: boolean): Spot => ({
  label,
  state: point.state,
  lat: point.lat,
  lon: point.lon,
  approximate,
})

/** The origin of a search; null for an unknown place. */
export const findSpot = (places: Places, near: Near): Spot | null => {
  if (near.kind === 'zip') {
    const point = pointOfZip(places, near.zip)
    return point && toSpot(near.zip, point, point.precision === 'zip3')
  }
  const point = places.cities.get(toCityKey(near.city, near.state)) ?? null
  return point && toSpot(`${point.city}, ${point.state}`, point, false)
}
