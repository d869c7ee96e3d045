import type { RequestHandler } from 'express'
import { compare as sideBySide } from '../catalog/comparison.js'
import { MOST_COMPARED } from '../catalog/search-query.js'
import type { House } from '../house.js'
import { say } from '../messages/say.js'
import { sendProblem } from '../web/errors.js'
import { paramsOf } from '../web/request.js'
import type { SendJson } from './json.js'

export const compare =
  (house: House, send: SendJson): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const slugs = [...new Set(params.getAll('program').map((slug) => house.movedTo(slug) ?? slug))]
    const odd = [...new Set(params.keys())]
      .filter((key) => key !== 'program')
      .map((key) => ({ field: key, message: say.problems.unknownParameter(key) }))
    const bad = [
      ...odd,
      ...(slugs.length === 0 ? [{ field: 'program', message: say.problems.noPrograms }] : []),
      ...(slugs.length > MOST_COMPARED ? [{ field: 'program', message: say.problems.tooManyPrograms(MOST_COMPARED) }] : []),
    ]
    if (bad.length > 0) return sendProblem(req, res, 400, bad)
    const unknown = slugs.filter((slug) => house.program(slug) === null)
    if (unknown.length > 0)
      return sendProblem(
        req,
        res,
        404,
        unknown.map((slug) => ({ field: 'program', message: say.problems.unknownProgram(slug) })),
      )
    const { programs, rows } = sideBySide(slugs.flatMap((slug) => house.program(slug) ?? []))
    send(req, res, () => ({ programs, rows: rows.map(({ key, label, group, cells, differs }) => ({ key, label, group, cells, differs })) }))
  }
