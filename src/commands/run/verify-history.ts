import { say } from '../../messages/say.js'
import { verifyHistory } from '../../store/history/chain.js'
import { migrate } from '../../store/migrations/migrations.js'
import { findDifferences } from '../../store/publications/verify-published.js'
import { createCommand, refuse, withDatabase } from './command.js'

const messages = say.adminHistory.verify
/** More differences than this are counted, not listed. */
const MAX_LISTED = 50

/** `npm run history -- verify`: hashes the history again and compares its sum with the tables. */
export const runVerifyHistory = createCommand({
  usage: messages.usage,
  failed: messages.failed,
  parse: ([verb, ...more]) => (verb === 'verify' && more.length === 0 ? { verb } : null),
  run: async (_, config, io) => {
    const { entries, head, broken, found, unlisted } = await withDatabase(
      config,
      async (database) => {
        await migrate(database)
        const verdict = await verifyHistory(database)
        const found: string[] = []
        let unlisted = 0
        // Of a broken chain nothing can be said.
        if (!verdict.broken)
          for await (const { kind, name, fields } of findDifferences(database))
            if (found.length < MAX_LISTED) found.push(messages.difference(kind, name, fields))
            else unlisted += 1
        return { ...verdict, found, unlisted }
      },
    )
    io.out(`${messages.entries} ${entries}`)
    io.out(`${messages.head} ${head}`)
    if (broken) refuse(messages.broken(broken.id, broken.identity))
    if (found.length > 0)
      refuse([...found, ...(unlisted > 0 ? [messages.more(unlisted)] : [])].join('\n'))
  },
})
