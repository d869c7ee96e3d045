import { say } from '../../messages/say.js'
import { type Editor, listEditors } from '../../store/accounts/editors.js'
import { checkBackup } from '../../store/backups/read.js'
import { restore } from '../../store/backups/restore.js'
import { sealKeyOf } from '../../store/folder/sealed-file.js'
import { readSecret } from '../../store/folder/secret.js'
import { StoreError } from '../../store/store-error.js'
import { createCommand, parseOptions, refuse, withDatabase } from './command.js'

const messages = say.restores

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

/** `npm run restore`: puts a backup into an empty database, whole or not at all. */
export const runRestore = createCommand({
  usage: messages.usage,
  help: messages.help,
  failed: messages.failed,
  parse: (args) => {
    const read = parseOptions(args, { 'keep-accounts': { type: 'boolean', default: false } })
    const [file, ...more] = read?.positionals ?? []
    return read && file && more.length === 0 ? { file, keep: read.values['keep-accounts'] } : null
  },
  run: async ({ file, keep }, config, io) => {
    const secret = config.sessionSecret ?? (await readSecret(config.dataDir))
    // Before anything is opened or created: a damaged file leaves nothing behind.
    const backup = await checkBackup(file, secret === null ? null : sealKeyOf(secret)).catch(
      (error: unknown) =>
        refuse(error instanceof StoreError ? error.message : messages.noFile(file)),
    )
    const { at } = backup.head
    await withDatabase(config, async (database) => {
      const { entries, head, broken } = await restore(
        database,
        backup,
        keep ? null : { id: null, name: messages.by, reason: messages.reason(at) },
      )
      const people = peopleLines(await listEditors(database))
      const rows = [...backup.tallies.values()].reduce((sum, tally) => sum + tally.rows, 0)
      const about =
        people.length === 0 ? [] : keep ? [messages.secret, messages.kept(at)] : [messages.ended]
      io.out(
        [messages.done(rows, at, file), messages.history(entries, head), ...about, ...people].join(
          '\n',
        ),
      )
      if (backup.sealedBy !== 'us') io.err(messages.seal[backup.sealedBy])
      if (broken) io.err(messages.broken(broken.id))
    })
  },
})
