import type { Database } from '../connection/database.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { type Doer, noteAccount } from './account-history.js'
import type { Editor } from './editors.js'
import { useLink } from './sign-in-links.js'

const byThemselves = ({ id, email }: Editor): Doer => ({ id, name: email, reason: '' })

const writeCodes = async (
  writer: Writer,
  editorId: string,
  codeHashes: readonly string[],
): Promise<void> => {
  await writer.query('delete from recovery_codes where editor_id = $1', [editorId])
  await writer.query('insert into recovery_codes (editor_id, hash) select $1, unnest($2::text[])', [
    editorId,
    codeHashes,
  ])
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
  inTransaction(
    database,
    async (writer) => {
      const at = new Date().toISOString()
      const editor = await useLink(writer, token, at)
      if (!editor) return null
      await writer.query(
        'update editors set password_hash = $2, totp_seed = $3, totp_step = $4, credentials_version = credentials_version + 1 where id = $1',
        [editor.id, passwordHash, totpSeed, totpStep],
      )
      await writeCodes(writer, editor.id, codeHashes)
      await writer.query('delete from sessions where editor_id = $1', [editor.id])
      await noteAccount(writer, editor.id, 'joined', byThemselves(editor), at)
      return { ...editor, ready: true }
    },
    'edit',
  )

/** Sets a new password and ends all sessions but the current one, and all links. */
export const changePassword = (
  database: Database,
  editor: Editor,
  sessionId: string,
  passwordHash: string,
): Promise<void> =>
  inTransaction(
    database,
    async (writer) => {
      await writer.query(
        'update editors set password_hash = $2, credentials_version = credentials_version + 1 where id = $1',
        [editor.id, passwordHash],
      )
      await writer.query('delete from sessions where editor_id = $1 and id <> $2', [
        editor.id,
        sessionId,
      ])
      await writer.query('delete from sign_in_links where editor_id = $1', [editor.id])
      await noteAccount(
        writer,
        editor.id,
        'password-changed',
        byThemselves(editor),
        new Date().toISOString(),
      )
    },
    'edit',
  )

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
  inTransaction(
    database,
    async (writer) => {
      const { rows } = await writer.query(
        'update editors set totp_seed = $2, totp_step = $3, credentials_version = credentials_version + 1 where id = $1 and totp_seed = $4 returning id',
        [editor.id, factor.totpSeed, factor.totpStep, old],
      )
      if (rows.length === 0) return false
      await writeCodes(writer, editor.id, factor.codeHashes)
      await writer.query('delete from sessions where editor_id = $1 and id <> $2', [
        editor.id,
        sessionId,
      ])
      await writer.query('update sessions set recovered = false where id = $1', [sessionId])
      await writer.query('delete from sign_in_links where editor_id = $1', [editor.id])
      await noteAccount(
        writer,
        editor.id,
        'factor-changed',
        byThemselves(editor),
        new Date().toISOString(),
      )
      return true
    },
    'edit',
  )

/** Replaces all recovery codes. */
export const renewCodes = (
  database: Database,
  editor: Editor,
  codeHashes: readonly string[],
): Promise<void> =>
  inTransaction(
    database,
    async (writer) => {
      await writeCodes(writer, editor.id, codeHashes)
      await noteAccount(
        writer,
        editor.id,
        'codes-renewed',
        byThemselves(editor),
        new Date().toISOString(),
      )
    },
    'edit',
  )
