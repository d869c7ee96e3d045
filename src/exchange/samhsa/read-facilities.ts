import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ListedPlace } from '../listings/facility.js'
import { cellsBy, type Row, type Table } from '../tables/table.js'
import {
  type Notebook,
  openNotebook,
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
    : [{ field: 'street1', message: say.imports.noStreetColumn, line: headerLine }]

type Own = Readonly<{ codes: ReadonlySet<string> }>
export type RowPlaces<O extends Own> = Readonly<
  | { places: readonly (ListedPlace & O)[]; problems: readonly Problem[] }
  | { refused: readonly Problem[] }
>

const readRow = <O extends Own>(row: Notebook, line: number, own: O): ListedPlace & O => ({
  ...own,
  place: readPlace(row),
  line,
  phone: readPhone(row, 'phone'),
  intakePhone: readIntakePhone(row),
  website: readWebsite(row),
  point: readPoint(row),
})

/**
 * Parses each row of a table as a facility, with `ownOf` for its codes and format-specific fields.
 * A row without the required fields refuses the table, and all such rows are named; other problems
 * are reported, and the value dropped.
 */
export const readPlaces = <O extends Own>(table: Table, ownOf: (row: Row) => O): RowPlaces<O> => {
  const cellOf = cellsBy(table)
  const refused: Problem[] = []
  const problems: Problem[] = []
  const places = table.rows.flatMap((row) => {
    const { line, cells } = row
    if (cells.length === table.columns.length)
      return [
        readRow(
          openNotebook((column) => cellOf(row, column), line, refused, problems),
          line,
          ownOf(row),
        ),
      ]
    refused.push({
      field: 'line',
      message: say.imports.fieldCount(cells.length, table.columns.length),
      line,
    })
    return []
  })
  return refused.length > 0 ? { refused } : { places, problems }
}
