import { todayOf } from '../../web/html/today.js'

/**
 * A check older than this is due again: programs change their hours and plans about twice a year.
 */
const STALE_DAYS = 183
/** The oldest day on which a check is still current. */
export const checkedSinceOf = (now = new Date()): string =>
  todayOf(new Date(now.getTime() - STALE_DAYS * 86_400_000))
