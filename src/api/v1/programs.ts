import type { RequestHandler } from 'express'
import { toAnswered } from '../../catalog/program/answered-program.js'
import { allFacets } from '../../catalog/program/facets.js'
import { parseSearchQuery, toParams } from '../../catalog/search/search-query.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import type { Catalogue } from '../../live/catalogue.js'
import type { Found } from '../../search/answer/find.js'
import { type CanonicalAddress, canonicalPath } from '../../web/cache/response-cache.js'
import { sendProblem } from '../../web/html/errors.js'
import { withParams } from '../../web/html/urls.js'
import { HttpError } from '../../web/http/http-error.js'
import { paramsOf } from '../../web/http/request.js'
import type { SendJson } from '../answers/json.js'

const facetsOf = (found: Found) =>
  Object.fromEntries(
    allFacets.map(({ key }) => [
      key,
      found.facets[key].map(({ value, count }) => ({ value, label: labelOf(key, value), count })),
    ]),
  )

/** Miles to a tenth: finer than the coordinates are known. */
const tenth = (miles: number): number => Math.round(miles * 10) / 10

/** The canonical address of a search: without defaults and unknown programs. */
export const canonicalPrograms =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) => {
    const { query } = parseSearchQuery(paramsOf(req), catalogue.citiesNamed)
    const program = query.program.filter((slug) => catalogue.program(slug) !== null)
    return withParams(canonicalPath(req), toParams({ ...query, program }))
  }

/** The same search as the page's; what the page would ignore and report is a 400 here. */
export const sendPrograms =
  (catalogue: Catalogue, send: SendJson): RequestHandler =>
  (req, res) => {
    const { query, ignored } = parseSearchQuery(paramsOf(req), catalogue.citiesNamed)
    const found = catalogue.find(query)
    const problems = [...ignored, ...found.problems]
    if (problems.length > 0) return sendProblem(req, res, 400, problems)
    const { total, page, pages, size, notStated, suggestion } = found
    send(req, res, () => ({
      total,
      page,
      pages,
      size,
      programs: found.programs.map(({ program, distance }) => ({
        ...toAnswered(program, catalogue.countLine),
        ...(distance === null ? {} : { distance: tenth(distance) }),
      })),
      facets: facetsOf(found),
      notStated,
      ...(suggestion ? { suggestion } : {}),
    }))
  }

/** The canonical address of a program; null where there is none. */
export const canonicalProgram =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) => {
    const found = catalogue.program(String(req.params['slug']))
    return found && `${req.baseUrl}/programs/${found.slug}`
  }

/** One program; 301 from an old slug, 410 if it was listed once, else 404. */
export const sendProgram =
  (catalogue: Catalogue, send: SendJson): RequestHandler =>
  (req, res) => {
    const slug = String(req.params['slug'])
    const found = catalogue.program(slug)
    const moved = found ? null : catalogue.movedTo(slug)
    if (moved) return res.redirect(301, `/api/v1/programs/${moved}`)
    if (!found) throw new HttpError(catalogue.wasListed(slug) ? 410 : 404)
    send(req, res, () => toAnswered(found, catalogue.countLine))
  }
