import { answerHelp } from '../config/help.js'
import { readSettings } from '../config/settings.js'
import { say } from '../messages/say.js'
import { openDatabase } from '../store/connection/database.js'
import { verifyHistory } from '../store/history/chain.js'
import { migrate } from '../store/migrations/migrations.js'
import { findDifferences } from '../store/publications/verify-published.js'
import { StoreError } from '../store/store-error.js'

const t = say.adminHistory.verify
/** More differences than these are counted, not listed. */
const MOST_LISTED = 50

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

answerHelp(t.usage)
const [verb, ...more] = process.argv.slice(2)
const config = readSettings()
if (verb !== 'verify' || more.length > 0) refuse(t.usage)
else if (typeof config === 'string') refuse(config)
else {
  try {
    const database = await openDatabase(config)
    await migrate(database)
    const { entries, head, broken } = await verifyHistory(database)
    const found: string[] = []
    let more = 0
    // Of a chain that does not hold nothing can be told.
    if (!broken)
      for await (const { kind, name, fields } of findDifferences(database))
        if (found.length < MOST_LISTED) found.push(t.difference(kind, name, fields))
        else more += 1
    await database.close()
    print(`${t.entries} ${entries}`)
    print(`${t.head} ${head}`)
    if (broken) refuse(t.broken(broken.id, broken.identity))
    if (found.length > 0) refuse([...found, ...(more > 0 ? [t.more(more)] : [])].join('\n'))
  } catch (error) {
    refuse(error instanceof StoreError ? error.message : t.failed)
  }
}
