import type { RequestHandler } from 'express'
import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { House } from '../../live/catalogue.js'
import type { Canonical } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import { notesOf } from './ignored-notes.js'
import { searchPage } from './search-page.js'

/** What an address asks: the programs that are chosen without those that there are not. */
const askedOf = (house: House, params: URLSearchParams) => {
  const { query, ignored } = parseSearchQuery(params, house.citiesNamed)
  const chosen = query.program.flatMap((slug) => house.program(slug) ?? [])
  return { query, ignored, chosen, asked: { ...query, program: chosen.map(({ slug }) => slug) } }
}

/** The address of a search without anything that changes nothing. */
export const canonicalSearch =
  (house: House): Canonical =>
  (req) =>
    urls.search(askedOf(house, paramsOf(req)).asked)

export const search =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const { query, ignored, chosen, asked } = askedOf(house, params)
    const found = house.find(asked)
    const problems = [...ignored, ...found.problems]
    render(req, res, searchPage(asked, found, notesOf(params, query, problems, house), chosen, params.get('near'), house, todayOf()))
  }
