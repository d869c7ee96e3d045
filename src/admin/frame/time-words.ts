/**
 * A time in the admin: day and minute in UTC, the same for every editor. `at` is ISO 8601 in UTC.
 */
export const timeOf = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
