import type { RequestHandler } from 'express'
import { allFacets, type FacetKey } from '../../catalog/program/facets.js'
import type { SearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import type { Found } from '../../search/answer/find.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import type { Page } from '../../web/html/page.js'
import type { Render } from '../../web/html/render.js'
import { urls } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import { meaningsOfAll } from '../facts/meanings.js'
import { filterSections } from './filter-groups.js'
import { headingOf, hoursView, nobodyStatesOf, optionsOf, whereView } from './filter-view.js'
import { parseAddress } from './search-address.js'

const messages = say.search

const everyValue = (): boolean => true
const facetView = (key: FacetKey, query: SearchQuery, found: Found) => {
  const options = optionsOf(key, query, found, everyValue)
  const heading = headingOf(key, query)
  return options.length === 0
    ? []
    : [
        {
          ...heading,
          key,
          open: heading.chosen !== null,
          options,
          rest: null,
          meanings: meaningsOfAll.get(key) ?? null,
        },
      ]
}

const allFiltersPage = (query: SearchQuery, found: Found): Page => ({
  template: 'site/search/all-filters',
  title: messages.allFilters,
  current: urls.search(),
  view: {
    say: messages,
    action: urls.search(),
    lead: messages.allFiltersLead,
    back: { href: urls.search(query), text: messages.backTo(found.total) },
    where: whereView(query, found),
    hours: hoursView(query, found),
    sections: filterSections.map(({ section, keys }) => ({
      id: `section-${section}`,
      title: messages.filterSections[section],
      facets: keys.flatMap((key) => facetView(key, query, found)),
    })),
    nobodyStates: nobodyStatesOf(
      allFacets.map(({ key }) => key),
      found,
    ),
  },
})

/** The canonical address of the filters of a search. */
export const canonicalFilters =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) =>
    urls.filters(parseAddress(catalogue, paramsOf(req)).query)

/** Shows every filter of a search, with every value, as one form that leads back to the results. */
export const showAllFilters =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const { query } = parseAddress(catalogue, paramsOf(req))
    render(req, res, allFiltersPage(query, catalogue.find(query)))
  }
