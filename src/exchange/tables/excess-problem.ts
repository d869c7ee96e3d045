import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import type { ExceededBound, TableBounds } from './csv-bounds.js'

const messages = say.fileProblems

/** The message for an exceeded limit. */
export const excessProblem = ({ of, line }: ExceededBound, bounds: TableBounds): Problem => {
  if (of === 'rows') return { field: 'file', message: bounds.tooManyRows(bounds.rows) }
  const message =
    of === 'columns'
      ? messages.tooManyColumns(bounds.columns)
      : of === 'field'
        ? messages.tooLongField(bounds.field)
        : messages.brokenCsv
  return { field: 'file', message, line }
}
