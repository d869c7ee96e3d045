import { allFacets, type FacetKey } from '../program/facets.js'
import { anything, type SearchQuery } from './search-query.js'

/** What a search may filter by. */
export type FilterKey = FacetKey | 'hours' | 'words' | 'near'
export type AppliedValue = Readonly<{ value: string; without: SearchQuery }>
/** `without` removes all the values: joined by OR, removing one of two can only find less. */
export type AppliedFilter = Readonly<{
  key: FilterKey
  values: readonly AppliedValue[]
  without: SearchQuery
}>

const single = (key: FilterKey, value: string, without: SearchQuery): readonly AppliedFilter[] => [
  { key, values: [{ value, without }], without },
]

const wordsOf = (query: SearchQuery): readonly AppliedFilter[] =>
  query.q === ''
    ? []
    : single('words', query.q, {
        ...query,
        q: '',
        sort: query.sort === 'relevance' ? null : query.sort,
      })

const placeOf = (query: SearchQuery, place: string | null): readonly AppliedFilter[] =>
  place === null
    ? []
    : single('near', place, {
        ...query,
        near: null,
        within: anything.within,
        sort: query.sort === 'distance' ? null : query.sort,
      })

const hoursOf = (query: SearchQuery): readonly AppliedFilter[] =>
  query.hoursMin === null && query.hoursMax === null
    ? []
    : single('hours', '', { ...query, hoursMin: null, hoursMax: null, hoursUnknown: false })

const facetOf = (query: SearchQuery, key: FacetKey): readonly AppliedFilter[] => {
  const { [key]: values = [], ...others } = query.chosen
  if (values.length === 0) return []
  const without = { ...query, chosen: others }
  const withoutValue = (value: string): SearchQuery =>
    values.length === 1
      ? without
      : { ...query, chosen: { ...others, [key]: values.filter((other) => other !== value) } }
  return [
    { key, values: values.map((value) => ({ value, without: withoutValue(value) })), without },
  ]
}

/**
 * Words, place, facets in their order, hours. `place` is the label of the query's place, null when
 * it is unknown: then it filters nothing. Hours have one empty value: the query says what they are.
 */
export const appliedFilters = (
  asked: SearchQuery,
  place: string | null,
): readonly AppliedFilter[] => {
  const query = { ...asked, page: 1 }
  return [
    ...wordsOf(query),
    ...placeOf(query, place),
    ...allFacets.flatMap(({ key }) => facetOf(query, key)),
    ...hoursOf(query),
  ]
}
