import { allFacets, NOT_STATED } from '../../catalog/program/facets.js'
import { anything, type SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import type { Spot } from '../../search/places/places.js'

const messages = say.search

/** The state that a search is about; null for several, or none. */
const stateOf = ({ chosen }: SearchQuery, spot: Spot | null): string | null => {
  const [state, ...others] = (chosen.state ?? []).filter((value) => value !== NOT_STATED)
  return state === undefined ? (spot?.state ?? null) : others.length === 0 ? state : null
}

/** For each filter: no program of the directory states these values, or none in that state does. */
export const unstatedTexts = (
  query: SearchQuery,
  spot: Spot | null,
  { count }: Pick<Catalogue, 'count'>,
): readonly string[] => {
  const state = stateOf(query, spot)
  return allFacets.flatMap(({ key }) => {
    const values = query.chosen[key] ?? []
    if (values.length === 0 || key === 'state' || values.includes(NOT_STATED)) return []
    const labels = values.map((value) => messages.inQuotes(labelOf(key, value)))
    if (count({ ...anything, chosen: { [key]: values } }) === 0)
      return [messages.nobodyYet(messages.anyOf(labels))]
    if (state === null || count({ ...anything, chosen: { [key]: values, state: [state] } }) > 0)
      return []
    return [messages.nobodyIn(messages.anyOf(labels), labelOf('state', state))]
  })
}
