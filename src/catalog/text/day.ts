const DAY_MS = 86_400_000
/** Where a day begins first, it is this many hours ahead of UTC. */
const EARLIEST_ZONE_HOURS = 14
/** Nothing here was checked before there was a web to publish it on; an earlier day is a slip. */
const FIRST = '1990-01-01'
/** Day 0 of a spreadsheet, as all days after February 1900 count from it. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The number of a month by its name or the first three letters of it or more; 0 for none. */
const monthOf = (name: string): number => {
  const at = months.indexOf(name.slice(0, 3))
  return /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/.test(
    name,
  )
    ? at + 1
    : 0
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** The latest day that it may be anywhere, `YYYY-MM-DD`. */
export const latestDay = (now = new Date()): string =>
  new Date(now.getTime() + EARLIEST_ZONE_HOURS * 3_600_000).toISOString().slice(0, 10)

type Parts = Readonly<{ year: string; month: string | number; day: string }>
type Form = readonly [RegExp, (found: readonly string[]) => Parts]
/** Two digits are of this century. */
const full = (year: string): string => (year.length === 2 ? `20${year}` : year)

/**
 * How days are written, the time of day that a spreadsheet may put after one cut off. Numbers alone
 * are read as in the US: the month first.
 */
const forms: readonly Form[] = [
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    ([year = '', month = '', day = '']) => ({ year, month, day }),
  ],
  [
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/,
    ([month = '', day = '', year = '']) => ({ year: full(year), month, day }),
  ],
  [
    /^([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4}|\d{2})$/,
    ([name = '', day = '', year = '']) => ({ year: full(year), month: monthOf(name), day }),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/,
    ([day = '', name = '', year = '']) => ({ year: full(year), month: monthOf(name), day }),
  ],
]
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /
const timeOfDay = /[t ]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?[ap]m)?(?: ?z| ?[+-]\d\d:?\d\d)?$/

/** `YYYY-MM-DD` as some form has it, whether or not there is such a day; empty text for none. */
const writtenDay = (text: string): string => {
  for (const [form, toParts] of forms) {
    const found = form.exec(text)
    if (!found) continue
    const { year, month, day } = toParts(found.slice(1))
    return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  const [, serial] = /^(\d{5})(?:\.\d{1,15})?$/.exec(text) ?? []
  return serial === undefined
    ? ''
    : new Date(SERIAL_ZERO + Number(serial) * DAY_MS).toISOString().slice(0, 10)
}

/**
 * A day that is or was, as people and spreadsheets write it (`2026-11-30`, also with a time;
 * `11/30/2026`; `Nov 30, 2026`; `30 Nov 2026`; a spreadsheet's count of days) → `YYYY-MM-DD`. Null
 * for anything else: a day that the calendar does not have, one after `latest`, one before 1990.
 */
export const parseDay = (text: string, latest = latestDay()): string | null => {
  if (text.length > 60) return null
  const plain = text
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(timeOfDay, '')
    .replace(weekday, '')
  const day = writtenDay(plain)
  return isDay(day) && day >= FIRST && day <= latest ? day : null
}

/**
 * Whole days from one day to another, both `YYYY-MM-DD`; below zero when the other is the earlier
 * one.
 */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
