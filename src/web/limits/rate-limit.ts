import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { TooMany } from '../http/http-error.js'
import { createRateCount, type RateCount } from './rate-count.js'

/** Who asks all the time may ask half as often as who asks now and then. */
const LASTING = 5
/**
 * What one customer of IPv6 has may ask as often as four networks of it; several people may be
 * behind each.
 */
const WIDE_SHARE = 4

/** Counts one request of an address and says how many seconds it has to wait: 0 for none. */
export type VisitorCount = RateCount

/**
 * Counts requests by network, `limit` a minute and five times as many in ten minutes, which is as
 * long as anything is remembered. `limit` 0 counts nothing.
 */
export const createVisitorCount = (limit: number, now: () => number = Date.now): VisitorCount =>
  createRateCount(
    limit === 0
      ? []
      : [
          { name: 'minute', quota: limit, seconds: 60 },
          { name: 'ten-minutes', quota: LASTING * limit, seconds: 600 },
        ],
    WIDE_SHARE,
    now,
  )

/**
 * Whose request it is: the address that connected, or the one that the farthest of our own proxies
 * saw. The same as Express's `req.ip`, for requests that it does not see.
 */
export const visitorOf = (req: IncomingMessage, proxies: number): string => {
  const connected = req.socket.remoteAddress ?? ''
  if (proxies === 0) return connected
  const told = [req.headers['x-forwarded-for'] ?? []].flat().join().split(',')
  const far = told.map((one) => one.trim()).filter((one) => one !== '')
  return far.at(-Math.min(proxies, far.length)) ?? connected
}

/**
 * Refuses who asks too often, and tells everybody where their network stands
 * (draft-ietf-httpapi-ratelimit-headers-11).
 */
export const visitorLimit =
  (count: VisitorCount, weight = 1): RequestHandler =>
  (req, res, next) => {
    const seconds = count(req.ip ?? '', weight, (name, value) => res.setHeader(name, value))
    next(seconds > 0 ? new TooMany(seconds) : undefined)
  }
