import { type FacetKey, NOT_STATED } from '../../catalog/program/facets.js'
import type { AppliedFilter, FilterKey } from '../../catalog/search/applied-filters.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf, titleOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import { urls } from '../../web/html/urls.js'

const messages = say.search

/** An applied value, and the address without it. */
export type Chip = Readonly<{ text: string; href: string }>

/** The text of a value, by its filter; `query` has the radius and the hours. */
type ValueText = (value: string, query: SearchQuery) => string
const facetText =
  (key: FacetKey): ValueText =>
  (value) =>
    value === NOT_STATED ? messages.chipNotStated(titleOf(key)) : labelOf(key, value)
const ownTexts: Readonly<Record<Exclude<FilterKey, FacetKey>, ValueText>> = {
  words: (words) => messages.chipWords(words),
  near: (place, { within }) => messages.chipNear(within, place),
  hours: (_, { hoursMin, hoursMax, hoursUnknown }) =>
    messages.chipHours(hoursMin, hoursMax, hoursUnknown),
}
const isFacet = (key: FilterKey): key is FacetKey => !Object.hasOwn(ownTexts, key)
const textsOf = (
  { key, values }: AppliedFilter,
  query: SearchQuery,
): readonly Readonly<{ text: string; without: SearchQuery }>[] => {
  const textOf = isFacet(key) ? facetText(key) : ownTexts[key]
  return values.map(({ value, without }) => ({ text: textOf(value, query), without }))
}

/** A filter of a query in words: its values, joined by “or”. */
export const filterText = (filter: AppliedFilter, query: SearchQuery): string =>
  messages.anyOf(textsOf(filter, query).map(({ text }) => text))

/** The chips of a query's filters, one for each value. */
export const chipsOf = (filters: readonly AppliedFilter[], query: SearchQuery): readonly Chip[] =>
  filters
    .flatMap((filter) => textsOf(filter, query))
    .map(({ text, without }) => ({ text, href: urls.search(without) }))
