import { allFacets, type FacetKey, NOT_STATED } from '../../catalog/program/facets.js'
import { anything, type SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf, titleOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Spot } from '../../search/places/places.js'

const messages = say.search
/** An applied criterion: its text, and the search without it. */
export type AppliedCriterion = Readonly<{ text: string; without: SearchQuery }>
/**
 * An applied filter. `chips` are its values, each removable; the whole filter is separate: values
 * are joined by OR, so removing one of two can only find less.
 */
export type AppliedFilter = AppliedCriterion & Readonly<{ chips: readonly AppliedCriterion[] }>

const facetText = (key: FacetKey, value: string): string =>
  value === NOT_STATED ? messages.chipNotStated(titleOf(key)) : labelOf(key, value)
const single = (applied: AppliedCriterion): AppliedFilter => ({ ...applied, chips: [applied] })

const wordsOf = (query: SearchQuery): readonly AppliedCriterion[] =>
  query.q === ''
    ? []
    : [
        {
          text: messages.chipWords(query.q),
          without: { ...query, q: '', sort: query.sort === 'relevance' ? null : query.sort },
        },
      ]

const placeOf = (query: SearchQuery, spot: Spot | null): readonly AppliedCriterion[] =>
  spot
    ? [
        {
          text: messages.chipNear(query.within, spot.label),
          without: {
            ...query,
            near: null,
            within: anything.within,
            sort: query.sort === 'distance' ? null : query.sort,
          },
        },
      ]
    : []

const hoursOf = (query: SearchQuery): readonly AppliedCriterion[] =>
  query.hoursMin === null && query.hoursMax === null
    ? []
    : [
        {
          text: messages.chipHours(query.hoursMin, query.hoursMax, query.hoursUnknown),
          without: { ...query, hoursMin: null, hoursMax: null, hoursUnknown: false },
        },
      ]

const facetOf = (query: SearchQuery, key: FacetKey): readonly AppliedFilter[] => {
  const { [key]: values = [], ...others } = query.chosen
  const [first, ...rest] = values
  if (first === undefined) return []
  const without = { ...query, chosen: others }
  const chips = values.map((value) => ({
    text: facetText(key, value),
    without:
      rest.length === 0
        ? without
        : { ...query, chosen: { ...others, [key]: values.filter((other) => other !== value) } },
  }))
  return [{ text: messages.anyOf(chips.map(({ text }) => text)), without, chips }]
}

/** Every applied filter, for the chips of a page and for the suggestions on an empty one. */
export const appliedFilters = (asked: SearchQuery, spot: Spot | null): readonly AppliedFilter[] => {
  const query = { ...asked, page: 1 }
  return [
    ...wordsOf(query).map(single),
    ...placeOf(query, spot).map(single),
    ...allFacets.flatMap(({ key }) => facetOf(query, key)),
    ...hoursOf(query).map(single),
  ]
}
