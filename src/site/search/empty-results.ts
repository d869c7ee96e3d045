import { placeOf } from '../../catalog/program/facets.js'
import { parseNear, toNearText } from '../../catalog/search/place-query.js'
import { anything, radii, type SearchQuery } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import type { Spot } from '../../search/places/places.js'
import { urls } from '../../web/html/urls.js'
import type { AppliedFilter } from './chips.js'
import { unstatedTexts } from './unstated-notes.js'

const messages = say.search
/** With more suggestions than this, a new search is simpler. */
const MAX_ALTERNATIVES = 12
/** The catalogue queries that suggestions need. */
export type CatalogueQueries = Pick<
  Catalogue,
  'find' | 'count' | 'understood' | 'nearest' | 'citiesNamed'
>
type AlternativeSearch = Readonly<{ text: string; query: SearchQuery }>
type CountedAlternative = AlternativeSearch & Readonly<{ total: number }>
/**
 * `nobody`: filtered values that no program states. `href` is null for a suggestion without
 * results. `clear` resets the search when none has any.
 */
export type EmptyResultsView = Readonly<{
  nobody: readonly string[]
  ways: readonly Readonly<{ href: string | null; text: string }>[]
  clear: string | null
}>

/** A place in the words field, where it only matches names. None for an unknown place. */
const placeInWords = (
  query: SearchQuery,
  { find }: CatalogueQueries,
): readonly CountedAlternative[] => {
  const near = query.near ? null : parseNear(query.q)
  if (!near) return []
  const asked = { ...query, q: '', near, sort: null, page: 1 }
  const { spot, total } = find(asked)
  return spot ? [{ text: messages.searchNear(toNearText(near)), query: asked, total }] : []
}
const widerRadii = (query: SearchQuery, spot: Spot | null): readonly AlternativeSearch[] =>
  spot
    ? radii
        .filter((miles) => miles > query.within)
        .map((within) => ({ text: messages.wider(within), query: { ...query, within, page: 1 } }))
    : []
/** Beyond every radius: the state of the nearest program that meets the other criteria. */
const nearestState = (
  query: SearchQuery,
  { nearest }: CatalogueQueries,
): readonly AlternativeSearch[] => {
  const found = nearest(query)
  const state = found && placeOf(found.program)?.state
  if (!found || !state) return []
  const asked = {
    ...query,
    near: null,
    within: anything.within,
    chosen: { ...query.chosen, state: [state] },
    sort: null,
    page: 1,
  }
  return [{ text: messages.nearestIn(found.distance, labelOf('state', state)), query: asked }]
}
/** Programs without stated hours may still fit: one option includes them. */
const unknownHours = (query: SearchQuery): readonly AlternativeSearch[] =>
  (query.hoursMin !== null || query.hoursMax !== null) && !query.hoursUnknown
    ? [{ text: messages.hoursUnknown, query: { ...query, hoursUnknown: true, page: 1 } }]
    : []
/** With one other filter, removing that is the same suggestion. */
const onlyPlace = (
  query: SearchQuery,
  spot: Spot | null,
  filters: number,
): readonly AlternativeSearch[] =>
  spot && filters > 2
    ? [
        {
          text: messages.onlyPlace(query.within, spot.label),
          query: { ...anything, near: query.near, within: query.within, program: query.program },
        },
      ]
    : []

/**
 * Suggestions for an empty result: a place among the words, the next wider radius with results or
 * else the nearest program's state, programs without hours, each filter removed, also where that
 * finds nothing, and the place alone. Those with results come first.
 */
export const suggestAlternatives = (
  query: SearchQuery,
  spot: Spot | null,
  filters: readonly AppliedFilter[],
  ask: CatalogueQueries,
): EmptyResultsView => {
  const counted = (way: AlternativeSearch): CountedAlternative => ({
    ...way,
    total: ask.count(way.query),
  })
  const wider = widerRadii(query, spot)
    .map(counted)
    .find(({ total }) => total > 0)
  const ways = [
    ...placeInWords(query, ask),
    ...(wider ? [wider] : nearestState(query, ask).map(counted)),
    ...unknownHours(query).map(counted),
    ...filters.map(({ text, without }) =>
      counted({ text: messages.without(text), query: without }),
    ),
    ...onlyPlace(query, spot, filters.length).map(counted),
  ].toSorted((a, b) => Number(a.total === 0) - Number(b.total === 0))
  return {
    nobody: unstatedTexts(query, spot, ask),
    ways: ways.slice(0, MAX_ALTERNATIVES).map(({ text, query, total }) => ({
      href: total === 0 ? null : urls.search(query),
      text: messages.wayOut(text, total),
    })),
    clear: ways.some(({ total }) => total > 0) ? null : urls.search({ program: query.program }),
  }
}
