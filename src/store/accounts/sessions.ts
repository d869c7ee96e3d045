import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { execute, isoTime, maybeRow, rows } from '../connection/rows.js'
import { editorColumns, editorRow } from './editors.js'

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
  await execute(database, 'delete from sessions where expires_at <= $1 or seen_at <= $2', [
    now,
    idleSince(now),
  ])
  // One statement: no failed try between reading the counter and resetting it is lost.
  await execute(
    database,
    `with noted as (update editors set signed_in_at = $4, failed_tries = 0 where id = $3)
     insert into sessions (hash, id, editor_id, created_at, seen_at, expires_at, recovered, signed_in_before, failed_before)
     select $1, $2, id, $4, $4, $5, $6, signed_in_at, failed_tries from editors where id = $3`,
    [hashOf(token), randomUUID(), editorId, now, new Date(now.getTime() + LIFETIME_MS), recovered],
  )
  return token
}

const sessionRow = z
  .looseObject({
    sessionId: z.string(),
    beganAt: isoTime,
    seenAt: isoTime,
    provedAt: isoTime.nullable(),
    recovered: z.boolean().nullable().transform(Boolean),
    signedInBefore: isoTime.nullable(),
    failedBefore: z.number().nullable().transform(Number),
  })
  .transform(({ sessionId: id, beganAt: createdAt, ...row }) => {
    const { seenAt, provedAt, recovered, signedInBefore, failedBefore, ...editor } = row
    const own = { id, createdAt, seenAt, provedAt, recovered, signedInBefore, failedBefore }
    return { ...own, editor: editorRow.parse(editor) }
  })
/**
 * A valid session and its editor; times are UTC in ISO form. `provedAt`: the last step-up; signing
 * in is none. `recovered`: it began with a recovery code. `signedInBefore` and `failedBefore`: the
 * previous sign-in, and the failed attempts since.
 */
export type Session = Readonly<z.output<typeof sessionRow>>

/**
 * Sessions with their editors. By SQL: every request of an editor asks for one, and Prisma takes
 * four times as long. A session created in the future came from a clock that was ahead, and would
 * last too long; five minutes of clock skew are tolerated.
 */
const validSessions = `select ${editorColumns}, sessions.id as "sessionId", sessions.created_at as "beganAt", seen_at as "seenAt",
     proved_at as "provedAt", recovered, signed_in_before as "signedInBefore", failed_before as "failedBefore"
   from sessions join editors on editors.id = sessions.editor_id
   where expires_at > $2 and seen_at > $3 and sessions.created_at < $2::timestamptz + interval '5 minutes' and disabled_at is null and password_hash is not null`

/**
 * The session of a token; null when it is unknown or expired, or its editor is disabled or reset.
 */
export const findSession = async (
  database: Database,
  token: string,
  now = new Date(),
): Promise<Session | null> => {
  const hash = hashOf(token)
  const found = await maybeRow(database, sessionRow, `${validSessions} and hash = $1`, [
    hash,
    now,
    idleSince(now),
  ])
  if (found !== null && now.getTime() - Date.parse(found.seenAt) > NOTE_EVERY_MS)
    await database.prisma.session.updateMany({ where: { hash }, data: { seenAt: now } })
  return found
}

/** Records a step-up in a session. */
export const noteProof = async (
  { prisma }: Database,
  id: string,
  now = new Date(),
): Promise<void> => {
  await prisma.session.updateMany({ where: { id }, data: { provedAt: now } })
}

/** All valid sessions of one editor, newest first. */
export const listSessions = (
  database: Database,
  editorId: string,
  now = new Date(),
): Promise<readonly Session[]> =>
  rows(
    database,
    sessionRow,
    `${validSessions} and editor_id = $1 order by sessions.created_at desc`,
    [editorId, now, idleSince(now)],
  )

/** Deletes a session by its token. */
export const endSession = async ({ prisma }: Database, token: string): Promise<void> => {
  await prisma.session.deleteMany({ where: { hash: hashOf(token) } })
}

/** Deletes one of this editor's own sessions by its id. False when there was none. */
export const endOwnSession = async (
  { prisma }: Database,
  editorId: string,
  id: string,
): Promise<boolean> =>
  z.uuid().safeParse(id).success &&
  (await prisma.session.deleteMany({ where: { editorId, id } })).count > 0
