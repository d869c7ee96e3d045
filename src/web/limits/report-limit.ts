import { createRateCount } from './rate-count.js'

const DAY_S = 86_400
/** A month, so that a network that sends a few each day fills nothing either. */
const LONG_S = 30 * DAY_S
/** Of a house of IPv6 customers no more than two of its networks may send. */
const WIDE_SHARE = 2

/**
 * Whether a network may send a report on a listing now: null when it may and it is counted; else
 * which limit it met, and the seconds to wait.
 */
export type ReportCount = (
  address: string,
  slug: string,
) => Readonly<{ of: 'sender' | 'listing'; seconds: number }> | null

/**
 * Counts what each network reports, in memory, by keyed sums that tell no network. Of the 20 that
 * may wait for a listing one network holds at most 5, and a /48 of IPv6 at most 10; of the 5,000 in
 * all at most 200, and 400. With `on` false nothing is counted.
 */
export const createReportCount = (on: boolean, now: () => number = Date.now): ReportCount => {
  if (!on) return () => null
  const sent = createRateCount(
    [
      // Nobody reports more programs in a minute or an hour; what does is a machine.
      { name: 'minute', quota: 5, seconds: 60 },
      { name: 'hour', quota: 20, seconds: 3600 },
      // Somebody whose work it is to find places, and finds what is wrong.
      { name: 'day', quota: 50, seconds: DAY_S },
      { name: 'month', quota: 200, seconds: LONG_S },
    ],
    WIDE_SHARE,
    now,
  )
  const onListing = createRateCount([{ name: 'month', quota: 5, seconds: LONG_S }], WIDE_SHARE, now)
  return (address, slug) => {
    const seconds = sent(address)
    if (seconds > 0) return { of: 'sender', seconds }
    const listing = onListing(address, 1, undefined, slug)
    return listing > 0 ? { of: 'listing', seconds: listing } : null
  }
}
