import type { RequestHandler } from 'express'
import { parseSearchQuery } from '../catalog/search-query.js'
import type { House } from '../house.js'
import type { Render } from '../web/render.js'
import { paramsOf } from '../web/request.js'
import { todayOf } from '../web/today.js'
import { urls } from '../web/urls.js'
import { findListed } from './listed.js'
import { programPage } from './program-page.js'

export const program =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const found = findListed(house, req)
    if ('moved' in found) return res.redirect(301, urls.program(found.moved))
    // Of a search's address only the chosen programs mean anything here; what else it carries is left aside.
    const chosen = parseSearchQuery(paramsOf(req)).query.program.flatMap((other) => house.program(other) ?? [])
    render(req, res, programPage(found.program, todayOf(), chosen))
  }
