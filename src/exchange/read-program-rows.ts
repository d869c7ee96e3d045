import { factKeys } from '../catalog/facts.js'
import type { Problem } from '../catalog/problem.js'
import type { Edition, FactKey, Said } from '../catalog/program.js'
import { kindOf } from '../catalog/source.js'
import { say } from '../messages/say.js'
import { unguard } from './formula-guard.js'
import type { PointOf } from './listed-statements.js'
import { withReadDays } from './note-days.js'
import { columnNames, columnOf, columns, withValue } from './program-columns.js'
import { placeFacts } from './program-place.js'
import type { ProgramRow } from './program-row.js'
import { parseStatements, type StatedFacts } from './program-statements.js'
import { cellsBy, columnProblems, type Row, type Table } from './table.js'

const t = say.imports
/** What a problem repeats of a value. */
const shown = (text: string): string => text.slice(0, 60)

/**
 * A row that was read, and `sources`: all that it has statements of. `unread` are the facts of which something could not be read; `hasMethod`
 * is whether the line says how its source came to them.
 */
export type ReadRow = ProgramRow & Readonly<{ line: number; sources: ReadonlySet<string>; unread: ReadonlySet<FactKey>; hasMethod: boolean }>
export type ProgramRows = Readonly<{ rows: readonly ReadRow[]; problems: readonly Problem[]; refused: readonly Problem[] }>

/** A line's values as its columns name them; what a cell says that we do not know is left out and said. */
type Values = Omit<ProgramRow, 'statements' | 'edition'> & Partial<StatedFacts> & Readonly<{ edition?: Partial<Edition> }>
const blank = { slug: null, identity: null, status: null, name: null, organization: null, level: null, place: null }

/** Whether a table is our own CSV: its programs have a name and a level each. */
export const isOwn = ({ columns: names }: Table): boolean => !names.includes('name1') && names.includes('name') && names.includes('level')

/** Who says what has no note of its own, and about this program unless the line says otherwise. How follows from who it is, where it is not said. */
const toSaid = (said: Partial<Said>): Partial<Said> => {
  if (said.source === undefined) return {}
  const kind = kindOf({ source: said.source, kind: said.kind })
  return { scope: 'program', method: kind === 'editor' ? 'editor' : kind === 'page' ? 'page' : 'import', checkedOn: null, ...said }
}

const toEdition = ({ list, year, absentSince = null }: Partial<Edition>): Edition | null =>
  list === undefined || year === undefined ? null : { list, year, absentSince }

/** Each line of our own CSV as a program. `refused` names the lines that cannot be one; whatever else is odd is said, and read without. */
export const readProgramRows = (table: Table, pointOf: PointOf): ProgramRows => {
  const cellOf = cellsBy(table)
  const problems: Problem[] = [...columnProblems(table, columnNames)]
  const refused: Problem[] = []

  const readValues = (row: Row, odd: (field: string, message: string) => void, unread: Set<FactKey>): Values =>
    columns.reduce<Values>((values, { name, path, cell }) => {
      const text = unguard(cellOf(row, name)).trim()
      if (text === '') return values
      const { value, left } = cell.read(text)
      if (left.length > 0 && path[0] === 'facts') unread.add(path[1] as FactKey)
      for (const part of left) odd(name, (cell.unread ?? t.unknownValue)(shown(part)))
      return value === undefined ? values : (withValue(values, path, value) as Values)
    }, blank)

  const readRow = (row: Row): ReadRow => {
    const odd = (field: string, message: string): void => void problems.push({ field, message, line: row.line })
    const unread = new Set<FactKey>()
    const { facts: cells = {}, said = {}, notes = null, edition = {}, ...values } = readValues(row, odd, unread)
    const placed = placeFacts(cells, pointOf)
    for (const { field, message } of placed.odd) odd(field, message)
    const dated = notes && withReadDays(notes, (text) => odd('facts', t.notADay(shown(text))))
    const stated = { facts: placed.facts, said: toSaid(said), notes: dated }
    const unsaid = said.source === undefined && factKeys.some((key) => key in placed.facts && !(notes && key in notes))
    if (unsaid) refused.push({ field: 'source', message: t.missingSource, line: row.line })
    const { statements, left } = parseStatements(stated)
    for (const key of factKeys) if (left.includes(key)) unread.add(key)
    if (!unsaid) for (const key of left) odd(columnOf(key), t.unusable(key))
    const sources = new Set(Object.values(statements).flatMap((all) => all.map(({ source }) => source)))
    return { ...values, edition: toEdition(edition), statements, sources, line: row.line, unread, hasMethod: said.method !== undefined }
  }

  const rows = table.rows.flatMap((row) => {
    if (row.cells.length === table.columns.length) return [readRow(row)]
    refused.push({ field: 'line', message: t.fieldCount(row.cells.length, table.columns.length), line: row.line })
    return []
  })
  return { rows, problems, refused }
}
