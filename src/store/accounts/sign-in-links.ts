import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../connection/database.js'
import { execute, maybeRow } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import { type Editor, editorColumns, editorRow } from './editors.js'

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
  await execute(writer, 'delete from sign_in_links where editor_id = $1', [editorId])
  await execute(
    writer,
    'insert into sign_in_links (hash, editor_id, expires_at, created_at, created_by) values ($1, $2, $3, $4, $5)',
    [hashOf(token), editorId, new Date(Date.parse(at) + LINK_MS[kind]).toISOString(), at, actor],
  )
  return token
}

/** The editor of a link; null when it is unknown, used, expired or revoked. */
export const findLink = async (
  { prisma }: Database,
  token: string,
  now = new Date(),
): Promise<Editor | null> => {
  const link = await prisma.signInLink.findUnique({
    where: {
      hash: hashOf(token),
      usedAt: null,
      expiresAt: { gt: now },
      editor: { disabledAt: null },
    },
    include: { editor: true },
  })
  return link && editorRow.parse(link.editor)
}

/**
 * Consumes a link in a transaction, in one statement; null when another request was first, or it is
 * no longer valid.
 */
export const useLink = (writer: Writer, token: string, at: string): Promise<Editor | null> =>
  maybeRow(
    writer,
    editorRow,
    `update sign_in_links set used_at = $2 from editors
     where hash = $1 and used_at is null and expires_at > $2 and editors.id = editor_id and disabled_at is null
     returning ${editorColumns}`,
    [hashOf(token), at],
  )
