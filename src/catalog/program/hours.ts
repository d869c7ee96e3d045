import type { Hours } from './program.js'

/**
 * Minutes of a "session hour" when a program counts sessions and does not say how long one is
 * (stated programs use 50).
 */
const SESSION_HOUR_MINUTES = 50
const tenth = (hours: number): number => Math.round(hours * 10) / 10

export type StatedHours = Readonly<{
  min: number | null
  max: number | null
  unit: 'clock' | 'session' | null
}>
type Sessions = Readonly<{ perWeek: number | null; minutes: number | null }>

/**
 * Hours a week with their clock hours where these can be computed: nine 50-minute "hours" are 7.5.
 * Hours nobody stated follow from sessions a week and minutes a session when both are known.
 */
export const toHours = (
  stated: StatedHours | null,
  sessions: Sessions,
  statedAs: string | null,
): Hours => {
  const bySessions =
    sessions.perWeek !== null && sessions.minutes !== null
      ? tenth((sessions.perWeek * sessions.minutes) / 60)
      : null
  if (!stated)
    return {
      min: null,
      max: null,
      unit: null,
      clockMin: bySessions,
      clockMax: bySessions,
      statedAs,
    }
  // A session longer than an hour is a block of several "session hours", so its length says nothing
  // about one of them.
  const minutes =
    sessions.minutes !== null && sessions.minutes <= 60 ? sessions.minutes : SESSION_HOUR_MINUTES
  const factor = stated.unit === 'clock' ? 1 : stated.unit === 'session' ? minutes / 60 : null
  const clock = (hours: number | null): number | null =>
    hours === null || factor === null ? null : tenth(hours * factor)
  return { ...stated, clockMin: clock(stated.min), clockMax: clock(stated.max), statedAs }
}

/**
 * The range that searches compare, in clock hours where known, else as stated. Both null: not
 * stated.
 */
export const comparedHours = (
  hours: Hours,
): Readonly<{ min: number | null; max: number | null }> =>
  hours.clockMin !== null || hours.clockMax !== null
    ? { min: hours.clockMin, max: hours.clockMax }
    : { min: hours.min, max: hours.max }

/** Whether two ranges overlap; a missing bound is open. */
export const overlaps = (
  a: Readonly<{ min: number | null; max: number | null }>,
  b: Readonly<{ min: number | null; max: number | null }>,
): boolean =>
  (a.min ?? Number.NEGATIVE_INFINITY) <= (b.max ?? Number.POSITIVE_INFINITY) &&
  (b.min ?? Number.NEGATIVE_INFINITY) <= (a.max ?? Number.POSITIVE_INFINITY)
