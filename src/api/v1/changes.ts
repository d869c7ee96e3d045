import type { RequestHandler } from 'express'
import { shown } from '../../catalog/text/plain-text.js'
import type { Catalogue } from '../../live/catalogue.js'
import { say } from '../../messages/say.js'
import { sendProblem } from '../../web/html/errors.js'
import { paramsOf } from '../../web/http/request.js'
import type { SendJson } from '../answers/json.js'

/** Changes per response: a client repeats the request with `since` = `next` until none is left. */
const PAGE_SIZE = 1000

/** Changes after a `seq`, oldest first, each slug once with its newest; 400 for bad parameters. */
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
    const found = catalogue.changes(Number(since), PAGE_SIZE)
    send(req, res, () => ({ changes: found, next: found.at(-1)?.seq ?? Number(since) }))
  }
