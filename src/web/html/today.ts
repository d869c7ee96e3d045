/** The current day in UTC, `YYYY-MM-DD`. */
export const todayOf = (now = new Date()): string => now.toISOString().slice(0, 10)
