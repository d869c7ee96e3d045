import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import type { Writer } from '../connection/transaction.js'
import { type Editor, editorColumns, toEditor } from './editors.js'

const HOUR_MS = 3_600_000
/** Validity of a link: a new colleague may be away for a week; for a reset somebody is waiting. */
export const LINK_MS = { invite: 7 * 24 * HOUR_MS, reset: 24 * HOUR_MS } as const

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Issues a link and revokes the account's older ones. Returns its token, 256 bits in base64url;
 * only the hash is stored.
 */
export const makeLink = async (
  writer: Writer,
  editorId: string,
  kind: keyof typeof LINK_MS,
  actor: string,
  at: string,
): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await writer.query('delete from sign_in_links where editor_id = $1', [editorId])
  await writer.query(
    'insert into sign_in_links (hash, editor_id, expires_at, created_at, created_by) values ($1, $2, $3, $4, $5)',
    [hashOf(token), editorId, new Date(Date.parse(at) + LINK_MS[kind]).toISOString(), at, actor],
  )
  return token
}

const unusedLink = `select ${editorColumns} from sign_in_links join editors on editors.id = editor_id
  where hash = $1 and used_at is null and expires_at > $2 and disabled_at is null`

/** The editor of a link; null when it is unknown, used, expired or revoked. */
export const findLink = async (
  database: Database,
  token: string,
  now = new Date(),
): Promise<Editor | null> => {
  const [found] = await ask(database, unusedLink, [hashOf(token), now])
  return found ? toEditor(found) : null
}

/**
 * Consumes a link in a transaction, with a row lock; null when another request was first, or it is
 * no longer valid.
 */
export const useLink = async (
  writer: Writer,
  token: string,
  at: string,
): Promise<Editor | null> => {
  const { rows } = await writer.query(`${unusedLink} for update of sign_in_links`, [
    hashOf(token),
    at,
  ])
  if (!rows[0]) return null
  await writer.query('update sign_in_links set used_at = $2 where hash = $1', [hashOf(token), at])
  return toEditor(rows[0])
}
