import { say } from '../messages/say.js'
import { readSettings } from '../settings.js'
import { checkBackup } from '../store/check-backup.js'
import { openDatabase } from '../store/database.js'
import { restore } from '../store/restore.js'
import { StoreError } from '../store/store-error.js'

const t = say.restores

const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

const [file, ...more] = process.argv.slice(2)
const config = readSettings()
if (!file || more.length > 0) refuse(t.usage)
else if (typeof config === 'string') refuse(config)
else {
  try {
    // Before anything is opened or made: a damaged file leaves nothing behind.
    const backup = await checkBackup(file).catch((error: unknown) => refuse(error instanceof StoreError ? error.message : t.noFile(file)))
    const database = await openDatabase(config)
    const { entries, head, broken } = await restore(database, backup).finally(database.close)
    const rows = [...backup.tallies.values()].reduce((sum, tally) => sum + tally.rows, 0)
    process.stdout.write(`${[t.done(rows, backup.head.at, file), t.history(entries, head), t.secret].join('\n')}\n`)
    if (broken) process.stderr.write(`${t.broken(broken.id)}\n`)
  } catch (error) {
    refuse(error instanceof StoreError ? error.message : t.failed)
  }
}
