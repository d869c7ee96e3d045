import type { RequestHandler } from 'express'
import { toAnswered } from '../../catalog/program/answered-program.js'
import { compare as sideBySide } from '../../catalog/search/comparison.js'
import { MOST_COMPARED } from '../../catalog/search/search-query.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import { type CanonicalAddress, canonicalPath } from '../../web/cache/response-cache.js'
import { sendProblem } from '../../web/html/errors.js'
import { withParams } from '../../web/html/urls.js'
import { paramsOf } from '../../web/http/request.js'
import type { SendJson } from '../answers/json.js'

/** The requested slugs, deduplicated, renamed ones resolved to their current slug. */
const slugsIn = (catalogue: Catalogue, params: URLSearchParams): readonly string[] => [
  ...new Set(params.getAll('program').map((slug) => catalogue.movedTo(slug) ?? slug)),
]

/** The canonical address of a comparison. */
export const canonicalComparison =
  (catalogue: Catalogue): CanonicalAddress =>
  (req) =>
    withParams(
      canonicalPath(req),
      new URLSearchParams(
        slugsIn(catalogue, paramsOf(req)).map((slug): [string, string] => ['program', slug]),
      ),
    )

/** Programs side by side; 400 for none, too many or bad parameters, 404 naming unknown slugs. */
export const sendComparison =
  (catalogue: Catalogue, send: SendJson): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const slugs = slugsIn(catalogue, params)
    const unknownParameters = [...new Set(params.keys())]
      .filter((key) => key !== 'program')
      .map((key) => ({ field: key, message: say.problems.unknownParameter(key) }))
    const bad = [
      ...unknownParameters,
      ...(slugs.length === 0 ? [{ field: 'program', message: say.problems.noPrograms }] : []),
      ...(slugs.length > MOST_COMPARED
        ? [{ field: 'program', message: say.problems.tooManyPrograms(MOST_COMPARED) }]
        : []),
    ]
    if (bad.length > 0) return sendProblem(req, res, 400, bad)
    const unknown = slugs.filter((slug) => catalogue.program(slug) === null)
    if (unknown.length > 0)
      return sendProblem(
        req,
        res,
        404,
        unknown.map((slug) => ({ field: 'program', message: say.problems.unknownProgram(slug) })),
      )
    const { programs, rows } = sideBySide(slugs.flatMap((slug) => catalogue.program(slug) ?? []))
    send(req, res, () => ({
      programs: programs.map((program) => toAnswered(program, catalogue.countLine)),
      rows: rows.map(({ unstated: _, ...row }) => row),
    }))
  }
