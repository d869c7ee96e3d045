import type { Request, RequestHandler } from 'express'
import { sharedLinesOf } from '../../catalog/program/answered-program.js'
import { parseSearchQuery } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { CanonicalAddress } from '../../web/cache/response-cache.js'
import type { Render } from '../../web/html/render.js'
import { todayOf } from '../../web/html/today.js'
import { urls } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import { canonicalOf, findListed } from '../facts/find-by-slug.js'
import { programPage } from './program-page.js'

/** The selection from a search's address; its other parameters are ignored. */
const chosenOf = (catalogue: Catalogue, req: Request) =>
  parseSearchQuery(paramsOf(req)).query.program.flatMap((other) => catalogue.program(other) ?? [])

/** A program's canonical address with the selection; null where there is no such program. */
export const canonicalProgram = (catalogue: Catalogue): CanonicalAddress =>
  canonicalOf(catalogue, (slug, req) =>
    urls.program(
      slug,
      chosenOf(catalogue, req).map((program) => program.slug),
    ),
  )

/** Shows a program; 301 from an old slug, 404 or 410 without a listing. */
export const showProgram =
  (catalogue: Catalogue, render: Render): RequestHandler =>
  (req, res) => {
    const found = findListed(catalogue, req)
    if ('moved' in found) return res.redirect(301, urls.program(found.moved))
    const { program } = found
    const lines = sharedLinesOf(program, catalogue.countLine)
    render(req, res, programPage(program, todayOf(), chosenOf(catalogue, req), [], lines))
  }
