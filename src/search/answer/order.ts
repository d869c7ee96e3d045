import type { Sort } from '../../catalog/search/search-query.js'
import { type Distances, milesTo } from '../match/nearby.js'

/**
 * All that an order may depend on, by slot: `rank` by name; the day `checked` (20261123), 0 for
 * never; miles. Nothing says who runs or pays for a program, so payment cannot move one.
 */
export type Orderable = Readonly<{
  rank: Uint32Array
  checked: Uint32Array
  distances: Distances | null
  scores: Float64Array
}>
/** A comparator of slots. Never zero for two programs, since ranks are unique. */
export type SlotComparison = (a: number, b: number) => number

/** The comparator of search results: by the given sort, ties by name. */
export const comparisonOf = (
  sort: Sort,
  { rank, checked, distances, scores }: Orderable,
): SlotComparison => {
  const byName: SlotComparison = (a, b) => (rank[a] as number) - (rank[b] as number)
  const miles = (slot: number): number => milesTo(distances, slot) ?? Number.POSITIVE_INFINITY
  const comparisons: Readonly<Record<Sort, SlotComparison>> = {
    name: byName,
    checked: (a, b) => (checked[b] as number) - (checked[a] as number) || byName(a, b),
    // Infinity minus infinity is NaN, so compare: programs without a distance are equal here.
    distance: (a, b) => (miles(a) < miles(b) ? -1 : miles(a) > miles(b) ? 1 : byName(a, b)),
    relevance: (a, b) => (scores[b] as number) - (scores[a] as number) || byName(a, b),
  }
  return comparisons[sort]
}
