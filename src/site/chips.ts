import { allFacets, type FacetKey, NOT_STATED } from '../catalog/facets.js'
import { anything, type SearchQuery } from '../catalog/search-query.js'
import { labelOf, titleOf } from '../catalog/vocabulary.js'
import { say } from '../messages/say.js'
import type { Spot } from '../search/places.js'

const t = say.search
/** One applied filter: its words, and the question without it. */
export type Applied = Readonly<{ text: string; without: SearchQuery }>

const facetText = (key: FacetKey, value: string): string => (value === NOT_STATED ? t.chipNotStated(titleOf(key)) : labelOf(key, value))

/** Every applied filter, each removable by itself. Page and zero-result advice both read this list. */
export const appliedFilters = (query: SearchQuery, spot: Spot | null): readonly Applied[] => {
  const first = { ...query, page: 1 }
  return [
    ...(query.q === '' ? [] : [{ text: t.chipWords(query.q), without: { ...first, q: '', sort: query.sort === 'relevance' ? null : query.sort } }]),
    ...(spot
      ? [
          {
            text: t.chipNear(query.within, spot.label),
            without: { ...first, near: null, within: anything.within, sort: query.sort === 'distance' ? null : query.sort },
          },
        ]
      : []),
    ...allFacets.flatMap(({ key }) =>
      (query.chosen[key] ?? []).map((value) => {
        const { [key]: values = [], ...others } = query.chosen
        const left = values.filter((other) => other !== value)
        return { text: facetText(key, value), without: { ...first, chosen: left.length === 0 ? others : { ...others, [key]: left } } }
      }),
    ),
    ...(query.hoursMin === null && query.hoursMax === null
      ? []
      : [
          {
            text: t.chipHours(query.hoursMin, query.hoursMax, query.hoursUnknown),
            without: { ...first, hoursMin: null, hoursMax: null, hoursUnknown: false },
          },
        ]),
  ]
}
