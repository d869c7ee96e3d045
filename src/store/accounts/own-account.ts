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
 * What somebody sets by their link: the hash of a password, a sealed seed, the step of it that they
 * have shown, and hashes of recovery codes.
 */
export type Keys = Readonly<{
  passwordHash: string
  totpSeed: string
  totpStep: number
  codeHashes: readonly string[]
}>

/**
 * Uses a link: sets the keys and ends all old sessions, in one transaction. Null when it is no link
 * any more; then nothing was done.
 */
export const join = (
  database: Database,
  token: string,
  { passwordHash, totpSeed, totpStep, codeHashes }: Keys,
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

/** Sets a new password and ends all sessions but the one it was done in. */
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
 * What a new second factor brings: a sealed seed, the step of it that was shown, and hashes of the
 * recovery codes that come with it.
 */
export type Factor = Omit<Keys, 'passwordHash'>

/**
 * Puts a new second factor in the place of the old one, whose codes and recovery codes are void,
 * and ends all sessions and links but the session it was done in. `old` is the sealed seed that it
 * replaces: false when that is not in force any more, and then nothing was done.
 */
export const changeFactor = (
  database: Database,
  editor: Editor,
  sessionId: string,
  old: string,
  factor: Factor,
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

/** Puts new recovery codes in the place of the old ones. */
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
