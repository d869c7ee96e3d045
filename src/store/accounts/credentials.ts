import type { Database } from '../connection/database.js'
import { execute } from '../connection/rows.js'

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

/** The credentials of an e-mail address in lower case; null for no account. */
export const findCredentials = async (
  { prisma }: Database,
  email: string,
): Promise<Credentials | null> => {
  const found = await prisma.editor.findUnique({ where: { email } })
  if (!found) return null
  const { id, passwordHash, totpSeed, disabledAt, credentialsVersion: version } = found
  return { id, passwordHash, totpSeed, disabled: disabledAt !== null, version }
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
  const use =
    'update editors set totp_step = $2 where id = $1 and (totp_step is null or totp_step < $2)'
  return (await execute(database, use, [id ?? NO_ACCOUNT, step])) === 1
}

/** Consumes a recovery code by its hash, in the same way. */
export const useRecoveryCode = async (
  { prisma }: Database,
  id: string | null,
  hash: string,
): Promise<boolean> => {
  const { count } = await prisma.recoveryCode.updateMany({
    where: { editorId: id ?? NO_ACCOUNT, hash, usedAt: null },
    data: { usedAt: new Date() },
  })
  return count === 1
}

/** More failures than this make no difference. */
const MOST_TRIES = 100_000

/**
 * Counts a failed sign-in or step-up of an account; the editor sees it at the next sign-in. One
 * statement, as concurrent ones add up: Prisma's increment of null is null.
 */
export const countFailure = async (database: Database, id: string): Promise<void> => {
  await execute(
    database,
    'update editors set failed_tries = least(coalesce(failed_tries, 0) + 1, $2) where id = $1',
    [id, MOST_TRIES],
  )
}

/** Adds one recovery code by its hash. */
export const addRecoveryCode = async (
  { prisma }: Database,
  editorId: string,
  hash: string,
): Promise<void> => {
  await prisma.recoveryCode.create({ data: { editorId, hash } })
}

/** Deletes a recovery code, used or not. */
export const dropRecoveryCode = async (
  { prisma }: Database,
  editorId: string,
  hash: string,
): Promise<void> => {
  await prisma.recoveryCode.deleteMany({ where: { editorId, hash } })
}

/** The number of unused recovery codes. */
export const countRecoveryCodes = ({ prisma }: Database, editorId: string): Promise<number> =>
  prisma.recoveryCode.count({ where: { editorId, usedAt: null } })

/** Rehashes a password with stronger parameters, unless it was changed meanwhile. */
export const renewHash = async (
  { prisma }: Database,
  id: string,
  old: string,
  hash: string,
): Promise<void> => {
  await prisma.editor.updateMany({
    where: { id, passwordHash: old },
    data: { passwordHash: hash },
  })
}
