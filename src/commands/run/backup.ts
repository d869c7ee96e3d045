import { say } from '../../messages/say.js'
import { backUp } from '../../store/backups/backup.js'
import { sealKeyOf } from '../../store/folder/sealed-file.js'
import { readOrCreateSecret, readSecret } from '../../store/folder/secret.js'
import { createCommand, withDatabase } from './command.js'

const messages = say.backups

/** `npm run backup`: writes everything in the database into a new file in a folder. */
export const runBackup = createCommand({
  usage: messages.usage,
  failed: messages.failed,
  parse: ([folder, ...more]) => (folder && more.length === 0 ? { folder } : null),
  run: async ({ folder }, config, io) => {
    const { file, tallies } = await withDatabase(config, async (database) => {
      // Processes on a PostgreSQL server keep their secret elsewhere: none is created here.
      const secret =
        config.sessionSecret ??
        (await (database.embedded ? readOrCreateSecret : readSecret)(config.dataDir))
      return backUp(database, folder, undefined, secret === null ? null : sealKeyOf(secret))
    })
    const rows = [...tallies.values()].reduce((sum, tally) => sum + tally.rows, 0)
    io.out(messages.done(rows, file))
    io.out(messages.secret(config.sessionSecret === null ? config.dataDir : null))
  },
})
