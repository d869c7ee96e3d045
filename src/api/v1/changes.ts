import type { RequestHandler } from 'express'
import { shown } from '../../catalog/text/plain-text.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import { sendProblem } from '../../web/html/errors.js'
import { paramsOf } from '../../web/http/request.js'
import type { SendJson } from '../answers/json.js'

/**
 * Changes of one answer: a client that has been away asks again from `next` until nothing is left.
 */
const PAGE = 1000

/**
 * What became of listings after a number that the client has seen, oldest first; each slug once,
 * with its newest change.
 */
export const sendChanges =
  (catalogue: Catalogue, send: SendJson): RequestHandler =>
  (req, res) => {
    const params = paramsOf(req)
    const unknown = [...new Set(params.keys())].filter((key) => key !== 'since')
    const since = params.get('since') ?? '0'
    const problems = [
      ...unknown.map((key) => ({ field: key, message: say.problems.unknownParameter(shown(key)) })),
      ...(/^\d{1,15}$/.test(since) && params.getAll('since').length < 2
        ? []
        : [{ field: 'since', message: say.problems.badSince }]),
    ]
    if (problems.length > 0) return sendProblem(req, res, 400, problems)
    const found = catalogue.changes(Number(since), PAGE)
    send(req, res, () => ({ changes: found, next: found.at(-1)?.seq ?? Number(since) }))
  }
