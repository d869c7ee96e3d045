import readWorkbook from 'read-excel-file/universal'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { tableBounds } from './csv-bounds.js'
import { excessProblem } from './excess-problem.js'
import { findTable, type Table, type TableRow } from './table.js'
import { fitsBounds } from './workbook-size.js'

const messages = say.fileProblems
type WorkbookSheet = Awaited<ReturnType<typeof readWorkbook>>[number]

const toText = (cell: unknown): string =>
  cell === null || cell === undefined
    ? ''
    : cell instanceof Date
      ? cell.toISOString()
      : String(cell)
const toRows = ({ data }: WorkbookSheet): readonly TableRow[] =>
  data.map((cells, i) => ({ line: i + 1, cells: cells.map(toText) }))

/** Pads rows to the width of the widest non-empty cell; empty trailing columns are dropped. */
const trimmed = (table: Table): Table => {
  const rows = [{ line: table.headerLine, cells: table.columns }, ...table.rows]
  const width = rows.reduce(
    (most, { cells }) => Math.max(most, cells.findLastIndex((cell) => cell !== '') + 1),
    0,
  )
  const fill = (cells: readonly string[]): readonly string[] =>
    Array.from({ length: width }, (_, i) => cells[i] ?? '')
  return {
    ...table,
    columns: fill(table.columns),
    rows: table.rows.map(({ line, cells }) => ({ line, cells: fill(cells) })),
  }
}

/** The first table that a sheet of an .xlsx workbook begins with; or why there is none. */
export const readWorkbookTable = async (
  bytes: Uint8Array,
): Promise<Readonly<{ table: Table } | { refused: readonly Problem[] }>> => {
  const refuse = (message: string) => ({ refused: [{ field: 'file', message }] })
  const fits = fitsBounds(bytes)
  if (fits !== 'yes')
    return refuse(fits === 'crowded' ? messages.tooLargeWorkbook : messages.unreadableWorkbook)
  let sheets: readonly WorkbookSheet[]
  try {
    sheets = await readWorkbook(new Blob([new Uint8Array(bytes)]))
  } catch {
    return refuse(messages.unreadableWorkbook)
  }
  for (const sheet of sheets) {
    const table = findTable(toRows(sheet))
    if (!table) continue
    const long = table.rows.find(({ cells }) =>
      cells.some((cell) => cell.length > tableBounds.field),
    )
    return long
      ? { refused: [excessProblem({ of: 'field', line: long.line }, tableBounds)] }
      : { table: trimmed(table) }
  }
  return refuse(messages.unknownKind)
}
