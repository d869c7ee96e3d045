import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { ask } from './ask.js'
import type { Database } from './database.js'
import { type Editor, editorColumns, toEditor } from './editors.js'

/** A session that nobody uses for this long ends, and any ends after a working day (ASVS 5.0, 7.3). */
export const IDLE_MS = 30 * 60_000
export const LONGEST_MS = 12 * 3_600_000
/** Use is written down once a minute at most, so that looking at pages writes next to nothing. */
const NOTE_EVERY_MS = 60_000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_MS)

/** Begins a session and gives the token that the browser keeps, 256 bits in base64url; only its hash is kept here. Sessions that are over are dropped. */
export const beginSession = async (database: Database, editorId: string, now = new Date()): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await ask(database, 'delete from sessions where expires_at <= $1 or seen_at <= $2', [now, idleSince(now)])
  await ask(database, 'insert into sessions (hash, id, editor_id, created_at, seen_at, expires_at) values ($1, $2, $3, $4, $4, $5)', [
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

/** One that begins later than now was begun while a clock was ahead, and would last too long; clocks of two processes may be minutes apart. */
const inForce = `select ${editorColumns}, sessions.id as session_id, sessions.created_at as began_at, seen_at from sessions
   join editors on editors.id = sessions.editor_id
   where expires_at > $2 and seen_at > $3 and sessions.created_at < $2::timestamptz + interval '5 minutes' and disabled_at is null and password_hash is not null`
const toSession = (row: unknown): Session => {
  const { session_id: id, began_at: createdAt, seen_at: seenAt } = own.parse(row)
  return { id, editor: toEditor(row), createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString() }
}

/** The session of a token; null when there is none, it has ended, or its editor may not be here any more. */
export const findSession = async (database: Database, token: string, now = new Date()): Promise<Session | null> => {
  const [row] = await ask(database, `${inForce} and hash = $1`, [hashOf(token), now, idleSince(now)])
  if (!row) return null
  const session = toSession(row)
  if (now.getTime() - Date.parse(session.seenAt) > NOTE_EVERY_MS)
    await ask(database, 'update sessions set seen_at = $2 where hash = $1', [hashOf(token), now])
  return session
}

/** All sessions of one editor that are in force, the newest first. */
export const listSessions = async (database: Database, editorId: string, now = new Date()): Promise<readonly Session[]> =>
  (await ask(database, `${inForce} and editor_id = $1 order by sessions.created_at desc`, [editorId, now, idleSince(now)])).map(toSession)

/** Ends one session by its token. */
export const endSession = async (database: Database, token: string): Promise<void> => {
  await ask(database, 'delete from sessions where hash = $1', [hashOf(token)])
}

/** Ends one session of this editor's own by its id; nobody else's. False when there was none. */
export const endOwnSession = async (database: Database, editorId: string, id: string): Promise<boolean> =>
  (await ask(database, 'delete from sessions where editor_id = $1 and id::text = $2 returning id', [editorId, id])).length > 0
