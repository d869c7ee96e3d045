import { appliedFilters } from '../../catalog/search/applied-filters.js'
import type { Meaning } from '../../catalog/search/phrases.js'
import type { ProgramIndex } from '../index/program-index.js'
import { type Interpretation, interpretWords } from '../match/interpret-words.js'
import { countResolved, type ResolvedQuery, resolveQuery } from '../match/resolve-query.js'
import { type WithoutFilter, withoutEach } from './without-filter.js'

/** As many of its filters are offered to be left out. */
const MAX_LEFT_OUT = 3

/**
 * What the words of a search mean besides words: `search` is null when they name no filter;
 * `unstated` are meanings that no program states.
 */
export type CountedInterpretation = Readonly<{
  search: ReturnType<typeof countMeant> | null
  unstated: readonly Meaning[]
}>

const leadingOn = (searches: readonly WithoutFilter[]): readonly WithoutFilter[] =>
  searches
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => b.total - a.total)
    .slice(0, MAX_LEFT_OUT)

/**
 * The search that the words of another mean. `filters` are all that it has. `offered`: it finds
 * something, and not what the words do. `fewer`: when it finds nothing, the same without one
 * filter, most results first.
 */
const countMeant = (
  index: ProgramIndex,
  asked: ResolvedQuery,
  { query, spot }: Interpretation,
  found: number,
) => {
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
