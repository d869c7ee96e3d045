import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { nearestColumn, toColumn } from '../columns/column-names.js'

const t = say.imports

/**
 * One line of a file as it stands there. `line` counts from 1; a value that spans lines counts
 * where it begins.
 */
export type Row = Readonly<{ line: number; cells: readonly string[] }>

/**
 * The part of a file that is a table. `columns` are the header's names as we know them, any other
 * in lower case without blanks; one without a name is empty text.
 */
export type Table = Readonly<{
  columns: readonly string[]
  headerLine: number
  rows: readonly Row[]
}>

/**
 * A header is known by columns that every table of a kind has: lists name their places in `name1`,
 * our own CSV its programs.
 */
const marks = [['name1'], ['name', 'level']]
/** A title or a note may stand above a header, a page of text does not. */
const FIRST_LINES = 20

const isBlank = ({ cells }: Row): boolean => cells.every((cell) => cell.trim() === '')

/**
 * The table that begins within the first lines of some rows; null when none does. Blank lines are
 * no part of it.
 */
export const findTable = (rows: readonly Row[]): Table | null => {
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

/**
 * A row's cell by its column's name; empty text where the table does not have the column. Of two
 * columns of one name the first one counts.
 */
export const cellsBy = ({ columns }: Table): ((row: Row, column: string) => string) => {
  const at = new Map(columns.map((column, i) => [column, i] as const).reverse())
  return (row, column) => row.cells[at.get(column) ?? -1]?.trim() ?? ''
}

/**
 * What is to be said of the header: columns that are there twice, and those that nobody here reads.
 */
export const columnProblems = (
  { columns, headerLine, rows }: Table,
  known: ReadonlySet<string>,
): readonly Problem[] =>
  columns.flatMap((column, i) => {
    const isUsed = column !== '' || rows.some(({ cells }) => (cells[i] ?? '').trim() !== '')
    const field = column === '' ? t.unnamedColumn(i + 1) : column.slice(0, 60)
    if (column !== '' && columns.indexOf(column) < i)
      return [{ field, message: t.repeatedColumn, line: headerLine }]
    if (known.has(column) || !isUsed) return []
    const meant = nearestColumn(column, known)
    return [
      {
        field,
        message: meant === null ? t.unknownColumn : t.unknownColumnLike(meant),
        line: headerLine,
      },
    ]
  })
