import { type FacetKey, NOT_STATED } from '../../catalog/program/facets.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { intersects } from '../index/bitset.js'
import type { ProgramIndex } from '../index/program-index.js'
import { type FacetFilter, facetFilters } from '../match/filters.js'
import type { ResolvedQuery } from '../match/resolve-query.js'
import type { Spot } from '../places/places.js'

/** Values of a filter that no program states, in `state` or, if null, in the whole directory. */
export type UnstatedValues = Readonly<{
  key: FacetKey
  values: readonly string[]
  state: string | null
}>

/** The state that a search is about; null for several, or none. */
const stateOf = ({ chosen }: SearchQuery, spot: Spot | null): string | null => {
  const [state, ...others] = (chosen.state ?? []).filter((value) => value !== NOT_STATED)
  return state === undefined ? (spot?.state ?? null) : others.length === 0 ? state : null
}

/** The applied facets whose values no program states, in facet order. */
export const findUnstated = (
  { table }: ProgramIndex,
  { query, spot, facets }: ResolvedQuery,
): readonly UnstatedValues[] => {
  const state = stateOf(query, spot)
  const inState = state === null ? [] : facetFilters(table, { state: [state] })
  const isStated = (filters: readonly FacetFilter[]): boolean =>
    intersects([table.live, ...filters.map(({ fits }) => fits)])
  return facets.flatMap((facet): readonly UnstatedValues[] => {
    const { key } = facet
    const values = query.chosen[key] ?? []
    if (key === 'state' || values.includes(NOT_STATED)) return []
    if (!isStated([facet])) return [{ key, values, state: null }]
    return state === null || isStated([facet, ...inState]) ? [] : [{ key, values, state }]
  })
}
