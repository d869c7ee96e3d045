import { columns, valueAt } from '../columns/program-columns.js'
import { guard } from '../tables/formula-guard.js'
import type { ProgramRow } from './row.js'
import { toStatedFacts } from './statements.js'

/** A cell of CSV, in quotation marks where it needs them. */
export const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
const toLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(guard(cell))).join(',')}\n`

const toCells = (row: ProgramRow): readonly string[] => {
  const values = { ...row, ...toStatedFacts(row.statements) }
  return columns.map(({ path, cell }) => {
    const value = valueAt(values, path) ?? null
    return value === null ? '' : cell.write(value)
  })
}

export const csvHeader = toLine(columns.map(({ name }) => name))
/** Programs as rows of our own CSV, with formulas escaped. */
export const toCsvLines = (rows: readonly ProgramRow[]): string =>
  rows.map((row) => toLine(toCells(row))).join('')

/** Programs as our own CSV with its header. The inverse of `readProgramRows`. */
export const toCsv = (rows: readonly ProgramRow[]): string => csvHeader + toCsvLines(rows)

/** The same with the columns that some row fills: a fact added later does not change such a file. */
export const toShortCsv = (rows: readonly ProgramRow[]): string => {
  const lines = [columns.map(({ name }) => name), ...rows.map(toCells)]
  const filled = columns.flatMap((_, i) => (lines.slice(1).some((cells) => cells[i]) ? [i] : []))
  return lines.map((cells) => toLine(filled.map((i) => cells[i] ?? ''))).join('')
}
