import { randomFillSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { routeOf } from '../http/request.js'
import type { Log } from './log.js'
import type { RequestMetrics } from './request-metrics.js'

const ID_BYTES = 8
/** For many ids: one system call each would cost more than the rest of a cached response. */
const randomPool = Buffer.alloc(512 * ID_BYTES)
let usedBytes = randomPool.length
const newId = (): string => {
  if (usedBytes === randomPool.length) {
    randomFillSync(randomPool)
    usedBytes = 0
  }
  usedBytes += ID_BYTES
  return randomPool.toString('hex', usedBytes - ID_BYTES, usedBytes)
}

const ids = new WeakMap<ServerResponse, string>()
/** The id of a response's request, as in the log and on error pages; `none` before it is logged. */
export const idOf = (res: ServerResponse): string => ids.get(res) ?? 'none'

/** Assigns a request id, and logs the request when its response closes. `route` is called then. */
export type LogRequest = (res: ServerResponse, method: string, route: () => string) => void

/** Logs and counts a request: id, method, route, status and ms, nothing that the visitor sent. */
export const requestLogger =
  (log: Log, metrics: RequestMetrics): LogRequest =>
  (res, method, route) => {
    const id = newId()
    const start = performance.now()
    ids.set(res, id)
    res.once('close', () => {
      const ms = Math.round((performance.now() - start) * 10) / 10
      const line = { id, method, route: route(), status: res.statusCode, ms }
      metrics.request(line.route, method, line.status, ms)
      log('info', res.writableFinished ? 'request' : 'aborted', line)
    })
  }

/** The same as Express middleware. */
export const logRequests =
  (logRequest: LogRequest): RequestHandler =>
  (req, res, next) => {
    logRequest(res, req.method, () => routeOf(req))
    next()
  }
