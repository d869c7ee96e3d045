// Loads the directory, so that a start that cannot even read its own files says why: Node opens hundreds of them at once.
import { answerHelp } from './help.js'

/** Files that a process of ours has open when it has started, with room for its visitors. */
const ENOUGH_FILES = 1024

answerHelp('Usage: npm start\nSettings come from the environment, or from a file .env in this folder: .env.example lists all of them.')
await import('./serve.js').catch((error: unknown) => {
  const code = (error as { code?: unknown } | null)?.code
  if (code !== 'EMFILE' && code !== 'ENFILE') throw error
  process.stderr.write(`This process may not open enough files (${code}). Raise the limit (ulimit -n, or LimitNOFILE) to ${ENOUGH_FILES} or more.\n`)
  process.exit(1)
})
