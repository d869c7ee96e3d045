import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Request } from 'express'
import { parseEmail } from '../catalog/email.js'
import { type Credentials, findCredentials, renewHash, useRecoveryCode, useStep } from '../store/credentials.js'
import { forgiveTries, takeTry } from '../store/throttles.js'
import { fitsPassword, hashPassword, isOutdated } from './passwords.js'
import { hashOfCode } from './recovery-codes.js'
import { unseal } from './seal.js'
import { stepOf } from './second-factor.js'
import type { Desk } from './visit.js'

/** What somebody types to prove who they are, as it was sent. */
export type Typed = Readonly<{ email: string; password: string; code: string }>
/** Longer than any of the three can be; what is longer fits nothing. */
const LONGEST = 1024

const seconds = (...waits: readonly number[]): readonly number[] => waits.map((wait) => wait * 1000)
/** After the fifth try in a row each next one waits, up to 15 minutes and never for ever: about a hundred guesses a day, out of millions. */
export const ACCOUNT_WAITS = seconds(0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900)
/** Many people may share one address, so it may fail more often. */
export const ADDRESS_WAITS = seconds(...Array<number>(29).fill(0), 5, 10, 20, 40, 80, 160, 320, 640, 900)

/** An address as it is counted: of IPv6 the network, since one line has all addresses of it. */
const networkOf = (ip: string): string => {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('::')
  const groups = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  return [...groups, ...Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0'), ...after].slice(0, 4).join(':')
}

/** A code that nobody's seed gives, for whoever has none. */
const NOBODYS_SEED = Buffer.alloc(20)

/**
 * Whether what was typed proves who somebody is: their credentials, or null, whatever is wrong: nobody has the address, the password or the
 * code is wrong or used, they are disabled, or too many tries failed. All of these ask the same of the database and hash once, so that
 * neither answer nor time tells them apart. The try is counted before it is made; a success is forgiven.
 * @throws HttpError 503 when too many are signing in at once; the driver's error when the database does not answer
 */
export const prove = async ({ database, secret }: Pick<Desk, 'database' | 'secret'>, req: Request, typed: Typed): Promise<Credentials | null> => {
  const [password, code] = [typed.password.slice(0, LONGEST + 1), typed.code.slice(0, LONGEST).replace(/\s/g, '')]
  const email = parseEmail(typed.email) ?? ''
  const mark = (kind: string, text: string): string => createHmac('sha256', secret).update(`throttle ${kind}\0${text}`).digest('base64url')
  const [account, address] = [mark('account', email), mark('address', networkOf(req.ip ?? ''))]

  const isAddressFree = await takeTry(database, address, ADDRESS_WAITS, true)
  const isFree = await takeTry(database, account, ACCOUNT_WAITS, isAddressFree)
  const found = await findCredentials(database, email)
  const fits = await fitsPassword(found?.passwordHash ?? null, password)
  const seed = found?.totpSeed ? unseal(secret, found.id, found.totpSeed) : null
  const step = stepOf(seed ?? NOBODYS_SEED, code)
  const proven = isFree && fits && found && !found.disabled ? found : null
  const used = /^\d{6}$/.test(code)
    ? await useStep(database, seed !== null && step !== null && proven ? proven.id : null, step ?? 0)
    : await useRecoveryCode(database, proven?.id ?? null, hashOfCode(code))
  if (!proven?.passwordHash || !used) return null

  await forgiveTries(database, account, address)
  if (isOutdated(proven.passwordHash)) await renewHash(database, proven.id, proven.passwordHash, await hashPassword(password))
  return proven
}
