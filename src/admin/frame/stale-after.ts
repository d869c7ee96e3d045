import { todayOf } from '../../web/html/today.js'

/**
 * A check that is older than this is asked for again: places change their hours and plans about
 * twice a year.
 */
const STALE_DAYS = 183
/** The day before which a check is too old. */
export const checkedSinceOf = (now = new Date()): string =>
  todayOf(new Date(now.getTime() - STALE_DAYS * 86_400_000))
