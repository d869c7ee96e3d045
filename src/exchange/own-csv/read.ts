import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Edition } from '../../catalog/program/program.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { columnNames, columns, withValue } from '../columns/program-columns.js'
import { unguard } from '../tables/formula-guard.js'
import { mapInSlices } from '../tables/in-slices.js'
import { cellsBy, columnProblems, type Table, type TableRow } from '../tables/table.js'
import { withReadDays } from './note-days.js'
import type { ProgramRow } from './row.js'
import type { StatedFacts } from './statements.js'

const messages = say.fileProblems
/** The part of a value that a problem repeats. */
const shown = (text: string): string => text.slice(0, 60)

/**
 * `spoken` are the columns in `raw`, empty cells included; missing columns and unparseable cells
 * are not. `unread` are facts with an unparseable cell; `hasMethod`: the row states a method.
 */
export type ReadRow = Omit<ProgramRow, 'statements'> &
  Readonly<{
    line: number
    raw: StatedFacts
    spoken: ReadonlySet<string>
    unread: ReadonlySet<FactKey>
    hasMethod: boolean
  }>
export type ProgramRows = Readonly<{
  rows: readonly ReadRow[]
  problems: readonly Problem[]
  refused: readonly Problem[]
}>

/** A row's values by path; unparseable parts are dropped and reported. */
type RowValues = Omit<ProgramRow, 'statements' | 'edition'> &
  Partial<StatedFacts> &
  Readonly<{ edition?: Partial<Edition> }>
const blank = {
  slug: null,
  identity: null,
  status: null,
  name: null,
  organization: null,
  level: null,
  place: null,
}

/** Whether a table is our own CSV: it has columns for name and level. */
export const isOwn = ({ columns: names }: Table): boolean =>
  !names.includes('name1') && names.includes('name') && names.includes('level')

const toEdition = ({ list, year, absentSince = null }: Partial<Edition>): Edition | null =>
  list === undefined || year === undefined ? null : { list, year, absentSince }

/** `refused` names rows that cannot be a program; values with other problems are left out. */
export const readProgramRows = async (table: Table): Promise<ProgramRows> => {
  const cellOf = cellsBy(table)
  const problems: Problem[] = [...columnProblems(table, columnNames)]
  const refused: Problem[] = []
  const present = columns.filter(({ name }) => table.columns.includes(name))

  const readRow = (row: TableRow): ReadRow => {
    const report = (field: string, message: string): void =>
      void problems.push({ field, message, line: row.line })
    const [spoken, unread] = [new Set<string>(), new Set<FactKey>()]
    const read = present.reduce<RowValues>((values, { name, path, cell }) => {
      const text = unguard(cellOf(row, name)).trim()
      const { value, left } = text === '' ? { value: undefined, left: [] } : cell.read(text)
      if (left.length > 0 && path[0] === 'facts') unread.add(path[1] as FactKey)
      for (const part of left) report(name, (cell.unread ?? messages.unknownValue)(shown(part)))
      if (text === '' || value !== undefined) spoken.add(name)
      return value === undefined ? values : (withValue(values, path, value) as RowValues)
    }, blank)
    const { facts = {}, said = {}, notes = null, edition = {}, ...values } = read
    const dated =
      notes && withReadDays(notes, (text) => report('facts', messages.notADay(shown(text))))
    return {
      ...values,
      edition: toEdition(edition),
      raw: { facts, said, notes: dated },
      spoken,
      unread,
      hasMethod: said.method !== undefined,
      line: row.line,
    }
  }

  const rows = await mapInSlices(table.rows, (row) => {
    if (row.cells.length === table.columns.length) return [readRow(row)]
    refused.push({
      field: 'line',
      message: messages.fieldCount(row.cells.length, table.columns.length),
      line: row.line,
    })
    return []
  })
  return { rows: rows.flat(), problems, refused }
}
