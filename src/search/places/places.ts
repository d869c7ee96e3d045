import { type Near, parseState } from '../../catalog/search/place-query.js'
import { toComparable } from '../../catalog/text/plain-text.js'

/** One ZIP: code, point, state. */
export type ZipPoint = Readonly<{ zip: string; lat: number; lon: number; state: string }>
export type CityPoint = Readonly<{ city: string; state: string; lat: number; lon: number }>
type PlacePoint = Readonly<{ lat: number; lon: number; state: string }>

/** Points by ZIP, by its first three digits (their mean), and by city; built once. */
export type Places = Readonly<{
  zips: ReadonlyMap<string, ZipPoint>
  zip3s: ReadonlyMap<string, PlacePoint>
  cities: ReadonlyMap<string, CityPoint>
  /** Cities by name alone, in order of state. */
  named: ReadonlyMap<string, readonly CityPoint[]>
}>

/**
 * Where someone looks from. `approximate`: the census does not have the ZIP (a PO box, mostly), so
 * the mean of the ZIPs with the same first three digits stands for it.
 */
export type Spot = Readonly<{
  label: string
  state: string
  lat: number
  lon: number
  approximate: boolean
}>

/**
 * Words that are written both ways in names of cities; a letter stands for a direction only where a
 * name begins.
 */
const whole: Readonly<Record<string, string>> = {
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
const inFull = (word: string, i: number): string =>
  whole[word] ?? (i === 0 ? directions[word] : undefined) ?? word

/** Names that people use for a city which the lists call otherwise, both as they are compared. */
const otherNames: Readonly<Record<string, string>> = {
  nyc: 'newyork',
  newyorkcity: 'newyork',
  thebronx: 'bronx',
  philly: 'philadelphia',
}

/** The words of a city's name as they are compared, short ones in full. */
export const toCityWords = (city: string): readonly string[] =>
  toComparable(city).split(' ').map(inFull)

/**
 * A city as it is compared: short words in full and blanks aside, so that "Mc Allen" is McAllen and
 * "Coeur d’Alene" Coeur d Alene.
 */
const toNameKey = (city: string): string => {
  const key = toCityWords(city).join('')
  return otherNames[key] ?? key
}
const toCityKey = (city: string, state: string): string => `${toNameKey(city)}|${state}`

/** The state that most of the points lie in; of two with as many, the first by its letters. */
const commonState = (points: readonly ZipPoint[]): string => {
  const tally = new Map<string, number>()
  for (const { state } of points) tally.set(state, (tally.get(state) ?? 0) + 1)
  return [...tally].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? ''
}
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length
const toMeanPoint = (points: readonly ZipPoint[]): PlacePoint => ({
  state: commonState(points),
  lat: mean(points.map(({ lat }) => lat)),
  lon: mean(points.map(({ lon }) => lon)),
})
const byFirstThree = (zips: readonly ZipPoint[]): ReadonlyMap<string, readonly ZipPoint[]> => {
  const groups = new Map<string, ZipPoint[]>()
  for (const point of zips) {
    const zip3 = point.zip.slice(0, 3)
    const group = groups.get(zip3)
    if (group) group.push(point)
    else groups.set(zip3, [point])
  }
  return groups
}

/**
 * Cities that no list names, each the middle of the ZIPs that begin so: mail to Queens is addressed
 * to its parts.
 */
const unlisted: readonly Readonly<{ city: string; state: string; zip3s: readonly string[] }>[] = [
  { city: 'Queens', state: 'NY', zip3s: ['111', '113', '114', '116'] },
]
const unlistedCities = (groups: ReadonlyMap<string, readonly ZipPoint[]>): readonly CityPoint[] =>
  unlisted.flatMap(({ city, state, zip3s }) => {
    const points = zip3s.flatMap((zip3) => groups.get(zip3) ?? [])
    return points.length === 0 ? [] : [{ ...toMeanPoint(points), city, state }]
  })

/**
 * Every place a search may start from. Of cities that are written alike, the first stays, so the
 * surer list comes first.
 */
export const toPlaces = (zips: readonly ZipPoint[], listed: readonly CityPoint[]): Places => {
  const groups = byFirstThree(zips)
  const cities = new Map(
    [...listed, ...unlistedCities(groups)]
      .toReversed()
      .map((point) => [toCityKey(point.city, point.state), point]),
  )
  const named = new Map<string, CityPoint[]>()
  for (const point of cities.values()) {
    const key = toNameKey(point.city)
    const others = named.get(key)
    if (others) others.push(point)
    else named.set(key, [point])
  }
  for (const points of named.values()) points.sort((a, b) => (a.state < b.state ? -1 : 1))
  return {
    zips: new Map(zips.map((point) => [point.zip, point])),
    zip3s: new Map([...groups].map(([zip3, points]) => [zip3, toMeanPoint(points)])),
    cities,
    named,
  }
}

/** The cities of a name, whatever their state; none for text that is no name. */
export const citiesNamed = (places: Places, name: string): readonly (Near & { kind: 'city' })[] =>
  (places.named.get(toNameKey(name)) ?? []).flatMap(({ city, state }) => {
    const known = parseState(state)
    return known ? [{ kind: 'city' as const, city, state: known }] : []
  })

/** A ZIP's point, or the mean of those with its first three digits; null when there is neither. */
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

/** Where a search starts; null when we do not know the place. */
export const findSpot = (places: Places, near: Near): Spot | null => {
  if (near.kind === 'zip') {
    const point = pointOfZip(places, near.zip)
    return (
      point && {
        label: near.zip,
        state: point.state,
        lat: point.lat,
        lon: point.lon,
        approximate: point.precision === 'zip3',
      }
    )
  }
  const point = places.cities.get(toCityKey(near.city, near.state))
  return point
    ? {
        label: `${point.city}, ${point.state}`,
        state: point.state,
        lat: point.lat,
        lon: point.lon,
        approximate: false,
      }
    : null
}
