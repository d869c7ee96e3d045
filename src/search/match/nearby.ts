import { type Bits, createBits, hasBit, setBit, uniteInto } from '../index/bitset.js'
import type { ProgramColumns } from '../index/columns.js'
import { onlineIn } from '../index/flags.js'
import { slotsAround } from '../index/spatial-grid.js'
import { lonBetween, milesBetween, toBox } from '../places/distance.js'
import type { Spot } from '../places/places.js'

/** Miles from the spot to the slots in `has`, those within the radius. */
export type Distances = Readonly<{ has: Bits; miles: Float64Array }>
/** Programs reachable from a spot, and the distances of those with a place within the radius. */
export type Nearby = Readonly<{ fits: Bits; distances: Distances }>

/** Miles to a slot; null when they were not measured. */
export const milesTo = (distances: Distances | null, slot: number): number | null =>
  distances !== null && hasBit(distances.has, slot) ? (distances.miles[slot] as number) : null

/** Programs within `miles`, and those with online sessions for residents of the spot's state. */
export const findNearby = (table: ProgramColumns, spot: Spot, miles: number): Nearby => {
  const { lat, lon, live } = table
  const has = createBits(lat.length)
  // A shared buffer: the next search overwrites it, and slots not in `has` hold stale values.
  const measured = table.miles
  const box = toBox(spot, miles)
  for (const slots of slotsAround(table.grid, spot, box))
    for (const slot of slots) {
      if (
        Math.abs((lat[slot] as number) - spot.lat) > box.lat ||
        lonBetween(lon[slot] as number, spot.lon) > box.lon
      )
        continue
      if (!hasBit(live, slot)) continue
      const distance = milesBetween(spot, { lat: lat[slot] as number, lon: lon[slot] as number })
      if (distance > miles) continue
      measured[slot] = distance
      setBit(has, slot)
    }
  const fits = has.slice()
  const online = onlineIn.get(spot.state)
  if (online !== undefined) uniteInto(fits, table.sets[online] as Bits)
  return { fits, distances: { has, miles: measured } }
}
