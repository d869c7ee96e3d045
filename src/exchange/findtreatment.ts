import type { Problem } from '../catalog/problem.js'
import type { List } from '../catalog/program.js'
import { say } from '../messages/say.js'
import { knownCodes, ownCodes } from './known-codes.js'
import { type ListedPlace, toSevenKey, uniteRows } from './listed-place.js'
import { placeColumns, readPlaces } from './read-places.js'
import { cellsBy, columnProblems, type Row, type Table } from './table.js'

const t = say.imports

/** One facility of the export; `list` is the survey that it answered. The same place may stand there once for each. */
export type Facility = ListedPlace & Readonly<{ list: List }>

/** One month's export of FindTreatment.gov. `source` is how its statements name it: `samhsa-findtreatment-2025-08`. */
export type FindTreatment = Readonly<{ source: string; year: number; facilities: readonly Facility[]; problems: readonly Problem[] }>

/** Columns without a meaning for us, and the two spellings of the one that names the survey. */
const typeColumns = ['type_facility', 'typefacility']
const columns: ReadonlySet<string> = new Set([...placeColumns, ...typeColumns, 'zip4', 'county', 'intake_prompt'])

/** A column that marks a code: it is named by the code in lower case, and its cells are `1` or empty. */
type Flag = Readonly<{ at: number; column: string; code: string }>

const flagsOf = (table: Table): readonly Flag[] =>
  table.columns.flatMap((column, at) => {
    const isFlag = column !== '' && !columns.has(column) && table.rows.every(({ cells }) => ['', '0', '1'].includes((cells[at] ?? '').trim()))
    return isFlag ? [{ at, column, code: column.toUpperCase() }] : []
  })
const isSet = ({ cells }: Row, { at }: Flag): boolean => (cells[at] ?? '').trim() === '1'

/** Whether a table is such an export, or a part of one: it names the survey of a row, or marks levels of care by flags. */
export const isFindTreatment = (table: Table): boolean =>
  [...typeColumns, 'oit', 'odt', 'phdt', 'ph'].some((column) => table.columns.includes(column))

/** Flags that no code key has, each said once with the number of its lines. */
const unknownFlags = ({ rows }: Table, flags: readonly Flag[]): readonly Problem[] =>
  flags
    .filter(({ code }) => !knownCodes.has(code))
    .map((flag) => {
      const field = flag.column.slice(0, 40)
      return { field, message: t.unknownCode(field, rows.filter((row) => isSet(row, flag)).length) }
    })

/** The survey by its column, else by the codes that only one of the lists uses. */
const toList = (type: string, codes: ReadonlySet<string>): List => {
  if (/^su$/i.test(type)) return 'samhsa-su'
  if (/^mh$/i.test(type)) return 'samhsa-mh'
  const own = (list: List): number => [...codes].filter((code) => ownCodes[list].has(code)).length
  return own('samhsa-mh') > own('samhsa-su') ? 'samhsa-mh' : 'samhsa-su'
}

/** Year and month in a file's name, as `2025-08`; null when it has none, or more than one. */
const toMonth = (name: string): string | null => {
  const months = new Set(Array.from(name.matchAll(/(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?!\d)/g), ([, year, month]) => `${year}-${month}`))
  return months.size === 1 ? ([...months][0] ?? null) : null
}

/** A table of FindTreatment.gov's own CSV export → its facilities; or why it cannot be one. The month stands only in the file's name. */
export const parseFindTreatment = (table: Table, name: string): Readonly<{ export: FindTreatment } | { refused: readonly Problem[] }> => {
  const month = toMonth(name)
  const cellOf = cellsBy(table)
  const flags = flagsOf(table)
  const read = readPlaces(table, (row) => {
    const codes = new Set(flags.flatMap((flag) => (isSet(row, flag) ? [flag.code] : [])))
    return { codes, list: toList(typeColumns.map((column) => cellOf(row, column)).join(''), codes) }
  })
  if (month === null || 'refused' in read)
    return { refused: [...(month === null ? [{ field: 'file', message: t.unknownMonth }] : []), ...('refused' in read ? read.refused : [])] }
  const known = new Set([...columns, ...flags.map(({ column }) => column)])
  return {
    export: {
      source: `samhsa-findtreatment-${month}`,
      year: Number(month.slice(0, 4)),
      facilities: uniteRows(read.places, ({ list, place }) => `${list}|${toSevenKey(place)}`),
      problems: [...columnProblems(table, known), ...unknownFlags(table, flags), ...read.problems],
    },
  }
}
