import { type AppliedFilter, appliedFilters } from '../../catalog/search/applied-filters.js'
import type { Meaning } from '../../catalog/search/phrases.js'
import type { ProgramIndex } from '../index/program-index.js'
import { type Interpretation, interpretWords } from '../match/interpret-words.js'
import {
  type CountedSearch,
  countResolved,
  type ResolvedQuery,
  resolveQuery,
} from '../match/resolve-query.js'
import { type WithoutFilter, withoutEach } from './without-filter.js'

/** As many of its filters are offered to be left out. */
const MAX_LEFT_OUT = 3

/**
 * The search that words mean. `offered`: it finds more than they do, or narrows them by a place or
 * two filters. `fewer`: when it finds nothing, the same without one filter, most results first.
 */
export type MeantSearch = CountedSearch &
  Readonly<{
    filters: readonly AppliedFilter[]
    offered: boolean
    fewer: readonly WithoutFilter[]
  }>
/** `search` is null when the words name no filter; `unstated` meanings are stated by no program. */
export type CountedInterpretation = Readonly<{
  search: MeantSearch | null
  unstated: readonly Meaning[]
}>

const leadingOn = (searches: readonly WithoutFilter[]): readonly WithoutFilter[] =>
  searches
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total)
    .slice(0, MAX_LEFT_OUT)

const countMeant = (
  index: ProgramIndex,
  asked: ResolvedQuery,
  { query, spot }: Interpretation,
  found: number,
): MeantSearch => {
  const resolved = resolveQuery(index, query, asked)
  const total = countResolved(index, resolved)
  const filters = appliedFilters(query, spot?.label ?? null)
  const narrows = total < found && (spot !== null || filters.length > 1)
  return {
    query,
    total,
    filters,
    offered: total > found || (total > 0 && narrows),
    fewer: total === 0 ? leadingOn(withoutEach(index, resolved, filters)) : [],
  }
}

/** Counts what the searched words find as filters; `found` is what they find as words. */
export const countInterpretation = (
  index: ProgramIndex,
  asked: ResolvedQuery,
  found: number,
): CountedInterpretation => {
  const { suggestion } = asked.match
  const q = suggestion?.used ? suggestion.words : asked.query.q
  const understood = q === '' ? null : interpretWords(index, { ...asked.query, q })
  return {
    search: understood?.named ? countMeant(index, asked, understood, found) : null,
    unstated: understood?.unstated ?? [],
  }
}
