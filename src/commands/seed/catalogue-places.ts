import { parsePlainText } from '../../catalog/text/plain-text.js'
import { parseValue } from '../../catalog/vocabulary/vocabulary.js'
import { grouped } from '../../exchange/listings/grouped.js'
import {
  type CityPoint,
  commonest,
  type Places,
  pointOfZip,
  toPlaces,
  type ZipPoint,
} from '../../search/places/places.js'

export type CensusPoint = Readonly<{ zip: string; lat: number; lon: number }>
export type ZipCity = Readonly<{ zip: string; city: string; state: string }>

/**
 * Cities where programs are, and which other lists have only under the first name that the post
 * office gives their ZIP (Youngstown, Saint Paul).
 */
export const secondNames: readonly ZipCity[] = [
  { zip: '44512', city: 'Boardman', state: 'OH' },
  { zip: '55109', city: 'Maplewood', state: 'MN' },
]

/** About 10 m: finer than the center of a ZIP code means anything. */
const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000
const mean = (numbers: readonly number[]): number =>
  round(numbers.reduce((sum, number) => sum + number, 0) / numbers.length)

/** Census points with states: of a ZIP on no list the most common one of its first three digits. */
export const toZipPoints = (
  census: readonly CensusPoint[],
  known: readonly ZipCity[],
): readonly ZipPoint[] => {
  const stateOf = new Map(known.map(({ zip, state }) => [zip, state]))
  const byZip3 = grouped(known, ({ zip }) => zip.slice(0, 3))
  const near = new Map(
    [...byZip3].map(([zip3, all]) => [zip3, commonest(all.map(({ state }) => state))]),
  )
  return census.flatMap(({ zip, lat, lon }) => {
    const state = stateOf.get(zip) ?? near.get(zip.slice(0, 3))
    return state ? [{ zip, lat: round(lat), lon: round(lon), state }] : []
  })
}

/** Cities at the mean of their ZIPs' points; a city without any point is left out. */
const toCityPoints = (places: Places, all: readonly ZipCity[]): readonly CityPoint[] =>
  [...grouped(all, ({ city, state }) => `${city}|${state}`).values()].flatMap((group) => {
    const points = group.flatMap(({ zip }) => pointOfZip(places, zip) ?? [])
    const [first] = group
    return first && points.length > 0
      ? [
          {
            city: first.city,
            state: first.state,
            lat: mean(points.map(({ lat }) => lat)),
            lon: mean(points.map(({ lon }) => lon)),
          },
        ]
      : []
  })

/** Rows of any list → ZIP, city and state, where they can be parsed. */
export const toZipCities = (
  rows: readonly Readonly<{ zip: string; city: string; state: string }>[],
): readonly ZipCity[] =>
  rows.flatMap(({ zip, city, state }) => {
    const [five] = /^\d{5}/.exec(zip.trim()) ?? []
    const name = parsePlainText(city, 100)?.replaceAll(',', '')
    const code = parseValue('state', state)
    return five && name && code ? [{ zip: five, city: name, state: code }] : []
  })

/** The directories' cities take precedence over others of the same name and state. */
export const toCities = (
  zips: readonly ZipPoint[],
  directory: readonly ZipCity[],
  others: readonly ZipCity[],
): readonly CityPoint[] => {
  const places = toPlaces(zips, [])
  const surer = toCityPoints(places, directory)
  const kept = new Set(surer.map(({ city, state }) => `${city.toLowerCase()}|${state}`))
  return [
    ...surer,
    ...toCityPoints(places, others).filter(
      ({ city, state }) => !kept.has(`${city.toLowerCase()}|${state}`),
    ),
  ]
}
