import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'
import { type Editor, editorColumns, toEditor } from './editors.js'

/** Idle and absolute timeouts of a session (ASVS 5.0, 7.3): half an hour, and a working day. */
export const IDLE_MS = 30 * 60_000
export const LIFETIME_MS = 12 * 3_600_000
/** Activity is recorded at most once a minute, so that reading pages rarely writes. */
const NOTE_EVERY_MS = 60_000

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_MS)

/**
 * Creates a session and returns the browser's token, 256 bits in base64url; only its hash is
 * stored. `recovered`: a recovery code replaced the second factor. The last sign-in and failures
 * before it are copied into the session, and its counter reset. Deletes expired sessions.
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
    [hashOf(token), randomUUID(), editorId, now, new Date(now.getTime() + LIFETIME_MS), recovered],
  )
  return token
}

/**
 * A valid session and its editor; times are UTC in ISO form. `provedAt`: the last step-up; signing
 * in is none. `recovered`: it began with a recovery code. `signedInBefore` and `failedBefore`: the
 * previous sign-in, and the failed attempts since.
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
const sessionRow = z.object({
  session_id: z.string(),
  began_at: z.date(),
  seen_at: z.date(),
  proved_at: z.date().nullable(),
  recovered: z.boolean().nullable(),
  signed_in_before: z.date().nullable(),
  failed_before: z.number().nullable(),
})

/**
 * A session created in the future came from a clock that was ahead, and would last too long; five
 * minutes of clock skew are tolerated.
 */
const validSessions = `select ${editorColumns}, sessions.id as session_id, sessions.created_at as began_at, seen_at, proved_at, recovered,
     signed_in_before, failed_before from sessions
   join editors on editors.id = sessions.editor_id
   where expires_at > $2 and seen_at > $3 and sessions.created_at < $2::timestamptz + interval '5 minutes' and disabled_at is null and password_hash is not null`
const toSession = (row: unknown): Session => {
  const found = sessionRow.parse(row)
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
 * The session of a token; null when it is unknown or expired, or its editor is disabled or reset.
 */
export const findSession = async (
  database: Database,
  token: string,
  now = new Date(),
): Promise<Session | null> => {
  const [row] = await ask(database, `${validSessions} and hash = $1`, [
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

/** Records a step-up in a session. */
export const noteProof = async (
  database: Database,
  id: string,
  now = new Date(),
): Promise<void> => {
  await ask(database, 'update sessions set proved_at = $2 where id = $1', [id, now])
}

/** All valid sessions of one editor, newest first. */
export const listSessions = async (
  database: Database,
  editorId: string,
  now = new Date(),
): Promise<readonly Session[]> =>
  (
    await ask(database, `${validSessions} and editor_id = $1 order by sessions.created_at desc`, [
      editorId,
      now,
      idleSince(now),
    ])
  ).map(toSession)

/** Deletes a session by its token. */
export const endSession = async (database: Database, token: string): Promise<void> => {
  await ask(database, 'delete from sessions where hash = $1', [hashOf(token)])
}

/** Deletes one of this editor's own sessions by its id. False when there was none. */
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
