import type { RequestHandler } from 'express'
import { parseSearchQuery } from '../catalog/search-query.js'
import type { House } from '../house.js'
import type { Render } from '../web/render.js'
import { paramsOf } from '../web/request.js'
import { todayOf } from '../web/today.js'
import { notesOf } from './search-notes.js'
import { searchPage } from './search-page.js'

export const search =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const { query, ignored } = parseSearchQuery(params, house.citiesNamed)
    const chosen = query.program.flatMap((slug) => house.program(slug) ?? [])
    const asked = { ...query, program: chosen.map(({ slug }) => slug) }
    const found = house.find(asked)
    const problems = [...ignored, ...found.problems]
    render(req, res, searchPage(asked, found, notesOf(params, query, problems, house), chosen, params.get('near'), house, todayOf()))
  }
