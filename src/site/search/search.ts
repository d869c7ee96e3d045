import type { RequestHandler } from 'express'
import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { Canonical } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import { notesOf } from './ignored-notes.js'
import { searchPage } from './search-page.js'

/** What an address asks: the programs that are chosen without those that there are not. */
const askedOf = (catalogue: Catalogue, params: URLSearchParams) => {
  const { query, ignored } = parseSearchQuery(params, catalogue.citiesNamed)
  const chosen = query.program.flatMap((slug) => catalogue.program(slug) ?? [])
  return { query, ignored, chosen, asked: { ...query, program: chosen.map(({ slug }) => slug) } }
}

/** The address of a search without anything that changes nothing. */
export const canonicalSearch =
  (catalogue: Catalogue): Canonical =>
  (req) =>
    urls.search(askedOf(catalogue, paramsOf(req)).asked)

export const showSearch =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const { query, ignored, chosen, asked } = askedOf(catalogue, params)
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
