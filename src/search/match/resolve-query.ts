import type { SearchQuery } from '../../catalog/search/search-query.js'
import { countBits } from '../index/bitset.js'
import type { ProgramIndex } from '../index/program-index.js'
import { findSpot } from '../places/places.js'
import { type Filter, facetFilters, hoursFilters, intersectFilters } from './filters.js'
import { findNearby } from './nearby.js'
import { matchWordsCached } from './recent-matches.js'

/**
 * Resolves a query against the index: its place, the words to search, and one bitset per filter.
 */
export const resolveQuery = ({ table, places, generation }: ProgramIndex, query: SearchQuery) => {
  const spot = query.near && findSpot(places, query.near)
  const nearby = spot && findNearby(table, spot, query.within)
  const { words, hits, suggestion } = matchWordsCached(generation, table, query.q)
  const filters: readonly Filter[] = [
    ...hits,
    ...(nearby ? [{ key: 'near', fits: nearby.fits } as const] : []),
    ...facetFilters(table, query.chosen),
    ...hoursFilters(table, query),
  ]
  return { spot, words, suggestion, nearby, hits, filters }
}

/** How many programs a query finds: a fraction of the cost of `find`. */
export const countFound = (index: ProgramIndex, query: SearchQuery): number =>
  countBits(intersectFilters(index.table, resolveQuery(index, query).filters, null))
