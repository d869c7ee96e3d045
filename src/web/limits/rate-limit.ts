import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { TooMany } from '../http/http-error.js'
import { createRateCount, type RateCount } from './rate-count.js'

/** As a multiple of the minute's quota: sustained use gets half the rate of a burst. */
const TEN_MINUTE_FACTOR = 5
/** An IPv6 customer (/48) gets the quota of four networks; several people may be behind each. */
const WIDE_SHARE = 4

/**
 * Counts requests by network, `limit` a minute and five times as many in ten minutes, the longest
 * that anything is remembered. `limit` 0 turns it off.
 */
export const createVisitorCount = (limit: number, now: () => number = Date.now): RateCount =>
  createRateCount(
    limit === 0
      ? []
      : [
          { name: 'minute', quota: limit, seconds: 60 },
          { name: 'ten-minutes', quota: TEN_MINUTE_FACTOR * limit, seconds: 600 },
        ],
    WIDE_SHARE,
    now,
  )

/**
 * The client's address: the peer, or the one that the outermost of `proxies` trusted proxies saw.
 * Equals Express's `req.ip`, for requests that bypass it.
 */
export const clientAddress = (req: IncomingMessage, proxies: number): string => {
  const connected = req.socket.remoteAddress ?? ''
  if (proxies === 0) return connected
  const forwarded = [req.headers['x-forwarded-for'] ?? []].flat().join().split(',')
  const far = forwarded.map((one) => one.trim()).filter((one) => one !== '')
  return far.at(-Math.min(proxies, far.length)) ?? connected
}

/**
 * Answers 429 above the rate limit, and sets RateLimit headers on every response
 * (draft-ietf-httpapi-ratelimit-headers-11).
 */
export const limitRate =
  (count: RateCount, weight = 1): RequestHandler =>
  (req, res, next) => {
    const seconds = count(req.ip ?? '', weight, (name, value) => res.setHeader(name, value))
    next(seconds > 0 ? new TooMany(seconds) : undefined)
  }
