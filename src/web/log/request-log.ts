import { randomFillSync } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import { routeOf } from '../http/request.js'
import type { Log } from './log.js'
import type { RequestMetrics } from './request-metrics.js'

const ID_BYTES = 8
/**
 * Random bytes for many ids are drawn at once: one system call per id costs more than the rest of a
 * cached response.
 */
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
/**
 * The id of a response's request, as the log and an error page show it; `none` before it is logged.
 */
export const idOf = (res: ServerResponse): string => ids.get(res) ?? 'none'

/** Assigns a request id, and logs the request when its response closes. `route` is called then. */
export type LogRequest = (res: ServerResponse, method: string, route: () => string) => void

/**
 * One log line a request: time, id, method, route template, status, milliseconds. Nothing that the
 * visitor sent. Updates the metrics too.
 */
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
