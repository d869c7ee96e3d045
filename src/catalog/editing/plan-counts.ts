import type { Coverage, Removal, StateCount } from './import-plan.js'

/**
 * How much of the newest edition a file must have, in the states that it names, for what it lacks
 * to be gone: SAMHSA's lists lose a few in a hundred from one year to the next, and a part of a
 * list loses far more.
 */
export const WHOLE = 0.9

/** The states in which an edition has far fewer programs than the newest one. */
export const fewerIn = ({ states }: Coverage): readonly StateCount[] =>
  states.filter(({ found, before }) => found < before * WHOLE)

/** How many facts of how many programs some removals are. */
export const countRemovals = (
  removals: readonly Removal[],
): Readonly<{ facts: number; programs: number }> => ({
  facts: removals.reduce((count, { facts }) => count + facts.length, 0),
  programs: removals.length,
})
