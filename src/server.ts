// Imports the app dynamically, so that a start that cannot open its hundreds of files says why.
import { answerHelp } from './config/help.js'

/** File descriptors that a started process has open, with room for its visitors. */
const ENOUGH_FILES = 1024

/** Below this, Node may report ERR_MODULE_NOT_FOUND: some resolution steps swallow EMFILE. */
const FEW_FILES = 256
/** The soft limit on open files (RLIMIT_NOFILE); infinite where there is none, or none reported. */
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
