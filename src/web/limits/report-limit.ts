import { createRateCount } from './rate-count.js'

const DAY_S = 86_400
/** Thirty days, so that a network that sends a few a day cannot fill the queue either. */
const MONTH_S = 30 * DAY_S
/** A /48 of IPv6 gets the quota of two networks. */
const WIDE_SHARE = 2

/**
 * Whether a network may send a report on a listing now: null when it may, and it is counted; else
 * which limit applies, and the seconds to wait.
 */
export type ReportCount = (
  address: string,
  slug: string,
) => Readonly<{ of: 'sender' | 'listing'; seconds: number }> | null

/**
 * Rate limits of reports by network, in memory, under keyed hashes that identify no network. Of the
 * 20 open reports of a listing one network gets at most 5, and an IPv6 /48 at most 10; of the 5,000
 * in all at most 200, and 400. With `on` false nothing is counted.
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
