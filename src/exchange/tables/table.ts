import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { nearestColumn, toColumn } from '../columns/column-names.js'

const messages = say.fileProblems

/** One row of a file. `line` counts from 1; a multi-line record has the line where it begins. */
export type TableRow = Readonly<{ line: number; cells: readonly string[] }>

/** `columns` are our names, or the header's in lower case without whitespace; empty if unnamed. */
export type Table = Readonly<{
  columns: readonly string[]
  headerLine: number
  rows: readonly TableRow[]
}>

/** Columns that identify a header: lists have `name1`, our own CSV name and level. */
const marks = [['name1'], ['name', 'level']]
/** A title or a note may stand above a header, a page of text does not. */
const FIRST_LINES = 20

const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '')

/** The table whose header is among the first rows, without blank rows; null when there is none. */
export const findTable = (rows: readonly TableRow[]): Table | null => {
  const at = rows.slice(0, FIRST_LINES).findIndex(({ cells }) => {
    const columns = cells.map(toColumn)
    return marks.some((mark) => mark.every((column) => columns.includes(column)))
  })
  const header = rows[at]
  if (!header) return null
  return {
    columns: header.cells.map(toColumn),
    headerLine: header.line,
    rows: rows.slice(at + 1).filter((row) => !isBlank(row)),
  }
}

/** A trimmed cell by column, empty where missing; of two columns of one name the first counts. */
export const cellsBy = ({ columns }: Table): ((row: TableRow, column: string) => string) => {
  const at = new Map(columns.map((column, i) => [column, i] as const).reverse())
  return (row, column) => row.cells[at.get(column) ?? -1]?.trim() ?? ''
}

/** Problems of the header: duplicate and unknown columns. */
export const columnProblems = (
  { columns, headerLine, rows }: Table,
  known: ReadonlySet<string>,
): readonly Problem[] =>
  columns.flatMap((column, i) => {
    const isUsed = column !== '' || rows.some(({ cells }) => (cells[i] ?? '').trim() !== '')
    const field = column === '' ? messages.unnamedColumn(i + 1) : column.slice(0, 60)
    if (column !== '' && columns.indexOf(column) < i)
      return [{ field, message: messages.repeatedColumn, line: headerLine }]
    if (known.has(column) || !isUsed) return []
    const meant = nearestColumn(column, known)
    return [
      {
        field,
        message: meant === null ? messages.unknownColumn : messages.unknownColumnLike(meant),
        line: headerLine,
      },
    ]
  })
