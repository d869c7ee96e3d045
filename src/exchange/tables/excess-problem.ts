import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ExceededBound, TableBounds } from './csv-bounds.js'

const t = say.imports

/** The message for an exceeded limit. */
export const excessProblem = ({ of, line }: ExceededBound, bounds: TableBounds): Problem => {
  if (of === 'rows') return { field: 'file', message: t.tooManyRows(bounds.rows) }
  const message =
    of === 'columns'
      ? t.tooManyColumns(bounds.columns)
      : of === 'field'
        ? t.tooLongField(bounds.field)
        : t.brokenCsv
  return { field: 'file', message, line }
}
