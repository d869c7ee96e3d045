import type { Program } from '../../catalog/program/program.js'
import { countBits, slotsOf } from '../index/bitset.js'
import type { ProgramIndex } from '../index/program-index.js'
import { intersectFilters } from '../match/filters.js'
import type { ResolvedQuery } from '../match/resolve-query.js'
import { milesBetween } from '../places/distance.js'

export type Nearest = Readonly<{ program: Program; distance: number }>

/** The nearest program that passes all other filters, however far; ties by name. Null if none. */
export const findNearest = (
  { table, rank }: ProgramIndex,
  { spot, filters }: ResolvedQuery,
): Nearest | null => {
  if (!spot) return null
  const fits = intersectFilters(table, filters, 'near')
  let best = -1
  let least = Number.POSITIVE_INFINITY
  for (const slot of slotsOf(fits, countBits(fits))) {
    const miles = milesBetween(spot, {
      lat: table.lat[slot] as number,
      lon: table.lon[slot] as number,
    })
    if (miles < least || (miles === least && (rank[slot] as number) < (rank[best] as number))) {
      best = slot
      least = miles
    }
  }
  const program = table.programs[best]
  return program ? { program, distance: least } : null
}
