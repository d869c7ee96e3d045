import type { RequestHandler } from 'express'
import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import { ignoredNotes } from './ignored-notes.js'
import { searchPage } from './search-page.js'

/** The parsed address: `query` chooses only programs that exist, `missing` are the other slugs. */
const parseAddress = (catalogue: Catalogue, params: URLSearchParams) => {
  const { query, ignored } = parseSearchQuery(params, catalogue.citiesNamed)
  const chosen = query.program.flatMap((slug) => catalogue.program(slug) ?? [])
  const found = chosen.map(({ slug }) => slug)
  return {
    query: { ...query, program: found },
    ignored,
    chosen,
    missing: query.program.filter((slug) => !found.includes(slug)),
  }
}

/** The canonical address of a search: without defaults and unknown programs. */
export const canonicalSearch =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) =>
    urls.search(parseAddress(catalogue, paramsOf(req)).query)

/** Shows the results; what the address says and the search ignores is noted on the page. */
export const showSearch =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const { query, ignored, chosen, missing } = parseAddress(catalogue, params)
    const gone = missing.map((slug) => ({ slug, wasListed: catalogue.wasListed(slug) }))
    const unknownAlone = params.get('hours_unknown') === '1' && !query.hoursUnknown
    const answer = catalogue.answerSearch(query, params.get('near'))
    const notes = ignoredNotes([...ignored, ...answer.found.problems], gone, unknownAlone)
    render(req, res, searchPage({ query, answer, notes, chosen, today: todayOf() }))
  }
