import type { Coverage, StateCount } from '../../catalog/editing/import-plan.js'
import { WHOLE } from '../../catalog/editing/plan-counts.js'
import { grouped } from '../listings/grouped.js'
import type { Matchable } from './match-programs.js'

const stateOf = ({ place }: Matchable): string => place.state

/** Compares an edition with the newest one. `told`: the operator says that it is whole. */
export const toCoverage = (
  newest: readonly Matchable[],
  found: readonly Matchable[],
  told: boolean,
): Coverage => {
  const [was, now] = [grouped(newest, stateOf), grouped(found, stateOf)]
  const states: readonly StateCount[] = [...now]
    .map(([state, all]) => ({ state, found: all.length, before: was.get(state)?.length ?? 0 }))
    .toSorted((a, b) => (a.state < b.state ? -1 : 1))
  const before = states.reduce((sum, one) => sum + one.before, 0)
  return {
    states,
    found: found.length,
    before,
    told,
    isWhole: told || found.length >= before * WHOLE,
    elsewhere: newest.length - before,
  }
}
