import type { RequestHandler } from 'express'
import { parseSearchQuery } from '../catalog/search-query.js'
import type { House } from '../house.js'
import type { Render } from '../web/render.js'
import { paramsOf } from '../web/request.js'
import { searchPage } from './search-page.js'

export const search =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const { query, ignored } = parseSearchQuery(paramsOf(req))
    const chosen = query.program.flatMap((slug) => house.program(slug) ?? [])
    const asked = { ...query, program: chosen.map(({ slug }) => slug) }
    render(req, res, searchPage(asked, house.find(asked), ignored, chosen, house.find))
  }
