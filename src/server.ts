// Loads the directory, so that a start that cannot even read its own files says why: Node opens
// hundreds of them at once.
import { answerHelp } from './config/help.js'

/** Files that a process of ours has open when it has started, with room for its visitors. */
const ENOUGH_FILES = 1024

/**
 * With fewer than these, Node itself says of a file that it may not open that there is no such
 * module: it resolves some without asking why.
 */
const FEW_FILES = 256
/**
 * How many files this process may have open; infinite where there is no limit, or where it is not
 * told.
 */
const mostFiles = (): number => {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft?: unknown } }
  }
  return (
    Number(userLimits?.open_files?.soft ?? Number.POSITIVE_INFINITY) || Number.POSITIVE_INFINITY
  )
}

answerHelp(
  'Usage: npm start\nSettings come from the environment, or from a file .env in this folder: .env.example lists all of them.',
)
await import('./serve.js').catch((error: unknown) => {
  const code = (error as { code?: unknown } | null)?.code
  const isStarved =
    code === 'EMFILE' ||
    code === 'ENFILE' ||
    (code === 'ERR_MODULE_NOT_FOUND' && mostFiles() < FEW_FILES)
  if (!isStarved) throw error
  process.stderr.write(
    `This process may not open enough files (${code === 'ENFILE' ? code : 'EMFILE'}). Raise the limit (ulimit -n, or LimitNOFILE) to ${ENOUGH_FILES} or more.\n`,
  )
  process.exit(1)
})
