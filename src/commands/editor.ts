import { parseArgs } from 'node:util'
import { type Role, roles } from '../catalog/editing/role.js'
import { parseAccountEmail, parseEmail } from '../catalog/text/email.js'
import { parseName } from '../catalog/text/plain-text.js'
import type { Config } from '../config/config.js'
import { answerHelp } from '../config/help.js'
import { readSettings } from '../config/settings.js'
import { say } from '../messages/say.js'
import { type Invitation, invite, type Refusal, resetAccount } from '../store/accounts/accounts.js'
import { findEditor } from '../store/accounts/editors.js'
import { type Database, openDatabase } from '../store/connection/database.js'
import { migrate } from '../store/migrations/migrations.js'
import { StoreError } from '../store/store-error.js'
import { adminUrls } from '../web/html/admin-urls.js'

const messages = say.accounts.command
/** A name fits one line of a list. */
const MAX_NAME_LENGTH = 100
/** The actor in history: whoever runs commands on this machine has every permission already. */
const doer = { id: null, name: messages.by, reason: '' }

const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

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

/** The parsed subcommand; null for bad usage. */
const readArguments = (): EditorCommand | null => {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { role: { type: 'string' } },
    })
    const [what, ...rest] = positionals
    const role = roles.find((one) => one === values.role) ?? null
    if (values.role !== undefined && (role === null || what !== 'add')) return null
    if (what === 'add' && rest.length === 2) return add(rest[0] as string, rest[1] as string, role)
    return what === 'link' && rest.length === 1 ? renew(rest[0] as string) : null
  } catch {
    return null
  }
}

const refusals: Readonly<Record<Refusal, string>> = {
  taken: messages.taken,
  nobody: messages.nobody,
  disabled: messages.disabled,
  // Permissions do not apply to a command, so these two cannot happen.
  'not-owner': messages.failed,
  'last-owner': messages.failed,
}

const run = async (asked: EditorCommand, config: Config): Promise<void> => {
  const database = await openDatabase(config)
  await migrate(database)
  const answer = await asked.run(database)
  await database.close()
  if (typeof answer === 'string') refuse(refusals[answer])
  else
    process.stdout.write(
      `${asked.say(answer)}\n${config.publicUrl ?? `http://localhost:${config.port}`}${adminUrls.join(answer.token)}\n`,
    )
}

answerHelp(messages.usage)
const asked = readArguments() ?? refuse(messages.usage)
const config = readSettings()
if (typeof config === 'string') refuse(config)
else
  await run(asked, config).catch((error: unknown) =>
    refuse(error instanceof StoreError ? error.message : messages.failed),
  )
