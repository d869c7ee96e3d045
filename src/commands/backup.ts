import { answerHelp } from '../config/help.js'
import { readSettings } from '../config/settings.js'
import { say } from '../messages/say.js'
import { backUp } from '../store/backups/backup.js'
import { openDatabase } from '../store/connection/database.js'
import { sealKeyOf } from '../store/folder/sealed-file.js'
import { readOrCreateSecret, readSecret } from '../store/folder/secret.js'
import { StoreError } from '../store/store-error.js'

const messages = say.backups

const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

answerHelp(messages.usage)
const [folder, ...more] = process.argv.slice(2)
const config = readSettings()
if (!folder || more.length > 0) refuse(messages.usage)
else if (typeof config === 'string') refuse(config)
else {
  try {
    const database = await openDatabase(config)
    // Processes on a PostgreSQL server have their secret elsewhere; none is created here beside
    // theirs.
    const secret =
      config.sessionSecret ??
      (await (database.embedded ? readOrCreateSecret : readSecret)(config.dataDir))
    const key = secret === null ? null : sealKeyOf(secret)
    const { file, tallies } = await backUp(database, folder, undefined, key).finally(database.close)
    const rows = [...tallies.values()].reduce((sum, tally) => sum + tally.rows, 0)
    process.stdout.write(
      `${messages.done(rows, file)}\n${messages.secret(config.sessionSecret === null ? config.dataDir : null)}\n`,
    )
  } catch (error) {
    refuse(error instanceof StoreError ? error.message : messages.failed)
  }
}
