import { daysBetween } from '../../catalog/text/day.js'
import { say } from '../../messages/say.js'

export type RelativeDate = Readonly<{ day: string; ago: string; date: string }>
/** A text split around the date in it, for a <time> element; `on` is null where it has none. */
export type DatedText = Readonly<{ before: string; on: RelativeDate | null; after: string }>

/** Formats `day`, `YYYY-MM-DD`, relative to `today`. */
export const toRelativeDate = (day: string, today: string): RelativeDate => ({
  day,
  ago: say.facts.ago(daysBetween(day, today)),
  date: say.facts.date(day),
})

/** Splits `text` around `day`, `YYYY-MM-DD`, if its formatted date occurs there. */
export const toDatedText = (text: string, day: string | null, today: string): DatedText => {
  const on = day === null ? null : toRelativeDate(day, today)
  const at = on ? text.indexOf(on.date) : -1
  return on && at >= 0
    ? { before: text.slice(0, at), on, after: text.slice(at + on.date.length) }
    : { before: text, on: null, after: '' }
}
