import { setTimeout } from 'node:timers/promises'
import type { Request } from 'express'
import { parseEmail } from '../../catalog/text/email.js'
import {
  type Credentials,
  findCredentials,
  renewHash,
  useRecoveryCode,
  useStep,
} from '../../store/accounts/credentials.js'
import { findSession } from '../../store/accounts/sessions.js'
import type { Database } from '../../store/connection/database.js'
import { networksOf } from '../../web/limits/network.js'
import type { AdminContext } from '../frame/context.js'
import { hashPassword, isOutdated, verifyPassword } from '../passwords/passwords.js'
import { hashOfCode } from '../second-factor/recovery-codes.js'
import { stepOf } from '../second-factor/second-factor.js'
import { cookieOf, SESSION_COOKIE } from '../session/cookies.js'
import { decrypt } from '../session/encrypt.js'
import { deviceOf } from './device.js'
import { countAttempt } from './sign-in-throttle.js'

/** Credentials as submitted. */
export type SubmittedCredentials = Readonly<{ email: string; password: string; code: string }>
/** Maximum length of each field; longer input matches nothing. */
const MAX_LENGTH = 1024
/**
 * Delay of an attempt that skips hashing: about as long as a hash takes. It depends on the network
 * alone and discloses no account.
 */
const PAUSE_MS = 250
/** A seed for accounts without one, so that the check takes the same time. */
const DUMMY_SEED = Buffer.alloc(20)

/** The counter key of a session or known browser of this person; null for a stranger. */
const findCounterKey = async (
  database: Database,
  secret: Buffer,
  req: Request,
  found: Credentials | null,
): Promise<string | null> => {
  if (!found) return null
  const cookie = cookieOf(req, SESSION_COOKIE)
  const session = cookie === null ? null : await findSession(database, cookie)
  if (session?.editor.id === found.id) return `session of ${found.id}`
  const device = deviceOf(secret, req, found)
  return device && `browser ${device}`
}

/**
 * Verifies credentials: the account, or null for any failure: unknown address, wrong or used
 * password or code, disabled, or rate limited. All paths make the same queries and hash once, so
 * that neither response nor timing tells them apart. The attempt is counted before it is made;
 * success resets the counts. A network above its limit gets the same answer after a delay, without
 * hashing.
 * @throws HttpError 503 when too many are signing in at once; the driver's error when the database
 * does not answer
 */
export const verifyCredentials = async (
  { database, secret }: Pick<AdminContext, 'database' | 'secret'>,
  req: Request,
  typed: SubmittedCredentials,
): Promise<Credentials | null> => {
  const [password, code] = [
    typed.password.slice(0, MAX_LENGTH + 1),
    typed.code.slice(0, MAX_LENGTH).replace(/\s/g, ''),
  ]
  const email = parseEmail(typed.email) ?? ''
  const ip = req.ip ?? ''
  const found = await findCredentials(database, email)
  const known = await findCounterKey(database, secret, req, found)
  const { shut, free, takeCode, forgive } = await countAttempt(database, secret, {
    email,
    ip,
    known,
  })
  const { near, wide } = networksOf(ip)
  const fits = shut
    ? 'crowded'
    : await verifyPassword(
        found?.passwordHash ?? null,
        password,
        known === null ? (wide ?? near) : null,
      )
  if (fits === 'crowded') return setTimeout(PAUSE_MS, null)

  const isRight = free && fits && found !== null && !found.disabled
  const proven = (await takeCode(isRight)) ? found : null
  const seed = found?.totpSeed ? decrypt(secret, found.id, found.totpSeed) : null
  const step = stepOf(seed ?? DUMMY_SEED, code)
  const used = /^\d{6}$/.test(code)
    ? await useStep(
        database,
        seed !== null && step !== null && proven ? proven.id : null,
        step ?? 0,
      )
    : await useRecoveryCode(database, proven?.id ?? null, hashOfCode(code))
  if (!proven?.passwordHash || !used) return null

  await forgive()
  if (isOutdated(proven.passwordHash))
    await renewHash(database, proven.id, proven.passwordHash, await hashPassword(password))
  return proven
}
