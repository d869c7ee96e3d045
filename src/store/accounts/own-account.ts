import type { Database } from '../connection/database.js'
import { execute } from '../connection/rows.js'
import { inEdit, type Writer } from '../connection/transaction.js'
import { type AccountKind, noteAccount } from './account-history.js'
import type { Editor } from './editors.js'
import { useLink } from './sign-in-links.js'

/** Records in history what somebody did with their own account. */
const note = (writer: Writer, { id, email }: Editor, kind: AccountKind): Promise<void> =>
  noteAccount(writer, id, kind, { id, name: email, reason: '' }, new Date().toISOString())

/** Ends all other sessions, and all links. */
const endOthers = async (writer: Writer, editorId: string, sessionId: string): Promise<void> => {
  const sessions = 'delete from sessions where editor_id = $1 and id <> $2'
  await execute(writer, sessions, [editorId, sessionId])
  await execute(writer, 'delete from sign_in_links where editor_id = $1', [editorId])
}

const writeCodes = async (
  writer: Writer,
  editorId: string,
  codeHashes: readonly string[],
): Promise<void> => {
  await execute(writer, 'delete from recovery_codes where editor_id = $1', [editorId])
  await execute(
    writer,
    'insert into recovery_codes (editor_id, hash) select $1, unnest($2::text[])',
    [editorId, codeHashes],
  )
}

/**
 * Credentials set through a link: a password hash, an encrypted TOTP seed, the time step that
 * proved it, and hashes of recovery codes.
 */
export type NewCredentials = Readonly<{
  passwordHash: string
  totpSeed: string
  totpStep: number
  codeHashes: readonly string[]
}>

/**
 * Redeems a link: sets the credentials and ends all old sessions, in one transaction. Null when the
 * link is no longer valid; then nothing was written.
 */
export const redeemLink = (
  database: Database,
  token: string,
  { passwordHash, totpSeed, totpStep, codeHashes }: NewCredentials,
): Promise<Editor | null> =>
  inEdit(database, async (writer) => {
    const editor = await useLink(writer, token, new Date().toISOString())
    if (!editor) return null
    await execute(
      writer,
      'update editors set password_hash = $2, totp_seed = $3, totp_step = $4, credentials_version = credentials_version + 1 where id = $1',
      [editor.id, passwordHash, totpSeed, totpStep],
    )
    await writeCodes(writer, editor.id, codeHashes)
    await execute(writer, 'delete from sessions where editor_id = $1', [editor.id])
    await note(writer, editor, 'joined')
    return { ...editor, ready: true }
  })

/** Sets a new password and ends all sessions but the current one, and all links. */
export const changePassword = (
  database: Database,
  editor: Editor,
  sessionId: string,
  passwordHash: string,
): Promise<void> =>
  inEdit(database, async (writer) => {
    await execute(
      writer,
      'update editors set password_hash = $2, credentials_version = credentials_version + 1 where id = $1',
      [editor.id, passwordHash],
    )
    await endOthers(writer, editor.id, sessionId)
    await note(writer, editor, 'password-changed')
  })

/**
 * A new second factor: an encrypted seed, the time step that proved it, and hashes of its recovery
 * codes.
 */
export type NewFactor = Omit<NewCredentials, 'passwordHash'>

/**
 * Replaces the second factor, which revokes the old one's recovery codes, all links and all other
 * sessions. `old` is the encrypted seed to replace (compare and set): false when it is no longer
 * current, and then nothing was written.
 */
export const changeFactor = (
  database: Database,
  editor: Editor,
  sessionId: string,
  old: string,
  factor: NewFactor,
): Promise<boolean> =>
  inEdit(database, async (writer) => {
    const changed = await execute(
      writer,
      'update editors set totp_seed = $2, totp_step = $3, credentials_version = credentials_version + 1 where id = $1 and totp_seed = $4',
      [editor.id, factor.totpSeed, factor.totpStep, old],
    )
    if (changed === 0) return false
    await writeCodes(writer, editor.id, factor.codeHashes)
    await endOthers(writer, editor.id, sessionId)
    await execute(writer, 'update sessions set recovered = false where id = $1', [sessionId])
    await note(writer, editor, 'factor-changed')
    return true
  })

/** Replaces all recovery codes. */
export const renewCodes = (
  database: Database,
  editor: Editor,
  codeHashes: readonly string[],
): Promise<void> =>
  inEdit(database, async (writer) => {
    await writeCodes(writer, editor.id, codeHashes)
    await note(writer, editor, 'codes-renewed')
  })
