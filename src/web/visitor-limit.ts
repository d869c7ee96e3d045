import { createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { TooMany } from './http-error.js'

/** How long an address may be remembered at all; a new key then makes the old marks meaningless. */
const KEY_LIFE_MS = 10 * 60_000
const MINUTE_MS = 60_000
/** More addresses than this in one minute is an attack; counting starts anew rather than growing. */
const MOST_ADDRESSES = 100_000

/** Counts one request of an address and says how many seconds it has to wait: 0 for none. */
export type VisitorCount = (address: string, weight?: number) => number

/** Counts requests a minute by a keyed hash of the address, in memory only. `limit` 0 counts nothing. */
export const createVisitorCount = (limit: number, now: () => number = Date.now): VisitorCount => {
  if (limit === 0) return () => 0
  let key = randomBytes(32)
  let keyed = now()
  let minute = 0
  let counts = new Map<string, number>()
  return (address, weight = 1) => {
    const time = now()
    if (time - keyed > KEY_LIFE_MS) [key, keyed] = [randomBytes(32), time]
    const current = Math.floor(time / MINUTE_MS)
    if (current !== minute || counts.size > MOST_ADDRESSES) [minute, counts] = [current, new Map()]
    const mark = createHmac('sha256', key).update(address).digest('base64')
    const count = (counts.get(mark) ?? 0) + weight
    counts.set(mark, count)
    return count > limit ? Math.ceil(((current + 1) * MINUTE_MS - time) / 1000) : 0
  }
}

/**
 * Whose request it is: the address that connected, or the one that the farthest of our own proxies saw. The same as Express's `req.ip`, for
 * requests that it does not see.
 */
export const visitorOf = (req: IncomingMessage, proxies: number): string => {
  const connected = req.socket.remoteAddress ?? ''
  if (proxies === 0) return connected
  const told = [req.headers['x-forwarded-for'] ?? []].flat().join().split(',')
  const far = told.map((one) => one.trim()).filter((one) => one !== '')
  return far.at(-Math.min(proxies, far.length)) ?? connected
}

/** Refuses who asks too often. */
export const visitorLimit =
  (count: VisitorCount, weight = 1): RequestHandler =>
  (req, _res, next) => {
    const seconds = count(req.ip ?? '', weight)
    next(seconds > 0 ? new TooMany(seconds) : undefined)
  }
