import { type FacetKey, NOT_STATED, parameters } from '../../catalog/program/facets.js'
import { toNearText } from '../../catalog/search/place-query.js'
import { radii, type SearchQuery, sorts } from '../../catalog/search/search-query.js'
import { labelOf, titleOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import { suggestView } from './suggest-choices.js'

const messages = say.search

/** The options of a filter with its counts, from those of its values that `shows` lets through. */
export const optionsOf = (
  key: FacetKey,
  query: SearchQuery,
  found: Found,
  shows: (value: string) => boolean,
) => {
  const chosen = query.chosen[key] ?? []
  const offered = found.facets[key]
  const option = (value: string, label: string, count: number) => ({
    name: parameters[key],
    value,
    label,
    count: say.number(count),
    checked: chosen.includes(value),
  })
  const unstated = found.notStated[key]
  return [
    ...offered
      .filter(({ value }) => shows(value) || chosen.includes(value))
      .map(({ value, count }) => option(value, labelOf(key, value), count)),
    ...chosen
      .filter((value) => value !== NOT_STATED && !offered.some((one) => one.value === value))
      .map((value) => option(value, labelOf(key, value), 0)),
    ...((unstated > 0 && offered.length > 0) || chosen.includes(NOT_STATED)
      ? [option(NOT_STATED, messages.notStated, unstated)]
      : []),
  ]
}

/** Title of a filter, and how many of its values the search has chosen. */
export const headingOf = (key: FacetKey, { chosen }: SearchQuery) => {
  const count = chosen[key]?.length ?? 0
  return { title: titleOf(key), chosen: count === 0 ? null : messages.chosenOf(count) }
}

/** The hour fields; null where no program states hours and the search has none. */
export const hoursView = (query: SearchQuery, found: Found) =>
  found.statesHours || query.hoursMin !== null || query.hoursMax !== null
    ? {
        min: query.hoursMin ?? '',
        max: query.hoursMax ?? '',
        unknown: query.hoursUnknown,
        notStated: say.number(found.notStated.hours),
      }
    : null

/** The fields of place, words and order, which every filter form begins with. */
export const whereView = (query: SearchQuery, found: Found) => ({
  near: query.near ? toNearText(query.near) : '',
  q: query.q,
  suggest: { near: suggestView('near'), q: suggestView('q') },
  within: radii.map((miles) => ({
    value: miles,
    text: messages.miles(miles),
    chosen: miles === query.within,
  })),
  sorts: sorts
    .filter((sort) => sort !== 'distance' || found.spot)
    .map((sort) => ({ value: sort, text: messages.orders[sort], chosen: sort === query.sort })),
  programs: query.program,
})

/** The sentence that names the filters that no program states; null where there is none. */
export const nobodyStatesOf = (keys: readonly FacetKey[], found: Found): string | null => {
  const unstated = [
    ...(found.statesHours ? [] : [messages.hours]),
    ...keys.filter((key) => found.facets[key].length === 0).map((key) => titleOf(key)),
  ]
  return unstated.length === 0 ? null : messages.nobodyStates(unstated)
}
