import { open, rename, rm } from 'node:fs/promises'
import { answerHelp } from '../config/help.js'
import { readSettings } from '../config/settings.js'
import { toCsv } from '../exchange/own-csv/write.js'
import { say } from '../messages/say.js'
import { type Database, openDatabase } from '../store/connection/database.js'
import { readListings } from '../store/listings/read-all.js'
import { migrate } from '../store/migrations/migrations.js'
import { readPublications } from '../store/publications/publications.js'
import { StoreError } from '../store/store-error.js'

const messages = say.exports
type ExportedText = Readonly<{ count: number; text: string }>

const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

/**
 * Our own CSV has each program's identity and source codes, which publications lack, so it is
 * written from the listings.
 */
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
  return {
    count: programs.length,
    text: programs.map((program) => `${JSON.stringify(program)}\n`).join(''),
  }
}
const formats = [
  { ending: '.csv', write: exportCsv },
  { ending: '.ndjson', write: exportLines },
]

/**
 * An export is world-readable and writable by its owner; opening the database sets a stricter
 * umask, so the mode is computed before.
 */
const MODE = 0o644 & ~process.umask(0o077)

/**
 * Atomic write: flushed to a temporary file first, then renamed, so that `file` is complete or
 * absent.
 */
const writeWhole = async (file: string, text: string): Promise<void> => {
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    const handle = await open(unfinished, 'w')
    try {
      // Some network file systems do not support modes.
      await handle.chmod(MODE).catch(() => {})
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

answerHelp(messages.usage)
const [file = '', ...more] = process.argv.slice(2)
const format = formats.find(({ ending }) => file.toLowerCase().endsWith(ending))
const config = readSettings()
if (!format || more.length > 0) refuse(messages.usage)
else if (typeof config === 'string') refuse(config)
else {
  try {
    const database = await openDatabase(config)
    await migrate(database)
    const { count, text } = await format.write(database)
    await database.close()
    await writeWhole(file, text).catch(() => refuse(messages.notWritten(file)))
    process.stdout.write(`${messages.done(count, file)}\n`)
  } catch (error) {
    refuse(error instanceof StoreError ? error.message : messages.failed)
  }
}
