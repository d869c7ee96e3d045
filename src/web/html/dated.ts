import { daysBetween } from '../../catalog/text/day.js'
import { say } from '../../messages/say.js'

/**
 * A text split around the date in it, for a <time> element; `on` is null where it has none. `day`
 * is the machine-readable form, a day or a time of ISO 8601; `ago` is the same as relative time,
 * null where readers need the date alone.
 */
export type DatedText = Readonly<{
  before: string
  on: Readonly<{ day: string; ago: string | null; date: string }> | null
  after: string
}>

/** A text without a date. */
export const toUndatedText = (text: string): DatedText => ({ before: text, on: null, after: '' })

/** A date alone; `day` is what it reads as in ISO 8601. */
export const toDate = (day: string, date: string): DatedText => ({
  before: '',
  on: { day, ago: null, date },
  after: '',
})

/**
 * Splits `text` around `day`, `YYYY-MM-DD`, if its formatted date occurs there, and says how long
 * before `today` that was.
 */
export const toDatedText = (text: string, day: string | null, today: string): DatedText => {
  if (day === null) return toUndatedText(text)
  const date = say.facts.date(day)
  const at = text.indexOf(date)
  if (at < 0) return toUndatedText(text)
  const on = { day, ago: say.facts.ago(daysBetween(day, today)), date }
  return { before: text.slice(0, at), on, after: text.slice(at + date.length) }
}
