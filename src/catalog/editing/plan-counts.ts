import type { Coverage, Removal, StateCount } from './import-plan.js'

/**
 * The share of the newest edition, in the states it names, that a file needs for the rest to count
 * as gone: SAMHSA's lists lose a few percent a year, and a partial list lacks far more.
 */
export const WHOLE = 0.9

/** States in which an edition has far fewer programs than the newest one. */
export const findShrunkStates = ({ states }: Coverage): readonly StateCount[] =>
  states.filter(({ found, before }) => found < before * WHOLE)

/** The number of facts and programs in these removals. */
export const countRemovals = (
  removals: readonly Removal[],
): Readonly<{ facts: number; programs: number }> => ({
  facts: removals.reduce((count, { facts }) => count + facts.length, 0),
  programs: removals.length,
})
