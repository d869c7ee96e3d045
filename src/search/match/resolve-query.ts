import type { FilterKey } from '../../catalog/search/applied-filters.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { countBits } from '../index/bitset.js'
import type { ProgramIndex } from '../index/program-index.js'
import { findSpot, type Spot } from '../places/places.js'
import {
  type FacetFilter,
  type Filter,
  facetFilters,
  hoursFilters,
  intersectFilters,
} from './filters.js'
import type { WordMatch } from './match-words.js'
import { findNearby, type Nearby } from './nearby.js'
import { matchWordsCached } from './recent-matches.js'

/** Valid until the index changes; its distances, until another query's place is resolved. */
export type ResolvedQuery = Readonly<{
  query: SearchQuery
  spot: Spot | null
  nearby: Nearby | null
  match: WordMatch
  facets: readonly FacetFilter[]
  hours: readonly Filter[]
  /** All of them, to be joined by AND. */
  filters: readonly Filter[]
}>

const hasSameHours = (a: SearchQuery, b: SearchQuery): boolean =>
  a.hoursMin === b.hoursMin && a.hoursMax === b.hoursMax && a.hoursUnknown === b.hoursUnknown

/**
 * Resolves a query. Place and facet values that are the same objects in `like`, a resolved query of
 * the same index, are taken from there: the query was made of it by changing a part.
 */
export const resolveQuery = (
  { table, places, generation }: ProgramIndex,
  query: SearchQuery,
  like: ResolvedQuery | null = null,
): ResolvedQuery => {
  const known = like?.query
  const spot =
    like && known?.near === query.near ? like.spot : query.near && findSpot(places, query.near)
  const nearby =
    like && spot === like.spot && known?.within === query.within
      ? like.nearby
      : spot && findNearby(table, spot, query.within)
  const match =
    like && known?.q === query.q ? like.match : matchWordsCached(generation, table, query.q)
  const facets = facetFilters(
    table,
    query.chosen,
    like?.facets.filter(({ key }) => known?.chosen[key] === query.chosen[key]),
  )
  const hours = like && hasSameHours(like.query, query) ? like.hours : hoursFilters(table, query)
  const near: readonly Filter[] = nearby ? [{ key: 'near', fits: nearby.fits }] : []
  const filters = [...match.hits, ...near, ...facets, ...hours]
  return { query, spot, nearby, match, facets, hours, filters }
}

/** How many programs a resolved query finds; with `but`, without the filters of that key. */
export const countResolved = (
  { table }: ProgramIndex,
  { filters }: ResolvedQuery,
  but: FilterKey | null = null,
): number => countBits(intersectFilters(table, filters, but))

export type CountedSearch = Readonly<{ query: SearchQuery; total: number }>

/** Counts a search: a fraction of the cost of `find`. It shares what it can with `like`. */
export const countSearch = (
  index: ProgramIndex,
  query: SearchQuery,
  like: ResolvedQuery | null = null,
): CountedSearch => ({ query, total: countResolved(index, resolveQuery(index, query, like)) })
