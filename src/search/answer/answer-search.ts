import { type AppliedFilter, appliedFilters } from '../../catalog/search/applied-filters.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import type { ProgramIndex } from '../index/program-index.js'
import {
  type CountedSearch,
  countSearch,
  type ResolvedQuery,
  resolveQuery,
} from '../match/resolve-query.js'
import { type CityChoice, findCityChoices } from './city-choices.js'
import { type CountedInterpretation, countInterpretation } from './counted-interpretation.js'
import { type Found, findResolved } from './find.js'
import { findUnstated, type UnstatedValues } from './unstated-values.js'
import { findWaysOut, type WayOut } from './ways-out.js'

/**
 * All that a page says of a search. Apart from the query's own `filters`, these are other searches
 * with their counts: `cities` of a name in several states, `corrected` (null without any), the
 * `interpretation` of the words; `waysOut` and `unstated` values only when nothing is found.
 */
export type SearchAnswer = Readonly<{
  found: Found
  filters: readonly AppliedFilter[]
  cities: readonly CityChoice[]
  corrected: CountedSearch | null
  interpretation: CountedInterpretation
  waysOut: readonly WayOut[]
  unstated: readonly UnstatedValues[]
}>

/** The same search with suggested words, where they were not searched already and find something. */
const countCorrected = (index: ProgramIndex, asked: ResolvedQuery): CountedSearch | null => {
  const { suggestion } = asked.match
  if (!suggestion || suggestion.used) return null
  const counted = countSearch(index, { ...asked.query, q: suggestion.words, page: 1 }, asked)
  return counted.total === 0 ? null : counted
}

/**
 * Answers a search: what it finds, and what others like it would. The query is resolved once and
 * shared with those. `place` is the place as typed, null without one.
 */
export const answerSearch = (
  index: ProgramIndex,
  query: SearchQuery,
  place: string | null,
): SearchAnswer => {
  const asked = resolveQuery(index, query)
  // Before all others: it needs the distances, which the next place overwrites.
  const found = findResolved(index, asked)
  const filters = appliedFilters(query, asked.spot?.label ?? null)
  const isEmpty = found.total === 0
  return {
    found,
    filters,
    cities: findCityChoices(index, asked, place),
    corrected: countCorrected(index, asked),
    interpretation: countInterpretation(index, asked, found.total),
    waysOut: isEmpty ? findWaysOut(index, asked, filters) : [],
    unstated: isEmpty ? findUnstated(index, asked) : [],
  }
}
