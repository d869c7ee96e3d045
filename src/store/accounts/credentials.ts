import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'

/**
 * An account's credentials: a password hash, and an encrypted TOTP seed, both null until the link
 * was used. `version` increases whenever they are set, changed or revoked.
 */
export type Credentials = Readonly<{
  id: string
  passwordHash: string | null
  totpSeed: string | null
  disabled: boolean
  version: number
}>
const credentialsRow = z.object({
  id: z.string(),
  password_hash: z.string().nullable(),
  totp_seed: z.string().nullable(),
  disabled: z.boolean(),
  version: z.number(),
})

/** The credentials of an e-mail address in lower case; null for no account. */
export const findCredentials = async (
  database: Database,
  email: string,
): Promise<Credentials | null> => {
  const [found] = await ask(
    database,
    'select id, password_hash, totp_seed, disabled_at is not null as disabled, credentials_version as version from editors where email = $1',
    [email],
  )
  if (!found) return null
  const { password_hash: passwordHash, totp_seed: totpSeed, ...rest } = credentialsRow.parse(found)
  return { ...rest, passwordHash, totpSeed }
}

/** An id without an account: a query with it takes as long as one with an account. */
const NO_ACCOUNT = '00000000-0000-0000-0000-000000000000'

/**
 * Consumes a TOTP time step, at most once across processes, and only one later than the last used
 * (RFC 6238, 5.2). With `id` null it takes as long and returns false.
 */
export const useStep = async (
  database: Database,
  id: string | null,
  step: number,
): Promise<boolean> => {
  const rows = await ask(
    database,
    'update editors set totp_step = $2 where id = $1 and (totp_step is null or totp_step < $2) returning id',
    [id ?? NO_ACCOUNT, step],
  )
  return rows.length === 1
}

/** Consumes a recovery code by its hash, in the same way. */
export const useRecoveryCode = async (
  database: Database,
  id: string | null,
  hash: string,
): Promise<boolean> => {
  const rows = await ask(
    database,
    'update recovery_codes set used_at = now() where editor_id = $1 and hash = $2 and used_at is null returning hash',
    [id ?? NO_ACCOUNT, hash],
  )
  return rows.length === 1
}

/** More failures than this make no difference. */
const MOST_TRIES = 100_000

/** Counts a failed sign-in or step-up of an account; the editor sees it at the next sign-in. */
export const countFailure = async (database: Database, id: string): Promise<void> => {
  await ask(
    database,
    'update editors set failed_tries = least(coalesce(failed_tries, 0) + 1, $2) where id = $1',
    [id, MOST_TRIES],
  )
}

/** Adds one recovery code by its hash. */
export const addRecoveryCode = async (
  database: Database,
  id: string,
  hash: string,
): Promise<void> => {
  await ask(database, 'insert into recovery_codes (editor_id, hash) values ($1, $2)', [id, hash])
}

/** Deletes a recovery code, used or not. */
export const dropRecoveryCode = async (
  database: Database,
  id: string,
  hash: string,
): Promise<void> => {
  await ask(database, 'delete from recovery_codes where editor_id = $1 and hash = $2', [id, hash])
}

/** The number of unused recovery codes. */
export const countRecoveryCodes = async (database: Database, id: string): Promise<number> => {
  const [found] = await ask(
    database,
    'select count(*)::int as count from recovery_codes where editor_id = $1 and used_at is null',
    [id],
  )
  return z.object({ count: z.number() }).parse(found).count
}

/** Rehashes a password with stronger parameters, unless it was changed meanwhile. */
export const renewHash = async (
  database: Database,
  id: string,
  old: string,
  hash: string,
): Promise<void> => {
  await ask(
    database,
    'update editors set password_hash = $3 where id = $1 and password_hash = $2',
    [id, old, hash],
  )
}
