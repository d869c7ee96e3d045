import type { RequestHandler } from 'express'
import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import { notesOf } from './ignored-notes.js'
import { searchPage } from './search-page.js'

/** The parsed address, with unknown programs left out of the selection. */
const parseAddress = (catalogue: Catalogue, params: URLSearchParams) => {
  const { query, ignored } = parseSearchQuery(params, catalogue.citiesNamed)
  const chosen = query.program.flatMap((slug) => catalogue.program(slug) ?? [])
  return { query, ignored, chosen, asked: { ...query, program: chosen.map(({ slug }) => slug) } }
}

/** The canonical address of a search: without defaults and unknown programs. */
export const canonicalSearch =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) =>
    urls.search(parseAddress(catalogue, paramsOf(req)).asked)

/** Shows the results; what the address says and the search ignores is noted on the page. */
export const showSearch =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const { query, ignored, chosen, asked } = parseAddress(catalogue, params)
    const found = catalogue.find(asked)
    const problems = [...ignored, ...found.problems]
    render(
      req,
      res,
      searchPage(
        asked,
        found,
        notesOf(params, query, problems, catalogue),
        chosen,
        params.get('near'),
        catalogue,
        todayOf(),
      ),
    )
  }
