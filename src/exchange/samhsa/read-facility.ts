import type { Place } from '../../catalog/program/listing.js'
import { parsePhone } from '../../catalog/text/phone.js'
import { parseName, parsePlainText } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { parseTypedAddress } from '../../catalog/text/web-address.js'
import { parseValue } from '../../catalog/vocabulary/vocabulary.js'
import { say } from '../../messages/say.js'
import type { Point } from '../listings/facility.js'

const messages = say.fileProblems

/** Real ones have 50 characters, and an identity made of these must fit a database key. */
const MAX_LENGTHS = { name: 200, street: 200, city: 100 }
/** The part of a value that a problem repeats. */
const shown = (text: string): string => text.slice(0, 60)

/** `cell` is by column; `refuse` stops the import, `report` only reports. */
export type RowReader = Readonly<{
  cell: (column: string) => string
  refuse: (field: string, message: string) => void
  report: (field: string, message: string) => void
}>

/** A reader of the row at `line`, whose reporters append to two lists. */
export const openRowReader = (
  cell: RowReader['cell'],
  line: number,
  refused: Problem[],
  problems: Problem[],
): RowReader => ({
  cell,
  refuse: (field, message) => void refused.push({ field, message, line }),
  report: (field, message) => void problems.push({ field, message, line }),
})

const readText = ({ cell, report }: RowReader, column: string, longest: number): string => {
  const text = cell(column)
  const plain = text === '' ? '' : parsePlainText(text, longest)
  if (plain === null) report(column, messages.unreadable)
  return plain ?? ''
}
const readName = ({ cell, refuse }: RowReader): string => {
  const text = cell('name1')
  const plain = parseName(text, MAX_LENGTHS.name)
  if (plain === null) refuse('name1', text === '' ? messages.missing : messages.notAName)
  return plain ?? ''
}
const readState = ({ cell, refuse }: RowReader): string => {
  const text = cell('state')
  const state = parseValue('state', text)
  if (state === null)
    refuse('state', text === '' ? messages.missing : messages.notAState(shown(text)))
  return state ?? ''
}
/** Five digits, with or without ZIP+4; leading zeros that a spreadsheet dropped are restored. */
const readZip = ({ cell, refuse, report }: RowReader): string => {
  const text = cell('zip')
  const [, five] = /^(\d{5})(?:-?\d{4}|-)?$/.exec(text) ?? []
  const [, short] = /^(\d{3,4})(?:-\d{0,4})?$/.exec(text) ?? []
  if (five) return five
  if (!short) refuse('zip', text === '' ? messages.missing : messages.notAZip(shown(text)))
  else report('zip', messages.shortZip(short.padStart(5, '0')))
  return short?.padStart(5, '0') ?? ''
}

/** The seven fields of a row. Without a name, state or ZIP the row is refused. */
export const readPlace = (row: RowReader): Place => {
  const place = {
    name1: readName(row),
    name2: readText(row, 'name2', MAX_LENGTHS.name),
    street1: readText(row, 'street1', MAX_LENGTHS.street),
    street2: readText(row, 'street2', MAX_LENGTHS.street),
    city: readText(row, 'city', MAX_LENGTHS.city),
    state: readState(row),
    zip: readZip(row),
  }
  if (place.city === '') row.report('city', messages.noCity)
  return place
}

/** A cell's parsed value; null when it is empty, or holds none, which is reported. */
const readCell = (
  { cell, report }: RowReader,
  column: string,
  parse: (text: string) => string | null,
  problem: (text: string) => string,
): string | null => {
  const text = cell(column)
  const value = text === '' ? null : parse(text)
  if (text !== '' && value === null) report(column, problem(shown(text)))
  return value
}

/** A phone number; null when the cell is empty or holds none. */
export const readPhone = (row: RowReader, column: string): string | null =>
  readCell(row, column, parsePhone, messages.notAPhone)

/**
 * A second number or an extension beside `column`. A vanity number's letters (`888-304HOPE`) are no
 * number, and ignored.
 */
const readSecond = (row: RowReader, column: string): string | null =>
  /\p{L}{3}/u.test(row.cell(column)) && parsePhone(row.cell(column)) === null
    ? null
    : readPhone(row, column)

const readIntake = (row: RowReader, column: 'intake1' | 'intake2'): string | null => {
  const [, extension] = /^x?(\d{1,6})$/i.exec(row.cell(`${column}a`)) ?? []
  const first = readPhone(row, column)
  if (extension === undefined) return first ?? readSecond(row, `${column}a`)
  return first === null ? null : parsePhone(`${first.split(' x')[0]} x${extension}`)
}

/** The first number in the intake columns. */
export const readIntakePhone = (row: RowReader): string | null => {
  const [first, second] = [readIntake(row, 'intake1'), readIntake(row, 'intake2')]
  return first ?? second
}

/** Null when the cell is empty or holds no address. Without a scheme it is read as `http`. */
export const readWebsite = (row: RowReader): string | null =>
  readCell(row, 'website', (text) => parseTypedAddress(text, 'http'), messages.notAWebAddress)

/** The facility's coordinates; null when there are none or they are out of range. */
export const readPoint = ({ cell, report }: RowReader): Point | null => {
  const texts = [cell('latitude'), cell('longitude')]
  if (texts.every((text) => text === '')) return null
  const [lat = Number.NaN, lon = Number.NaN] = texts.map((text) =>
    /^-?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN,
  )
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon }
  report('latitude', messages.notAPoint)
  return null
}
