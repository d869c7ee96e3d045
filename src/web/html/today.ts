import { dayOf } from '../../catalog/text/day.js'

/** The current day in UTC, `YYYY-MM-DD`. */
export const todayOf = (now = new Date()): string => dayOf(now)
