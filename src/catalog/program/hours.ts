import type { FactValue } from './fact-schemas.js'
import type { Hours } from './program.js'

/** Assumed where no session length is stated: those stated are 50, the usual therapy hour. */
const SESSION_HOUR_MINUTES = 50
const tenth = (hours: number): number => Math.round(hours * 10) / 10

export type StatedHours = FactValue<'hours'>
type SessionCounts = Readonly<{ perWeek: number | null; minutes: number | null }>

/** With clock hours where computable (nine 50-minute "hours" are 7.5), also from session counts. */
export const toHours = (
  stated: StatedHours | null,
  sessions: SessionCounts,
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
  // A session longer than an hour is a block of "session hours": its length is not theirs.
  const minutes =
    sessions.minutes !== null && sessions.minutes <= 60 ? sessions.minutes : SESSION_HOUR_MINUTES
  const factor = stated.unit === 'clock' ? 1 : stated.unit === 'session' ? minutes / 60 : null
  const clock = (hours: number | null): number | null =>
    hours === null || factor === null ? null : tenth(hours * factor)
  return { ...stated, clockMin: clock(stated.min), clockMax: clock(stated.max), statedAs }
}

/** The range that searches compare: clock hours if known, else as stated. Both null: not stated. */
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
