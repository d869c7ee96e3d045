import { answerHelp } from '../config/help.js'
import { readSettings } from '../config/settings.js'
import { say } from '../messages/say.js'
import { openDatabase } from '../store/connection/database.js'
import { verifyHistory } from '../store/history/chain.js'
import { migrate } from '../store/migrations/migrations.js'
import { findDifferences } from '../store/publications/verify-published.js'
import { StoreError } from '../store/store-error.js'

const messages = say.adminHistory.verify
/** More differences than this are counted, not listed. */
const MAX_LISTED = 50

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

answerHelp(messages.usage)
const [verb, ...more] = process.argv.slice(2)
const config = readSettings()
if (verb !== 'verify' || more.length > 0) refuse(messages.usage)
else if (typeof config === 'string') refuse(config)
else {
  try {
    const database = await openDatabase(config)
    await migrate(database)
    const { entries, head, broken } = await verifyHistory(database)
    const found: string[] = []
    let more = 0
    // Of a broken chain nothing can be said.
    if (!broken)
      for await (const { kind, name, fields } of findDifferences(database))
        if (found.length < MAX_LISTED) found.push(messages.difference(kind, name, fields))
        else more += 1
    await database.close()
    print(`${messages.entries} ${entries}`)
    print(`${messages.head} ${head}`)
    if (broken) refuse(messages.broken(broken.id, broken.identity))
    if (found.length > 0) refuse([...found, ...(more > 0 ? [messages.more(more)] : [])].join('\n'))
  } catch (error) {
    refuse(error instanceof StoreError ? error.message : messages.failed)
  }
}
