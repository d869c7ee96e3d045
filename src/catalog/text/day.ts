const DAY_MS = 86_400_000
/** The earliest time zone is UTC+14. */
const EARLIEST_ZONE_HOURS = 14
/** There was no web to publish a check on before; an earlier day is a typo. */
const FIRST = '1990-01-01'
/** Day 0 of a spreadsheet's date serial, valid for all days after February 1900. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The number of a month by its name or a usual abbreviation; 0 for none. */
const monthOf = (name: string): number => {
  const at = months.indexOf(name.slice(0, 3))
  return /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/.test(
    name,
  )
    ? at + 1
    : 0
}

/** The day of a point in time, in UTC: `YYYY-MM-DD`. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** Whether a text is a valid date `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && dayOf(new Date(at)) === text
}

/** Today's date in the earliest time zone, `YYYY-MM-DD`. */
export const latestDay = (now = new Date()): string =>
  dayOf(new Date(now.getTime() + EARLIEST_ZONE_HOURS * 3_600_000))

type DateParts = Readonly<{ year: string; month: string | number; day: string }>
type DateFormat = readonly [RegExp, (found: readonly string[]) => DateParts]
const expandYear = (year: string): string => (year.length === 2 ? `20${year}` : year)

/** Date formats, without a time of day. Numeric ones are read as in the US: month first. */
const dateFormats: readonly DateFormat[] = [
  [
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
    ([year = '', month = '', day = '']) => ({ year, month, day }),
  ],
  [
    /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/,
    ([month = '', day = '', year = '']) => ({ year: expandYear(year), month, day }),
  ],
  [
    /^([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4}|\d{2})$/,
    ([name = '', day = '', year = '']) => ({ year: expandYear(year), month: monthOf(name), day }),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})$/,
    ([day = '', name = '', year = '']) => ({ year: expandYear(year), month: monthOf(name), day }),
  ],
]
const weekday = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /
const timeOfDay = /[t ]\d{1,2}:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?[ap]m)?(?: ?z| ?[+-]\d\d:?\d\d)?$/

/** `YYYY-MM-DD` by the first matching format, whether or not it is a valid date; empty for none. */
const writtenDay = (text: string): string => {
  for (const [form, toParts] of dateFormats) {
    const found = form.exec(text)
    if (!found) continue
    const { year, month, day } = toParts(found.slice(1))
    return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  const [, serial] = /^(\d{5})(?:\.\d{1,15})?$/.exec(text) ?? []
  return serial === undefined ? '' : dayOf(new Date(SERIAL_ZERO + Number(serial) * DAY_MS))
}

/**
 * Parses dates as people and spreadsheets write them (`11/30/2026`, `30 Nov 2026`, with a time, as
 * a serial) into `YYYY-MM-DD`; null if invalid, after `latest`, or before 1990.
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

/** Whole days between two dates, both `YYYY-MM-DD`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
