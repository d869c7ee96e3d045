import { allFacets, type FacetKey, NOT_STATED } from '../../catalog/program/facets.js'
import { toNearText } from '../../catalog/search/place-query.js'
import { radii, type SearchQuery, sorts } from '../../catalog/search/search-query.js'
import { labelOf, titleOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import { urls } from '../../web/html/urls.js'
import { meaningsOfAll } from '../facts/meanings.js'
import { suggestView } from './suggest-choices.js'

const messages = say.search

/** Filter groups that are initially open: what most people decide by. */
const openAtFirst: readonly FacetKey[] = ['level', 'telehealth', 'age', 'payment']

/** Placed above the hours a week, which have no options. */
const first: FacetKey = 'level'

const facetView = (key: FacetKey, query: SearchQuery, found: Found) => {
  const chosen = query.chosen[key] ?? []
  const offered = found.facets[key]
  if (offered.length === 0 && chosen.length === 0) return null
  const option = (value: string, label: string, count: number) => ({
    name: key,
    value,
    label,
    count: say.number(count),
    checked: chosen.includes(value),
  })
  const unstated = found.notStated[key]
  return {
    key,
    title: titleOf(key),
    open: openAtFirst.includes(key) || chosen.length > 0,
    chosen: chosen.length === 0 ? null : messages.chosenOf(chosen.length),
    options: [
      ...offered.map(({ value, count }) => option(value, labelOf(key, value), count)),
      ...chosen
        .filter((value) => value !== NOT_STATED && !offered.some((one) => one.value === value))
        .map((value) => option(value, labelOf(key, value), 0)),
      ...(unstated > 0 || chosen.includes(NOT_STATED)
        ? [option(NOT_STATED, messages.notStated, unstated)]
        : []),
    ],
    meanings: meaningsOfAll.get(key) ?? null,
  }
}

/** The hour fields; null where no program states hours and the search has none. */
const hoursView = (query: SearchQuery, found: Found, stated: boolean) =>
  stated || query.hoursMin !== null || query.hoursMax !== null
    ? {
        min: query.hoursMin ?? '',
        max: query.hoursMax ?? '',
        unknown: query.hoursUnknown,
        notStated: say.number(found.notStated.hours),
      }
    : null

/**
 * The filter form, built from the list of facets. Facets that no program states are omitted, and
 * named; `hours`: whether any program states hours.
 */
export const filtersView = (query: SearchQuery, found: Found, applied: number, hours: boolean) => {
  const unstated = [
    ...(hours ? [] : [messages.hours]),
    ...allFacets.filter(({ key }) => found.facets[key].length === 0).map(({ key }) => titleOf(key)),
  ]
  return {
    say: messages,
    action: urls.search(),
    open: messages.filters(applied),
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
    facets: allFacets
      .filter(({ key }) => key !== first)
      .flatMap(({ key }) => facetView(key, query, found) ?? []),
    first: [facetView(first, query, found)].filter((facet) => facet !== null),
    hours: hoursView(query, found, hours),
    nobodyStates: unstated.length === 0 ? null : messages.nobodyStates(unstated),
    programs: query.program,
  }
}
