import type { Request, RequestHandler } from 'express'
import { parseSearchQuery } from '../catalog/search-query.js'
import type { House } from '../house.js'
import type { Canonical } from '../web/kept-answers.js'
import type { Render } from '../web/render.js'
import { paramsOf } from '../web/request.js'
import { todayOf } from '../web/today.js'
import { urls } from '../web/urls.js'
import { findListed } from './listed.js'
import { programPage } from './program-page.js'

/** Of a search's address only the chosen programs mean anything here; what else it carries is left aside. */
const chosenOf = (house: House, req: Request) => parseSearchQuery(paramsOf(req)).query.program.flatMap((other) => house.program(other) ?? [])

/** A program's address with the chosen ones that are carried along; null where there is no such program. */
export const canonicalProgram =
  (house: House): Canonical =>
  (req) => {
    const found = house.program(String(req.params['slug']))
    return (
      found &&
      urls.program(
        found.slug,
        chosenOf(house, req).map(({ slug }) => slug),
      )
    )
  }

export const program =
  (house: House, render: Render): RequestHandler =>
  (req, res) => {
    const found = findListed(house, req)
    if ('moved' in found) return res.redirect(301, urls.program(found.moved))
    render(req, res, programPage(found.program, todayOf(), chosenOf(house, req)))
  }
