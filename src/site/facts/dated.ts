import { daysBetween } from '../../catalog/text/day.js'
import { say } from '../../messages/say.js'

/**
 * A day as people say it: how long ago it was, and as a date. `day` is for machines, `YYYY-MM-DD`.
 */
export type On = Readonly<{ day: string; ago: string; date: string }>
/**
 * A text cut around the day that it names, which a template marks as one; `on` is null where it
 * names none.
 */
export type Dated = Readonly<{ before: string; on: On | null; after: string }>

export const toOn = (day: string, today: string): On => ({
  day,
  ago: say.facts.ago(daysBetween(day, today)),
  date: say.facts.date(day),
})

/** Cuts `text` around `day`, `YYYY-MM-DD`, where it stands there as a date. */
export const toDated = (text: string, day: string | null, today: string): Dated => {
  const on = day === null ? null : toOn(day, today)
  const at = on ? text.indexOf(on.date) : -1
  return on && at >= 0
    ? { before: text.slice(0, at), on, after: text.slice(at + on.date.length) }
    : { before: text, on: null, after: '' }
}
