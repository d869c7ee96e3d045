import type { Coverage, StateCount } from '../catalog/import-plan.js'
import { grouped } from './grouped.js'
import type { Matchable } from './match-programs.js'

/**
 * How much of the newest edition a file must have, in the states that it names, for what it lacks to be gone: SAMHSA's lists lose a few in a
 * hundred from one year to the next, and a part of a list loses far more.
 */
export const WHOLE = 0.9

const stateOf = ({ place }: Matchable): string => place.state

/** How much of its list an edition seems to be, against the programs that the newest one had. `told`: somebody says that it is whole. */
export const toCoverage = (newest: readonly Matchable[], found: readonly Matchable[], told: boolean): Coverage => {
  const [was, now] = [grouped(newest, stateOf), grouped(found, stateOf)]
  const states: readonly StateCount[] = [...now]
    .map(([state, all]) => ({ state, found: all.length, before: was.get(state)?.length ?? 0 }))
    .toSorted((a, b) => (a.state < b.state ? -1 : 1))
  const before = states.reduce((sum, one) => sum + one.before, 0)
  return { states, found: found.length, before, told, isWhole: told || found.length >= before * WHOLE, elsewhere: newest.length - before }
}

/** The states in which an edition has far fewer programs than the newest one. */
export const fewerIn = ({ states }: Coverage): readonly StateCount[] => states.filter(({ found, before }) => found < before * WHOLE)
