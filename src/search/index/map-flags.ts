import { placeOf } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import { valuesOf } from '../../catalog/vocabulary/vocabulary.js'

/** Set where a program's point is not its own address but the centroid of its ZIP code or city. */
const ROUGH = 128
const numberOf = new Map<string, number>(valuesOf('state').map((state, i) => [state, i + 1]))

/**
 * Where a map may show a program, in one byte: the number of its state, and whether its point is
 * approximate. Zero if all sessions are online, its address is withheld, or it names no place.
 */
export const toDrawn = (program: Program): number => {
  const place =
    program.telehealth === 'virtual' || program.location?.precision === 'withheld'
      ? null
      : placeOf(program)
  if (!place) return 0
  return (numberOf.get(place.state) ?? 0) | (program.location?.precision === 'exact' ? 0 : ROUGH)
}

/** A predicate: whether a map of this state may show a program with this byte. */
export const isDrawnIn = (state: string): ((drawn: number) => boolean) => {
  const number = numberOf.get(state)
  return (drawn) => (drawn & ~ROUGH) === number
}
/** Whether this byte's point is approximate. */
export const isRough = (drawn: number): boolean => drawn >= ROUGH
