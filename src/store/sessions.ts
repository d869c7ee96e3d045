import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from './database.js'
import { type Editor, editorColumns, toEditor } from './editors.js'

/** A session that nobody uses for this long ends, and any ends after a working day (ASVS 5.0, 7.3). */
export const IDLE_MS = 30 * 60_000
export const LONGEST_MS = 12 * 3_600_000
/** Use is written down once a minute at most, so that looking at pages writes next to nothing. */
const NOTE_EVERY_MS = 60_000
/** Shorter than the pool's own limit: a page of the admin answers within 7 s, whatever the database does. */
const PATIENCE_MS = 3000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Begins a session and gives the token that the browser keeps, 256 bits in base64url; only its hash is kept here. */
export const beginSession = async ({ pool }: Database, editorId: string, now = new Date()): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await pool.query('insert into sessions (hash, id, editor_id, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)', [
    hashOf(token),
    randomUUID(),
    editorId,
    now,
    new Date(now.getTime() + LONGEST_MS),
  ])
  return token
}

/** A session in force and whose it is; times are UTC in ISO form. */
export type Session = Readonly<{ id: string; editor: Editor; createdAt: string; seenAt: string }>
const own = z.object({ session_id: z.string(), began_at: z.date(), seen_at: z.date() })

/** The session of a token; null when there is none, it has ended, or its editor may not be here any more. */
export const findSession = async ({ pool }: Database, token: string, now = new Date()): Promise<Session | null> => {
  const text = `select ${editorColumns}, sessions.id as session_id, sessions.created_at as began_at, seen_at from sessions
     join editors on editors.id = sessions.editor_id
     where hash = $1 and expires_at > $2 and seen_at > $3 and disabled_at is null and password_hash is not null`
  const { rows } = await pool.query({
    text,
    values: [hashOf(token), now, new Date(now.getTime() - IDLE_MS)],
    query_timeout: PATIENCE_MS,
  } as { text: string; values: unknown[] })
  if (!rows[0]) return null
  const { session_id: id, began_at: createdAt, seen_at: seenAt } = own.parse(rows[0])
  if (now.getTime() - seenAt.getTime() > NOTE_EVERY_MS) await pool.query('update sessions set seen_at = $2 where hash = $1', [hashOf(token), now])
  return { id, editor: toEditor(rows[0]), createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString() }
}

/** Ends one session by its token. */
export const endSession = async ({ pool }: Database, token: string): Promise<void> => {
  await pool.query('delete from sessions where hash = $1', [hashOf(token)])
}
