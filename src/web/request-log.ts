import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import type { Log } from './log.js'
import type { Measures } from './measures.js'
import { routeOf } from './request.js'

const ids = new WeakMap<ServerResponse, string>()
/** The id of the request that this answers, as the log and an error page name it. */
export const idOf = (res: ServerResponse): string => ids.get(res) ?? 'none'

/** Writes a line when the answer is over, and gives its request an id. `route` is asked then. */
export type LogRequest = (res: ServerResponse, method: string, route: () => string) => void

/** One line a request: time, id, method, route template, status, milliseconds. Nothing that the visitor sent. Counted as well. */
export const requestLogger =
  (log: Log, measures: Measures): LogRequest =>
  (res, method, route) => {
    const id = randomBytes(8).toString('hex')
    const start = performance.now()
    ids.set(res, id)
    res.once('close', () => {
      const ms = Math.round((performance.now() - start) * 10) / 10
      const line = { id, method, route: route(), status: res.statusCode, ms }
      measures.request(line.route, method, line.status, ms)
      log('info', res.writableFinished ? 'request' : 'aborted', line)
    })
  }

/** The same as the first step of an app. */
export const requestLog =
  (logRequest: LogRequest): RequestHandler =>
  (req, res, next) => {
    logRequest(res, req.method, () => routeOf(req))
    next()
  }
