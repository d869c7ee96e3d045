import type { Sort } from '../../catalog/search/search-query.js'
import { type Distances, milesTo } from '../match/nearby.js'

/**
 * All that an order may look at, by slot. `rank`: place in order of name. `checked`: the day of the
 * last check as a number (20261123), 0 for never. Distances are in miles. Nothing says who runs or
 * pays for a program, so none of that can move one.
 */
export type Orderable = Readonly<{
  rank: Uint32Array
  checked: Uint32Array
  distances: Distances | null
  scores: Float64Array
}>
/**
 * Below zero: the first slot comes first. Never zero for two programs, since no two have one rank.
 */
export type Comparison = (a: number, b: number) => number

/** The one order of search results: by what was asked, ties by name. */
export const comparisonOf = (
  sort: Sort,
  { rank, checked, distances, scores }: Orderable,
): Comparison => {
  const byName: Comparison = (a, b) => (rank[a] as number) - (rank[b] as number)
  const miles = (slot: number): number => milesTo(distances, slot) ?? Number.POSITIVE_INFINITY
  const comparisons: Readonly<Record<Sort, Comparison>> = {
    name: byName,
    checked: (a, b) => (checked[b] as number) - (checked[a] as number) || byName(a, b),
    // Infinity less infinity is not a number, hence the comparison by hand: programs without a
    // distance are equal here.
    distance: (a, b) => (miles(a) < miles(b) ? -1 : miles(a) > miles(b) ? 1 : byName(a, b)),
    relevance: (a, b) => (scores[b] as number) - (scores[a] as number) || byName(a, b),
  }
  return comparisons[sort]
}
