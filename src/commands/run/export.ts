import { open, rename, rm } from 'node:fs/promises'
import { toAnswered } from '../../catalog/program/answered-program.js'
import { toCsv } from '../../exchange/own-csv/write.js'
import { say } from '../../messages/say.js'
import { addToLines, countLine, createPhoneLines } from '../../search/index/phone-lines.js'
import type { Database } from '../../store/connection/database.js'
import { readListings } from '../../store/listings/read-all.js'
import { migrate } from '../../store/migrations/migrations.js'
import { readPublications } from '../../store/publications/publications.js'
import { createCommand, refuse, withDatabase } from './command.js'

const messages = say.exports
type ExportedText = Readonly<{ count: number; text: string }>

/** Written from the listings: publications lack identities and source codes. */
const exportCsv = async (database: Database): Promise<ExportedText> => {
  const shown = (await readListings(database)).filter(
    ({ status, sample }) => !sample && (status === 'published' || status === 'paused'),
  )
  return { count: shown.length, text: toCsv(shown) }
}
const exportLines = async (database: Database): Promise<ExportedText> => {
  const programs = (await readPublications(database, 0)).flatMap(({ program }) =>
    program && !program.sample ? [program] : [],
  )
  const lines = createPhoneLines()
  for (const program of programs) if (program.status === 'published') addToLines(lines, program)
  const answered = programs.map((program) =>
    toAnswered(program, (phone) => countLine(lines, phone)),
  )
  return {
    count: programs.length,
    text: answered.map((program) => `${JSON.stringify(program)}\n`).join(''),
  }
}
const formats = [
  { ending: '.csv', write: exportCsv },
  { ending: '.ndjson', write: exportLines },
]

/** Flushed to a temporary file first, then renamed, so that `file` is complete or absent. */
const writeWhole = async (file: string, text: string, mode: number): Promise<void> => {
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    const handle = await open(unfinished, 'w')
    try {
      // Some network file systems do not support modes.
      await handle.chmod(mode).catch(() => {})
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(unfinished, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** `npm run export`: writes the published programs. The process keeps a strict umask afterwards. */
export const runExport = createCommand({
  usage: messages.usage,
  failed: messages.failed,
  parse: ([file = '', ...more]) => {
    const format = formats.find(({ ending }) => file.toLowerCase().endsWith(ending))
    return format && more.length === 0 ? { file, format } : null
  },
  run: async ({ file, format }, config, io) => {
    // An export is world-readable; its mode is computed before the database sets a stricter umask.
    const mode = 0o644 & ~process.umask(0o077)
    const { count, text } = await withDatabase(config, async (database) => {
      await migrate(database)
      return format.write(database)
    })
    await writeWhole(file, text, mode).catch(() => refuse(messages.notWritten(file)))
    io.out(messages.done(count, file))
  },
})
