import type { Role } from '../../catalog/editing/role.js'
import type { Database } from '../connection/database.js'
import { execute, maybeRow, type SqlRunner } from '../connection/rows.js'
import { inEdit, type Writer } from '../connection/transaction.js'
import { type Doer, noteAccount } from './account-history.js'
import { addEditor, type Editor, editorColumns, editorRow } from './editors.js'
import { makeLink } from './sign-in-links.js'

const now = (): string => new Date().toISOString()
/**
 * Whether the actor is an owner or a command, checked in the transaction: an owner may have lost
 * the role since the page was rendered.
 */
const isOwner = async (writer: Writer, { id }: Doer): Promise<boolean> => {
  if (id === null) return true
  const owner = "select from editors where id = $1 and role = 'owner' and disabled_at is null"
  return (await execute(writer, owner, [id])) === 1
}
const readEditorById = (writer: Writer, id: string): Promise<Editor | null> =>
  maybeRow(writer, editorRow, `select ${editorColumns} from editors where id = $1`, [id])
/** Whether this is the only owner who can sign in: without one, nobody could ever invite again. */
const isLastOwner = async (on: SqlRunner, { id, role }: Editor): Promise<boolean> =>
  role === 'owner' &&
  (await execute(
    on,
    "select from editors where role = 'owner' and disabled_at is null and password_hash is not null and id <> $1",
    [id],
  )) === 0

/** Whether no other owner could reset this editor's account, or invite anyone. */
export const isOnlyOwner = (database: Database, editor: Editor): Promise<boolean> =>
  isLastOwner(database, editor)

/** Why nothing was written. */
export type Refusal = 'not-owner' | 'taken' | 'nobody' | 'last-owner' | 'disabled'
export type Invitation = Readonly<{ editor: Editor; token: string }>

/**
 * Creates an account and its one-time link. Without a role: owner if there is none yet, else
 * editor.
 */
export const invite = (
  database: Database,
  who: Readonly<{ email: string; name: string; role: Role | null }>,
  doer: Doer,
): Promise<Invitation | Refusal> =>
  inEdit(database, async (writer) => {
    if (!(await isOwner(writer, doer))) return 'not-owner'
    const owners = await execute(writer, "select from editors where role = 'owner' limit 1")
    const role = who.role ?? (owners === 0 ? 'owner' : 'editor')
    const editor = await addEditor(writer, who.email, who.name, role)
    if (!editor) return 'taken'
    const at = now()
    const token = await makeLink(writer, editor.id, 'invite', doer.name, at)
    await noteAccount(writer, editor.id, 'invited', doer, at, {
      email: { old: null, new: who.email },
      role: { old: null, new: role },
    })
    return { editor, token }
  })

/** Runs a change of an account in one transaction, for an owner or a command. */
const changeAccount = <T>(
  database: Database,
  id: string,
  doer: Doer,
  work: (writer: Writer, editor: Editor) => Promise<T | Refusal>,
): Promise<T | Refusal> =>
  inEdit(database, async (writer) => {
    if (!(await isOwner(writer, doer))) return 'not-owner'
    const editor = await readEditorById(writer, id)
    return editor ? work(writer, editor) : 'nobody'
  })

/**
 * Issues a new one-time link: password, second factor, recovery codes and sessions are revoked at
 * once, so that an intruder is out.
 */
export const resetAccount = (
  database: Database,
  id: string,
  doer: Doer,
): Promise<Invitation | Refusal> =>
  changeAccount(database, id, doer, async (writer, editor) => {
    if (editor.disabledAt !== null) return 'disabled'
    // The only owner resets by the command, on the server itself.
    if (doer.id !== null && (await isLastOwner(writer, editor))) return 'last-owner'
    const at = now()
    await execute(
      writer,
      'update editors set password_hash = null, totp_seed = null, credentials_version = credentials_version + 1 where id = $1',
      [id],
    )
    await execute(writer, 'delete from recovery_codes where editor_id = $1', [id])
    await execute(writer, 'delete from sessions where editor_id = $1', [id])
    const token = await makeLink(writer, id, editor.ready ? 'reset' : 'invite', doer.name, at)
    await noteAccount(writer, id, 'reset', doer, at)
    return { editor: { ...editor, ready: false }, token }
  })

/** Disables an account, with all its sessions and links, or enables it again. Idempotent. */
export const setDisabled = (
  database: Database,
  id: string,
  disabled: boolean,
  doer: Doer,
): Promise<Editor | Refusal> =>
  changeAccount(database, id, doer, async (writer, editor) => {
    if ((editor.disabledAt !== null) === disabled) return editor
    if (disabled && (await isLastOwner(writer, editor))) return 'last-owner'
    const at = now()
    const disabledAt = disabled ? at : null
    await execute(
      writer,
      'update editors set disabled_at = $2, credentials_version = credentials_version + 1 where id = $1',
      [id, disabledAt],
    )
    if (disabled) {
      await execute(writer, 'delete from sessions where editor_id = $1', [id])
      await execute(writer, 'delete from sign_in_links where editor_id = $1', [id])
    }
    await noteAccount(writer, id, disabled ? 'disabled' : 'enabled', doer, at)
    return { ...editor, disabledAt }
  })

/** Changes a role; it applies from the next request on. */
export const changeRole = (
  database: Database,
  id: string,
  role: Role,
  doer: Doer,
): Promise<Editor | Refusal> =>
  changeAccount(database, id, doer, async (writer, editor) => {
    if (editor.role === role) return editor
    if (await isLastOwner(writer, editor)) return 'last-owner'
    await execute(writer, 'update editors set role = $2 where id = $1', [id, role])
    await noteAccount(writer, id, 'role-changed', doer, now(), {
      role: { old: editor.role, new: role },
    })
    return { ...editor, role }
  })
