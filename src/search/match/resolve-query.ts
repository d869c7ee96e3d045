import type { SearchQuery } from '../../catalog/search/search-query.js'
import { countBits } from '../index/bitset.js'
import type { ProgramIndex } from '../index/program-index.js'
import { findSpot } from '../places/places.js'
import { type Filter, facetFilters, fitting, hoursFilters } from './filters.js'
import { hear } from './last-heard.js'
import { findNearby } from './nearby.js'

/**
 * What a question asks of the index: where it starts from, what is searched for its words, and one
 * set of slots a filter.
 */
export const toAsked = ({ table, places, generation }: ProgramIndex, query: SearchQuery) => {
  const spot = query.near && findSpot(places, query.near)
  const nearby = spot && findNearby(table, spot, query.within)
  const { words, hits, suggestion } = hear(generation, table, query.q)
  const filters: readonly Filter[] = [
    ...hits,
    ...(nearby ? [{ key: 'near', fits: nearby.fits } as const] : []),
    ...facetFilters(table, query.chosen),
    ...hoursFilters(table, query),
  ]
  return { spot, words, suggestion, nearby, hits, filters }
}

/**
 * How many programs a question finds, and nothing else of them: a fraction of what `find` costs.
 */
export const countFound = (index: ProgramIndex, query: SearchQuery): number =>
  countBits(fitting(index.table, toAsked(index, query).filters, null))
