import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import type { Log } from './log.js'
import { routeOf } from './request.js'

const ids = new WeakMap<Response, string>()
/** The id of the request that this answers, as the log and an error page name it. */
export const idOf = (res: Response): string => ids.get(res) ?? 'none'

/** One line a request: time, id, method, route template, status, milliseconds. Nothing that the visitor sent. */
export const requestLog =
  (log: Log): RequestHandler =>
  (req, res, next) => {
    const id = randomBytes(8).toString('hex')
    const start = performance.now()
    ids.set(res, id)
    res.once('close', () => {
      const ms = Math.round((performance.now() - start) * 10) / 10
      log('info', res.writableFinished ? 'request' : 'aborted', { id, method: req.method, route: routeOf(req), status: res.statusCode, ms })
    })
    next()
  }
