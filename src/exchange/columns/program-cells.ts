import { type Scope, scopes } from '../../catalog/program/fact-schemas.js'
import { type Place, placeFields } from '../../catalog/program/listing.js'
import type { Accreditation, Area, Session } from '../../catalog/program/program.js'
import { parseDay } from '../../catalog/text/day.js'
import { parsePhone } from '../../catalog/text/phone.js'
import { parseName, parsePlainText } from '../../catalog/text/plain-text.js'
import { parseTypedAddress } from '../../catalog/text/web-address.js'
import { parseValue, type VocabularyKey } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import { isObject, type JsonObject } from '../listings/json-value.js'
import { parseFlag } from './flag.js'

/** `left` are the parts that could not be parsed; `value` is undefined when none could. */
export type CellReading = Readonly<{ value: unknown; left: readonly string[] }>
/** `read` takes trimmed, non-empty text and never throws; `unread` replaces the general message. */
export type CellFormat = Readonly<{
  write: (value: unknown) => string
  read: (text: string) => CellReading
  unread?: (text: string) => string
}>

const singleCell = <T>(
  write: (value: T) => string,
  parse: (text: string) => T | null,
): CellFormat => ({
  write: (value) => write(value as T),
  read: (text) => {
    const value = parse(text)
    return value === null ? { value: undefined, left: [text] } : { value, left: [] }
  },
})
/** Several values in one cell, separated by semicolons. Valid ones are kept when others fail. */
const listCell = <T>(
  write: (value: T) => string,
  parse: (text: string) => T | null,
): CellFormat => ({
  write: (values) => (values as readonly T[]).map(write).join('; '),
  read: (text) => {
    const parts = text.split(';').map((part) => part.trim())
    const said = parts.filter((part) => part !== '').map((part) => ({ part, value: parse(part) }))
    const values = said.flatMap(({ value }) => (value === null ? [] : [value]))
    return {
      value: values.length > 0 ? values : undefined,
      left: said.flatMap(({ part, value }) => (value === null ? [part] : [])),
    }
  },
})

/** Plain text of at most `longest` characters. */
export const text = (longest: number): CellFormat =>
  singleCell<string>(String, (written) => parsePlainText(written, longest))
/** A program's or organization's name of at most `longest` characters. */
export const name = (longest: number): CellFormat =>
  singleCell<string>(String, (written) => parseName(written, longest))
/** One value of a closed vocabulary. */
export const word = (key: VocabularyKey): CellFormat =>
  singleCell<string>(String, (written) => parseValue(key, written))
/** Several values of a closed vocabulary. */
export const words = (key: VocabularyKey): CellFormat =>
  listCell<string>(String, (written) => parseValue(key, written))
/** One of some values, read in any case. */
export const oneOf = (values: readonly string[]): CellFormat =>
  singleCell<string>(
    String,
    (written) => values.find((value) => value === written.toLowerCase()) ?? null,
  )
/** A yes-or-no question, parsed like a flag. */
export const yesOrNo: CellFormat = singleCell<string>(String, (written) => {
  const flag = parseFlag(written)
  return flag === 'yes' || flag === 'no' ? flag : null
})
export const number: CellFormat = singleCell<number>(String, (written) =>
  /^-?\d{1,6}(?:\.\d{1,20})?(?:e-\d{1,2})?$/.test(written) ? Number(written) : null,
)
export const date: CellFormat = {
  ...singleCell<string>(String, (written) => parseDay(written)),
  unread: say.fileProblems.notADay,
}
export const phone: CellFormat = singleCell<string>(String, parsePhone)
/** Five digits, with or without ZIP+4; leading zeros that a spreadsheet dropped are restored. */
export const zip: CellFormat = singleCell<string>(
  String,
  (written) => /^(\d{3,5})(?:-\d{4})?$/.exec(written)?.[1]?.padStart(5, '0') ?? null,
)
/** An address without a scheme is read as `http`. */
export const webAddress: CellFormat = singleCell<string>(String, (written) =>
  parseTypedAddress(written, 'http'),
)

/** `mon,wed 09:00-12:00 America/New_York`; the time zone is omitted where it is not stated. */
export const schedule: CellFormat = listCell<Session>(
  ({ days, start, end, timeZone }) =>
    [days.join(','), `${start}-${end}`, ...(timeZone === null ? [] : [timeZone])].join(' '),
  (written) => {
    const [, days, start, end, timeZone = null] =
      /^([a-z,]+) (\d\d:\d\d)-(\d\d:\d\d)(?: ([^\s;]+))?$/i.exec(written) ?? []
    return days && start && end
      ? { days: days.toLowerCase().split(',') as unknown as Session['days'], start, end, timeZone }
      : null
  },
)

const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text)
/** Accrediting body and scope: `carf:program`; the scope omitted where not stated. */
export const accreditation: CellFormat = listCell<Accreditation>(
  ({ body, scope }) => (scope === null ? body : `${body}:${scope}`),
  (written) => {
    const [name = '', scope, ...more] = written.split(':').map((part) => part.trim().toLowerCase())
    const body = parseValue('accreditation', name)
    if (body === null || more.length > 0) return null
    return !scope ? { body, scope: null } : isScope(scope) ? { body, scope } : null
  },
)

/** `Columbus, OH`, or the state alone. */
export const area: CellFormat = singleCell<Area>(
  ({ city, state }) => (city === null ? state : `${city}, ${state}`),
  (written) => {
    const comma = written.lastIndexOf(',')
    const [state, city] = [
      parseValue('state', written.slice(comma + 1)),
      parsePlainText(written.slice(0, Math.max(0, comma)), 100),
    ]
    return state === null || (comma >= 0 && city === null) ? null : { city, state }
  },
)

const parseObject = (written: string): JsonObject | null => {
  try {
    const value: unknown = JSON.parse(written)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
export const json: CellFormat = singleCell<JsonObject>(
  (value) => JSON.stringify(value),
  parseObject,
)

/** The seven fields of a place as JSON. */
export const place: CellFormat = singleCell<Place>(
  (value) => JSON.stringify(value),
  (written) => {
    const value = parseObject(written)
    const known = placeFields.every(
      (field) =>
        typeof value?.[field] === 'string' &&
        (value[field] === '' || parsePlainText(value[field], 200) === value[field]),
    )
    return known
      ? (Object.fromEntries(placeFields.map((field) => [field, value?.[field]])) as Place)
      : null
  },
)
