import { allFacets, type FacetKey } from '../../catalog/program/facets.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import { titleOf } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import { urls } from '../../web/html/urls.js'
import { meaningsOfAll } from '../facts/meanings.js'
import { dailyFilters, isDaily, isWhole } from './filter-groups.js'
import { headingOf, hoursView, nobodyStatesOf, optionsOf, whereView } from './filter-view.js'

const messages = say.search

/** Filter groups that are initially open: what most people decide by. */
const openAtFirst: readonly FacetKey[] = ['level', 'telehealth', 'age', 'payment']

/** Placed above the hours a week, which have no options. */
const first: FacetKey = 'level'

/** Where a filter has more values than are shown: a link to all of them, with their definitions. */
const restOf = (key: FacetKey, query: SearchQuery, found: Found) =>
  isWhole(key) || found.facets[key].every(({ value }) => isDaily(key, value))
    ? null
    : {
        href: `${urls.filters(query)}#filter-${key}`,
        text: messages.allOf(found.facets[key].length),
        hush: messages.allOfHush(titleOf(key)),
      }

const facetView = (key: FacetKey, query: SearchQuery, found: Found) => {
  const options = optionsOf(key, query, found, (value) => isDaily(key, value))
  const heading = headingOf(key, query)
  return options.length === 0
    ? []
    : [
        {
          ...heading,
          key,
          open: openAtFirst.includes(key) || heading.chosen !== null,
          options,
          rest: restOf(key, query, found),
          meanings: isWhole(key) ? (meaningsOfAll.get(key) ?? null) : null,
        },
      ]
}

/**
 * The filter form beside the results: the filters that most people need, and those of the search.
 * Filters that no program states are omitted, and named.
 */
export const filtersView = (query: SearchQuery, found: Found, applied: number) => {
  const chosen = allFacets.map(({ key }) => key).filter((key) => query.chosen[key])
  const keys = [...new Set([...dailyFilters, ...chosen])]
  const views = keys.flatMap((key) => facetView(key, query, found))
  return {
    say: messages,
    action: urls.search(),
    open: messages.filters(applied),
    where: whereView(query, found),
    facets: views.filter(({ key }) => key !== first),
    first: views.filter(({ key }) => key === first),
    hours: hoursView(query, found),
    all: urls.filters(query),
    nobodyStates: nobodyStatesOf(dailyFilters, found),
  }
}
