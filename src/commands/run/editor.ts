import { type Role, roles } from '../../catalog/editing/role.js'
import { parseAccountEmail, parseEmail } from '../../catalog/text/email.js'
import { parseName } from '../../catalog/text/plain-text.js'
import { say } from '../../messages/say.js'
import {
  type Invitation,
  invite,
  type Refusal,
  resetAccount,
} from '../../store/accounts/accounts.js'
import { findEditor } from '../../store/accounts/editors.js'
import type { Database } from '../../store/connection/database.js'
import { migrate } from '../../store/migrations/migrations.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import { createCommand, parseOptions, refuse, withDatabase } from './command.js'

const messages = say.accounts.command
/** A name fits one line of a list. */
const MAX_NAME_LENGTH = 100
/** The actor in history: whoever runs commands on this machine has every permission already. */
const doer = { id: null, name: messages.by, reason: '' }

type EditorCommand = Readonly<{
  say: (invited: Invitation) => string
  run: (database: Database) => Promise<Invitation | Refusal>
}>

const add = (rawName: string, rawEmail: string, role: Role | null): EditorCommand => {
  const name = parseName(rawName, MAX_NAME_LENGTH) ?? refuse(messages.badName)
  const email = parseAccountEmail(rawEmail) ?? refuse(messages.badEmail)
  return {
    say: ({ editor }) => messages.added(editor.name, say.accounts.roles[editor.role].label),
    run: (database) => invite(database, { name, email, role }, doer),
  }
}
const renew = (rawEmail: string): EditorCommand => {
  const email = parseEmail(rawEmail) ?? refuse(messages.badEmail)
  return {
    say: ({ editor }) => messages.renewed(editor.name),
    run: async (database) => {
      const editor = await findEditor(database, email)
      return editor ? resetAccount(database, editor.id, doer) : 'nobody'
    },
  }
}

/**
 * The parsed subcommand; null for bad usage.
 * @throws CommandRefused for a name or an address that cannot be used
 */
const parse = (args: readonly string[]): EditorCommand | null => {
  const read = parseOptions(args, { role: { type: 'string' } })
  const [what, ...rest] = read?.positionals ?? []
  const asked = read?.values.role
  const role = roles.find((one) => one === asked) ?? null
  if (asked !== undefined && (role === null || what !== 'add')) return null
  if (what === 'add' && rest.length === 2) return add(rest[0] as string, rest[1] as string, role)
  return what === 'link' && rest.length === 1 ? renew(rest[0] as string) : null
}

const refusals: Readonly<Record<Refusal, string>> = {
  taken: messages.taken,
  nobody: messages.nobody,
  disabled: messages.disabled,
  // Permissions do not apply to a command, so these two cannot happen.
  'not-owner': messages.failed,
  'last-owner': messages.failed,
}

/** `npm run editor`: adds an account, or renews its one-time link, and prints that link. */
export const runEditor = createCommand({
  usage: messages.usage,
  failed: messages.failed,
  parse,
  run: async (command, config, io) => {
    const answer = await withDatabase(config, async (database) => {
      await migrate(database)
      return command.run(database)
    })
    if (typeof answer === 'string') return refuse(refusals[answer])
    io.out(command.say(answer))
    io.out(
      `${config.publicUrl ?? `http://localhost:${config.port}`}${adminUrls.join(answer.token)}`,
    )
  },
})
