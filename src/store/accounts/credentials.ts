import { z } from 'zod'
import type { Database } from '../connection/database.js'
import { ask } from '../connection/short-query.js'

/**
 * What somebody proves who they are with: a hash, and a sealed seed. Both are null until they have
 * used their link. `version` grows whenever they are set, changed or taken away.
 */
export type Credentials = Readonly<{
  id: string
  passwordHash: string | null
  totpSeed: string | null
  disabled: boolean
  version: number
}>
const row = z.object({
  id: z.string(),
  password_hash: z.string().nullable(),
  totp_seed: z.string().nullable(),
  disabled: z.boolean(),
  version: z.number(),
})

/** The credentials of an e-mail address in lower case; null when nobody has it. */
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
  const { password_hash: passwordHash, totp_seed: totpSeed, ...rest } = row.parse(found)
  return { ...rest, passwordHash, totpSeed }
}

/** Nobody's number: asking with it takes the time of asking with somebody's. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/**
 * Uses a step of the second factor, once: true for one of any number of processes that try, and
 * only for a step after the last one used. With `id` null it is nobody's, and false.
 */
export const useStep = async (
  database: Database,
  id: string | null,
  step: number,
): Promise<boolean> => {
  const rows = await ask(
    database,
    'update editors set totp_step = $2 where id = $1 and (totp_step is null or totp_step < $2) returning id',
    [id ?? NOBODY, step],
  )
  return rows.length === 1
}

/** Uses a recovery code by its hash, once, in the same way. */
export const useRecoveryCode = async (
  database: Database,
  id: string | null,
  hash: string,
): Promise<boolean> => {
  const rows = await ask(
    database,
    'update recovery_codes set used_at = now() where editor_id = $1 and hash = $2 and used_at is null returning hash',
    [id ?? NOBODY, hash],
  )
  return rows.length === 1
}

/** No number of tries says more than this. */
const MOST_TRIES = 100_000

/**
 * Counts a try to sign in as somebody, or to prove to be them, that failed; they are told when they
 * come in.
 */
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

/** Takes one out again, used or not. */
export const dropRecoveryCode = async (
  database: Database,
  id: string,
  hash: string,
): Promise<void> => {
  await ask(database, 'delete from recovery_codes where editor_id = $1 and hash = $2', [id, hash])
}

/** How many recovery codes somebody has left. */
export const countRecoveryCodes = async (database: Database, id: string): Promise<number> => {
  const [found] = await ask(
    database,
    'select count(*)::int as count from recovery_codes where editor_id = $1 and used_at is null',
    [id],
  )
  return z.object({ count: z.number() }).parse(found).count
}

/**
 * Puts a better hash of the same password in the place of `old`, unless it was changed meanwhile.
 */
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
