import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { parseCsv } from './csv.js'
import { excessOf } from './csv-bounds.js'
import { excessProblem } from './excess-problem.js'

const messages = say.adminImports.bounds

/** Maximum size of an upload: a national list as CSV is larger, and needs the command. */
export const MAX_UPLOAD_BYTES = 5 * 1024 * 1024
const bounds = { rows: 10_000, columns: 400, field: 10_000 }

/** Magic bytes of files that people choose by mistake, workbooks above all. */
const others: readonly (readonly number[])[] = [
  [0x50, 0x4b],
  [0x1f, 0x8b],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
]
const isOther = (bytes: Uint8Array): boolean =>
  bytes.includes(0) || others.some((first) => first.every((byte, i) => bytes[i] === byte))

const textOf = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Empty when an upload is accepted: CSV, in UTF-8 and within the limits. */
export const uploadProblems = async (bytes: Uint8Array): Promise<readonly Problem[]> => {
  const problem = (message: string, line?: number): readonly Problem[] => [
    { field: 'file', message, ...(line === undefined ? {} : { line }) },
  ]
  if (bytes.length > MAX_UPLOAD_BYTES) return problem(messages.tooLarge)
  if (bytes.length === 0) return problem(say.fileProblems.empty)
  if (isOther(bytes)) return problem(messages.notCsv)
  const excess = excessOf(bytes, bounds)
  if (excess && excess.of !== 'rows') return [excessProblem(excess, bounds)]
  if (excess) return problem(messages.tooManyRows(bounds.rows))
  const text = textOf(bytes)
  if (text === null) return problem(say.fileProblems.unreadableText)
  const parsed = await parseCsv(text)
  if ('refused' in parsed) return parsed.refused
  // Without the header.
  return parsed.rows.length > bounds.rows + 1 ? problem(messages.tooManyRows(bounds.rows)) : []
}
