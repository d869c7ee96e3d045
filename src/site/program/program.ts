import type { Request, RequestHandler } from 'express'
import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { Canonical } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import { findListed } from '../facts/find-by-slug.js'
import { programPage } from './program-page.js'

/**
 * Of a search's address only the chosen programs mean anything here; what else it carries is left
 * aside.
 */
const chosenOf = (catalogue: Catalogue, req: Request) =>
  parseSearchQuery(paramsOf(req)).query.program.flatMap((other) => catalogue.program(other) ?? [])

/**
 * A program's address with the chosen ones that are carried along; null where there is no such
 * program.
 */
export const canonicalProgram =
  (catalogue: Catalogue): Canonical =>
  (req) => {
    const found = catalogue.program(String(req.params['slug']))
    return (
      found &&
      urls.program(
        found.slug,
        chosenOf(catalogue, req).map(({ slug }) => slug),
      )
    )
  }

export const showProgram =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const found = findListed(catalogue, req)
    if ('moved' in found) return res.redirect(301, urls.program(found.moved))
    render(req, res, programPage(found.program, todayOf(), chosenOf(catalogue, req)))
  }
