import type { List } from '../../catalog/program/fact-schemas.js'
import { shown } from '../../catalog/text/plain-text.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { exportColumns, placeColumns } from '../columns/column-names.js'
import { parseFlag } from '../columns/flag.js'
import { type ListedPlace, mergeRowsBy, toSevenKey } from '../listings/facility.js'
import type { FileCoverage } from '../listings/fill-silence.js'
import { knownCodes, ownCodes } from '../listings/known-codes.js'
import { readPlaces, streetProblems } from '../samhsa/read-facilities.js'
import { cellsBy, columnProblems, type Table, type TableRow } from '../tables/table.js'

const messages = say.fileProblems

/** `list` is the survey that it answered; a facility that answered both has a row for each. */
export type Facility = ListedPlace & Readonly<{ list: List }>

/** `source` is its name in statements, `samhsa-findtreatment-2025-08`; `speaks` what it covers. */
export type FindTreatmentExport = Readonly<{
  source: string
  year: number
  facilities: readonly Facility[]
  speaks: FileCoverage
  problems: readonly Problem[]
}>

/** A column with more distinct spellings is no flag column. */
const MAX_SPELLINGS = 20

const SURVEY_COLUMN = 'type_facility'
const columns: ReadonlySet<string> = new Set([...placeColumns, ...exportColumns])

/** A column of flags for one code: its name is the code in lower case. */
type CodeColumn = Readonly<{ at: number; column: string; code: string }>

const flagAt = ({ cells }: TableRow, { at }: Pick<CodeColumn, 'at'>) => parseFlag(cells[at] ?? '')
/** Columns named by a known code, whatever their cells; any other only if every cell is a flag. */
const findCodeColumns = (table: Table): readonly CodeColumn[] =>
  table.columns.flatMap((column, at) => {
    const [code, isOwn] = [column.toUpperCase(), column !== '' && !columns.has(column)]
    const isMark =
      isOwn && (knownCodes.has(code) || table.rows.every((row) => flagAt(row, { at }) !== null))
    return isMark ? [{ at, column, code }] : []
  })
const isSet = (row: TableRow, mark: CodeColumn): boolean => flagAt(row, mark) === 'yes'

/** Whether a table is all or part of an export: it has the survey column or level-of-care flags. */
export const isFindTreatment = (table: Table): boolean =>
  [SURVEY_COLUMN, 'oit', 'odt', 'phdt', 'ph'].some((column) => table.columns.includes(column))

/** Flag columns of codes in neither key, with the number of rows set. */
const unknownCodeProblems = ({ rows }: Table, marks: readonly CodeColumn[]): readonly Problem[] =>
  marks
    .filter(({ code }) => !knownCodes.has(code))
    .map((mark) => {
      const field = mark.column.slice(0, 40)
      return {
        field,
        message: messages.unknownCode(field, rows.filter((row) => isSet(row, mark)).length),
      }
    })

/** Unparseable flags: each spelling with its count and the first column that has it. */
const unreadFlagProblems = ({ rows }: Table, marks: readonly CodeColumn[]): readonly Problem[] => {
  const found = new Map<string, { field: string; count: number }>()
  for (const row of rows)
    for (const mark of marks) {
      if (flagAt(row, mark) !== null) continue
      const text = shown((row.cells[mark.at] ?? '').trim())
      const known = found.get(text)
      if (known) known.count += 1
      else if (found.size <= MAX_SPELLINGS) found.set(text, { field: mark.column, count: 1 })
    }
  return [...found].map(([text, { field, count }]) => ({
    field,
    message: messages.unreadFlag(text, count),
  }))
}

/** The survey by its column, else by the codes that only one list uses. */
const toList = (type: string, codes: ReadonlySet<string>): List => {
  if (/^su$/i.test(type)) return 'samhsa-su'
  if (/^mh$/i.test(type)) return 'samhsa-mh'
  const own = (list: List): number => [...codes].filter((code) => ownCodes[list].has(code)).length
  return own('samhsa-mh') > own('samhsa-su') ? 'samhsa-mh' : 'samhsa-su'
}

/** Year and month in a file name, as `2025-08`; null when there is none, or more than one. */
const toMonth = (name: string): string | null => {
  const months = new Set(
    Array.from(
      name.matchAll(/(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?!\d)/g),
      ([, year, month]) => `${year}-${month}`,
    ),
  )
  return months.size === 1 ? ([...months][0] ?? null) : null
}

/** A CSV's facilities, or why it is no such export; the month is only in the file name. */
export const parseFindTreatment = (
  table: Table,
  name: string,
): Readonly<{ export: FindTreatmentExport } | { refused: readonly Problem[] }> => {
  const month = toMonth(name)
  const cellOf = cellsBy(table)
  const marks = findCodeColumns(table)
  const read = readPlaces(table, (row) => {
    const codes = new Set(marks.flatMap((mark) => (isSet(row, mark) ? [mark.code] : [])))
    return { codes, list: toList(cellOf(row, SURVEY_COLUMN), codes) }
  })
  const streetless = streetProblems(table)
  if (month === null || streetless.length > 0 || 'refused' in read) {
    const monthless = month === null ? [{ field: 'file', message: messages.unknownMonth }] : []
    return { refused: [...monthless, ...streetless, ...('refused' in read ? read.refused : [])] }
  }
  // Code columns none of which is set leave no services; a file without any only gives addresses.
  const hasCodes = read.places.some(({ codes }) => [...codes].some((code) => knownCodes.has(code)))
  if (!hasCodes && marks.some(({ code }) => knownCodes.has(code)))
    return { refused: [{ field: 'file', message: messages.noFlags }] }
  const known = new Set([...columns, ...marks.map(({ column }) => column)])
  return {
    export: {
      source: `samhsa-findtreatment-${month}`,
      year: Number(month.slice(0, 4)),
      facilities: mergeRowsBy(read.places, ({ list, place }) => `${list}|${toSevenKey(place)}`),
      speaks: {
        columns: new Set(table.columns),
        codes: new Set(
          marks
            .filter((mark) => table.rows.every((row) => flagAt(row, mark) !== null))
            .map(({ code }) => code),
        ),
      },
      problems: [
        ...columnProblems(table, known),
        ...unknownCodeProblems(table, marks),
        ...unreadFlagProblems(table, marks),
        ...read.problems,
      ],
    },
  }
}
