import { createRateCount } from './rate-count.js'

const DAY_S = 86_400
/** Thirty days, so that a network that sends a few a day cannot fill the queue either. */
const MONTH_S = 30 * DAY_S
/** A /48 of IPv6 gets the quota of two networks. */
const WIDE_SHARE = 2

/** Null if a report is allowed, and counted; else which limit applies, and the seconds to wait. */
export type ReportCount = (
  address: string,
  slug: string,
) => Readonly<{ of: 'sender' | 'listing'; seconds: number }> | null

/**
 * Limits reports by network, under keyed hashes in memory. Of a listing's 20 open reports a network
 * gets 5, an IPv6 /48 10; of the 5,000 in all, 200 and 400. `on` false counts nothing.
 */
export const createReportCount = (on: boolean, now: () => number = Date.now): ReportCount => {
  if (!on) return () => null
  const sent = createRateCount(
    [
      // No person reports more programs in a minute or an hour.
      { name: 'minute', quota: 5, seconds: 60 },
      { name: 'hour', quota: 20, seconds: 3600 },
      // For somebody whose work is finding places, and who finds errors on the way.
      { name: 'day', quota: 50, seconds: DAY_S },
      { name: 'month', quota: 200, seconds: MONTH_S },
    ],
    WIDE_SHARE,
    now,
  )
  const onListing = createRateCount(
    [{ name: 'month', quota: 5, seconds: MONTH_S }],
    WIDE_SHARE,
    now,
  )
  return (address, slug) => {
    const seconds = sent(address)
    if (seconds > 0) return { of: 'sender', seconds }
    const listing = onListing(address, 1, undefined, slug)
    return listing > 0 ? { of: 'listing', seconds: listing } : null
  }
}
