import { createHmac, randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import { TooMany } from './http-error.js'

/** How long an address may be remembered at all; a new key then makes the old marks meaningless. */
const KEY_LIFE_MS = 10 * 60_000
const MINUTE_MS = 60_000
/** More addresses than this in one minute is an attack; counting starts anew rather than growing. */
const MOST_ADDRESSES = 100_000

/** Counts requests a minute by a keyed hash of the address, in memory only. `limit` 0 counts nothing. */
export const visitorLimit = (limit: number, now: () => number = Date.now): RequestHandler => {
  if (limit === 0) return (_req, _res, next) => next()
  let key = randomBytes(32)
  let keyed = now()
  let minute = 0
  let counts = new Map<string, number>()
  return (req, _res, next) => {
    const time = now()
    if (time - keyed > KEY_LIFE_MS) [key, keyed] = [randomBytes(32), time]
    const current = Math.floor(time / MINUTE_MS)
    if (current !== minute || counts.size > MOST_ADDRESSES) [minute, counts] = [current, new Map()]
    const mark = createHmac('sha256', key)
      .update(req.ip ?? '')
      .digest('base64')
    const count = (counts.get(mark) ?? 0) + 1
    counts.set(mark, count)
    next(count > limit ? new TooMany(Math.ceil(((current + 1) * MINUTE_MS - time) / 1000)) : undefined)
  }
}
