import { NOT_STATED, placeOf } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { type Bits, slotsOf } from '../index/bitset.js'
import type { ProgramColumns } from '../index/columns.js'
import { isDrawnIn, isRough } from '../index/map-flags.js'

/** Programs near each other, at their mean point in degrees. `rough`: none has an exact address. */
export type Dot = Readonly<{ lat: number; lon: number; count: number; rough: boolean }>
/**
 * All of a result that a state's map shows, each program in one cluster and one city. `rough`
 * counts those known only by ZIP code or city; `cities` have most programs; `others` are the rest.
 */
export type Dots = Readonly<{
  state: string
  dots: readonly Dot[]
  count: number
  rough: number
  cities: readonly Readonly<{ city: string; count: number }>[]
  others: Readonly<{ cities: number; count: number }>
}>

/** Cells along the longer side; the last cannot give more than `MOST_DOTS` clusters. */
const FINENESS = [32, 24, 17]
const MOST_DOTS = 300
/** As many cities as one can take in at a glance. */
const MOST_CITIES = 12

/** The state of the map: exactly one is chosen, and no place. */
const stateOf = ({ chosen, near }: SearchQuery): string | null => {
  const [state, ...others] = chosen.state ?? []
  return state && state !== NOT_STATED && others.length === 0 && !near ? state : null
}

/** Slots with a point that the map may show. A loop: a typed array's filter is ten times slower. */
const drawnSlots = (
  { drawn, lat }: ProgramColumns,
  slots: Uint32Array,
  isHere: (drawn: number) => boolean,
): Uint32Array => {
  let drawnCount = 0
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number
    if (isHere(drawn[slot] as number) && !Number.isNaN(lat[slot])) slots[drawnCount++] = slot
  }
  return slots.subarray(0, drawnCount)
}

/** Alaska crosses 180 degrees: longitudes east of it continue westward. */
const westward = (lon: number): number => (lon > 0 ? lon - 360 : lon)

/** Clusters slots by the cell of a square grid. */
const cluster = (
  { lat, lon, drawn }: ProgramColumns,
  slots: Uint32Array,
  across: number,
): readonly Dot[] => {
  const box = { south: 90, north: -90, west: 180, east: -540 }
  for (let i = 0; i < slots.length; i++) {
    const y = lat[slots[i] as number] as number
    const x = westward(lon[slots[i] as number] as number)
    if (y < box.south) box.south = y
    if (y > box.north) box.north = y
    if (x < box.west) box.west = x
    if (x > box.east) box.east = x
  }
  const { south, north, west, east } = box
  // A degree of longitude is shorter the farther from the equator it is.
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const side = Math.max(north - south, (east - west) * shorter) / across || 1
  const cellOf = (degrees: number): number => Math.min(across - 1, Math.floor(degrees / side))
  const dots: { lat: number; lon: number; count: number; rough: boolean }[] = []
  const dotIn = new Int16Array(across * across)
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number
    const y = lat[slot] as number
    const x = westward(lon[slot] as number)
    const cell = cellOf(y - south) * across + cellOf((x - west) * shorter)
    if (dotIn[cell] === 0) dotIn[cell] = dots.push({ lat: 0, lon: 0, count: 0, rough: true })
    const dot = dots[(dotIn[cell] as number) - 1] as (typeof dots)[number]
    dot.lat += y
    dot.lon += x
    dot.count += 1
    dot.rough &&= isRough(drawn[slot] as number)
  }
  for (const dot of dots) {
    dot.lat /= dot.count
    dot.lon /= dot.count
  }
  return dots
}

const toCities = (
  { programs }: ProgramColumns,
  slots: Uint32Array,
): Pick<Dots, 'cities' | 'others'> => {
  const tally = new Map<string, number>()
  for (const slot of slots) {
    const city = placeOf(programs[slot] as Program)?.city ?? ''
    tally.set(city, (tally.get(city) ?? 0) + 1)
  }
  const all = [...tally].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const cities = all.slice(0, MOST_CITIES).map(([city, count]) => ({ city, count }))
  const shown = cities.reduce((sum, { count }) => sum + count, 0)
  return { cities, others: { cities: all.length - cities.length, count: slots.length - shown } }
}

/** The clusters of a result on a map of its state; null when the query is not about one state. */
export const dotsOf = (
  table: ProgramColumns,
  query: SearchQuery,
  found: Bits,
  total: number,
): Dots | null => {
  const state = stateOf(query)
  if (!state) return null
  const slots = drawnSlots(table, slotsOf(found, total), isDrawnIn(state))
  let dots: readonly Dot[] = []
  for (const across of FINENESS) {
    dots = cluster(table, slots, across)
    if (dots.length <= MOST_DOTS) break
  }
  let rough = 0
  for (const slot of slots) if (isRough(table.drawn[slot] as number)) rough += 1
  return { state, dots, count: slots.length, rough, ...toCities(table, slots) }
}
