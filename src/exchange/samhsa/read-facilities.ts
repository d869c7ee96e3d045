import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ListedPlace } from '../listings/facility.js'
import { cellsBy, type Table, type TableRow } from '../tables/table.js'
import {
  openRowReader,
  type RowReader,
  readIntakePhone,
  readPhone,
  readPlace,
  readPoint,
  readWebsite,
} from './read-facility.js'

/** Places are told apart by street: without that column every address would count as withheld. */
export const streetProblems = ({ columns, headerLine }: Table): readonly Problem[] =>
  columns.includes('street1')
    ? []
    : [{ field: 'street1', message: say.fileProblems.noStreetColumn, line: headerLine }]

type RowFields = Readonly<{ codes: ReadonlySet<string> }>
export type RowPlaces<O extends RowFields> = Readonly<
  | { places: readonly (ListedPlace & O)[]; problems: readonly Problem[] }
  | { refused: readonly Problem[] }
>

const readRow = <O extends RowFields>(row: RowReader, line: number, own: O): ListedPlace & O => ({
  ...own,
  place: readPlace(row),
  line,
  phone: readPhone(row, 'phone'),
  intakePhone: readIntakePhone(row),
  website: readWebsite(row),
  point: readPoint(row),
})

/**
 * Parses each row, with `ownOf` for its codes and format-specific fields. Rows without required
 * fields refuse the table, all named; other problems are reported, and the value dropped.
 */
export const readPlaces = <O extends RowFields>(
  table: Table,
  ownOf: (row: TableRow) => O,
): RowPlaces<O> => {
  const cellOf = cellsBy(table)
  const refused: Problem[] = []
  const problems: Problem[] = []
  const places = table.rows.flatMap((row) => {
    const { line, cells } = row
    if (cells.length === table.columns.length)
      return [
        readRow(
          openRowReader((column) => cellOf(row, column), line, refused, problems),
          line,
          ownOf(row),
        ),
      ]
    refused.push({
      field: 'line',
      message: say.fileProblems.fieldCount(cells.length, table.columns.length),
      line,
    })
    return []
  })
  return refused.length > 0 ? { refused } : { places, problems }
}
