import { parseArgs } from 'node:util'
import { answerHelp } from '../config/help.js'
import { readSettings } from '../config/settings.js'
import { say } from '../messages/say.js'
import { type Editor, listEditors } from '../store/accounts/editors.js'
import { checkBackup } from '../store/backups/read.js'
import { restore } from '../store/backups/restore.js'
import { openDatabase } from '../store/connection/database.js'
import { sealKeyOf } from '../store/folder/sealed-file.js'
import { readSecret } from '../store/folder/secret.js'
import { StoreError } from '../store/store-error.js'

const messages = say.restores

const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

const readArguments = () => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'keep-accounts': { type: 'boolean', default: false } },
    })
    const [file, ...more] = positionals
    return file && more.length === 0 ? ({ file, keep: values['keep-accounts'] } as const) : null
  } catch {
    return null
  }
}

const stateOf = ({ disabledAt, ready }: Editor) =>
  disabledAt !== null ? 'disabled' : ready ? 'ready' : 'needs-link'
/** The accounts after a restore, for the operator to check. */
const peopleLines = (editors: readonly Editor[]): readonly string[] =>
  editors.length === 0
    ? []
    : [
        messages.people,
        ...editors.map((editor) =>
          messages.person(
            editor.name,
            editor.email,
            say.accounts.roles[editor.role].label,
            stateOf(editor),
          ),
        ),
      ]

const run = async (file: string, keep: boolean): Promise<void> => {
  const config = readSettings()
  if (typeof config === 'string') return refuse(config)
  const secret = config.sessionSecret ?? (await readSecret(config.dataDir))
  // Before anything is opened or created: a damaged file leaves nothing behind.
  const backup = await checkBackup(file, secret === null ? null : sealKeyOf(secret)).catch(
    (error: unknown) => refuse(error instanceof StoreError ? error.message : messages.noFile(file)),
  )
  const { at } = backup.head
  const database = await openDatabase(config)
  try {
    const { entries, head, broken } = await restore(
      database,
      backup,
      keep ? null : { id: null, name: messages.by, reason: messages.reason(at) },
    )
    const people = peopleLines(await listEditors(database))
    const rows = [...backup.tallies.values()].reduce((sum, tally) => sum + tally.rows, 0)
    const about =
      people.length === 0 ? [] : keep ? [messages.secret, messages.kept(at)] : [messages.ended]
    process.stdout.write(
      `${[messages.done(rows, at, file), messages.history(entries, head), ...about, ...people].join('\n')}\n`,
    )
    if (backup.sealedBy !== 'us') process.stderr.write(`${messages.seal[backup.sealedBy]}\n`)
    if (broken) process.stderr.write(`${messages.broken(broken.id)}\n`)
  } finally {
    await database.close()
  }
}

answerHelp(messages.help)
const asked = readArguments() ?? refuse(messages.usage)
await run(asked.file, asked.keep).catch((error: unknown) =>
  refuse(error instanceof StoreError ? error.message : messages.failed),
)
