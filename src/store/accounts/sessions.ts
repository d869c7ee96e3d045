import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import { type Editor, editorColumns, toEditor } from './editors.js'

/**
 * A session that nobody uses for this long ends, and any ends after a working day (ASVS 5.0, 7.3).
 */
export const IDLE_MS = 30 * 60_000
export const LONGEST_MS = 12 * 3_600_000
/** Use is written down once a minute at most, so that looking at pages writes next to nothing. */
const NOTE_EVERY_MS = 60_000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_MS)

/**
 * Begins a session and gives the token that the browser keeps, 256 bits in base64url; only its hash
 * is kept here. `recovered` says that a recovery code stood for the second factor. What its editor
 * is told of the time before is taken over, and counted anew from here. Sessions that are over are
 * dropped.
 */
export const beginSession = async (
  database: Database,
  editorId: string,
  recovered = false,
  now = new Date(),
): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await ask(database, 'delete from sessions where expires_at <= $1 or seen_at <= $2', [
    now,
    idleSince(now),
  ])
  await ask(
    database,
    `with noted as (update editors set signed_in_at = $4, failed_tries = 0 where id = $3)
     insert into sessions (hash, id, editor_id, created_at, seen_at, expires_at, recovered, signed_in_before, failed_before)
     select $1, $2, id, $4, $4, $5, $6, signed_in_at, failed_tries from editors where id = $3`,
    [hashOf(token), randomUUID(), editorId, now, new Date(now.getTime() + LONGEST_MS), recovered],
  )
  return token
}

/**
 * A session in force and whose it is; times are UTC in ISO form. `provedAt`: when password and code
 * were last proven inside it; signing in is none. `recovered`: it began with a recovery code.
 * `signedInBefore` and `failedBefore`: when its editor was here before, and how many tries to sign
 * in as them have failed since.
 */
export type Session = Readonly<{
  id: string
  editor: Editor
  createdAt: string
  seenAt: string
  provedAt: string | null
  recovered: boolean
  signedInBefore: string | null
  failedBefore: number
}>
const own = z.object({
  session_id: z.string(),
  began_at: z.date(),
  seen_at: z.date(),
  proved_at: z.date().nullable(),
  recovered: z.boolean().nullable(),
  signed_in_before: z.date().nullable(),
  failed_before: z.number().nullable(),
})

/**
 * One that begins later than now was begun while a clock was ahead, and would last too long; clocks
 * of two processes may be minutes apart.
 */
const inForce = `select ${editorColumns}, sessions.id as session_id, sessions.created_at as began_at, seen_at, proved_at, recovered,
     signed_in_before, failed_before from sessions
   join editors on editors.id = sessions.editor_id
   where expires_at > $2 and seen_at > $3 and sessions.created_at < $2::timestamptz + interval '5 minutes' and disabled_at is null and password_hash is not null`
const toSession = (row: unknown): Session => {
  const found = own.parse(row)
  return {
    id: found.session_id,
    editor: toEditor(row),
    createdAt: found.began_at.toISOString(),
    seenAt: found.seen_at.toISOString(),
    provedAt: found.proved_at?.toISOString() ?? null,
    recovered: found.recovered ?? false,
    signedInBefore: found.signed_in_before?.toISOString() ?? null,
    failedBefore: found.failed_before ?? 0,
  }
}

/**
 * The session of a token; null when there is none, it has ended, or its editor may not be here any
 * more.
 */
export const findSession = async (
  database: Database,
  token: string,
  now = new Date(),
): Promise<Session | null> => {
  const [row] = await ask(database, `${inForce} and hash = $1`, [
    hashOf(token),
    now,
    idleSince(now),
  ])
  if (!row) return null
  const session = toSession(row)
  if (now.getTime() - Date.parse(session.seenAt) > NOTE_EVERY_MS)
    await ask(database, 'update sessions set seen_at = $2 where hash = $1', [hashOf(token), now])
  return session
}

/** Writes down that password and code were proven inside a session just now. */
export const noteProof = async (
  database: Database,
  id: string,
  now = new Date(),
): Promise<void> => {
  await ask(database, 'update sessions set proved_at = $2 where id = $1', [id, now])
}

/** All sessions of one editor that are in force, the newest first. */
export const listSessions = async (
  database: Database,
  editorId: string,
  now = new Date(),
): Promise<readonly Session[]> =>
  (
    await ask(database, `${inForce} and editor_id = $1 order by sessions.created_at desc`, [
      editorId,
      now,
      idleSince(now),
    ])
  ).map(toSession)

/** Ends one session by its token. */
export const endSession = async (database: Database, token: string): Promise<void> => {
  await ask(database, 'delete from sessions where hash = $1', [hashOf(token)])
}

/** Ends one session of this editor's own by its id; nobody else's. False when there was none. */
export const endOwnSession = async (
  database: Database,
  editorId: string,
  id: string,
): Promise<boolean> =>
  (
    await ask(
      database,
      'delete from sessions where editor_id = $1 and id::text = $2 returning id',
      [editorId, id],
    )
  ).length > 0
