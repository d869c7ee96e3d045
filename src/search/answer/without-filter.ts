import type { AppliedFilter } from '../../catalog/search/applied-filters.js'
import type { ProgramIndex } from '../index/program-index.js'
import { type CountedSearch, countResolved, type ResolvedQuery } from '../match/resolve-query.js'

export type WithoutFilter = CountedSearch & Readonly<{ filter: AppliedFilter }>

/** A resolved search without each of its filters; only bitsets are counted. */
export const withoutEach = (
  index: ProgramIndex,
  resolved: ResolvedQuery,
  filters: readonly AppliedFilter[],
): readonly WithoutFilter[] =>
  filters.map((filter) => ({
    filter,
    query: filter.without,
    total: countResolved(index, resolved, filter.key),
  }))
