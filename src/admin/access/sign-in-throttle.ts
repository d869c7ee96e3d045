import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { forgiveTries, type TurnPolicy, takeTry, takeTurn } from '../../store/accounts/throttles.js'
import type { Database } from '../../store/connection/database.js'
import { networksOf } from '../../web/limits/network.js'

/** The delays in seconds, once the attempts that cost nothing are used up; the last one stays. */
const RISING_DELAYS = [5, 10, 20, 40, 80, 160, 320, 640, 900]
/** The delay in milliseconds after each failed attempt: none after the first `free`. */
const delaysAfter = (free: number): readonly number[] =>
  [...Array<number>(free).fill(0), ...RISING_DELAYS].map((wait) => wait * 1000)
/**
 * From the fifth failed attempt in a row each next one is delayed, up to 15 minutes and never
 * locked: about a hundred guesses a day, out of millions.
 */
export const ACCOUNT_DELAYS = delaysAfter(4)
/**
 * Many people may share one network, so it may fail more often; an IPv6 /48 four times as often.
 */
export const NETWORK_DELAYS = delaysAfter(29)
export const WIDE_NETWORK_DELAYS = delaysAfter(119)
/**
 * Limit for all unknown browsers at one account: a hundred, then one every two seconds, queued. So
 * nobody is locked out however many networks try, and at most 43,300 passwords a day are guessed,
 * of those that 15 characters and the leaked-password lists leave. Codes are guessed less often:
 * with the right password ACCOUNT_DELAYS applies, from any network.
 */
export const STRANGERS_TURNS: TurnPolicy = { free: 100, spacingMs: 2000, longestMs: 3000 }

/**
 * An attempt's account and address; `known` is the id of a session or browser that is already this
 * person's, null for a stranger.
 */
export type AttemptOrigin = Readonly<{ email: string; ip: string; known: string | null }>

/**
 * An attempt, counted before it is made. `shut`: its network must wait, which discloses nothing of
 * any account, so no hashing is done. `free`: whether it may succeed. `takeCode` counts a code
 * attempt after a right password, and returns whether it may proceed; `forgive` resets the counts
 * on success.
 */
export type SignInAttempt = Readonly<{
  shut: boolean
  free: boolean
  takeCode: (isRight: boolean) => Promise<boolean>
  forgive: () => Promise<void>
}>

type ToThrottleKey = (kind: string, ...of: readonly string[]) => string

const countKnown = async (database: Database, own: string): Promise<SignInAttempt> => ({
  shut: false,
  free: await takeTry(database, own, ACCOUNT_DELAYS, true),
  takeCode: async (isRight) => isRight,
  forgive: () => forgiveTries(database, [own], []),
})

const countStranger = async (
  database: Database,
  mark: ToThrottleKey,
  email: string,
  ip: string,
): Promise<SignInAttempt> => {
  const { near, wide } = networksOf(ip)
  const networks = [mark('network', near), ...(wide === null ? [] : [mark('network', wide)])]
  const [everybody, here, code] = [
    mark('strangers', email),
    mark('account', email, near),
    mark('code', email),
  ]
  let isOpen = true
  for (const [i, network] of networks.entries())
    isOpen =
      (await takeTry(database, network, i === 0 ? NETWORK_DELAYS : WIDE_NETWORK_DELAYS, isOpen)) &&
      isOpen
  const turn = isOpen ? await takeTurn(database, everybody, STRANGERS_TURNS, true) : null
  const isFree =
    isOpen && (await takeTry(database, here, ACCOUNT_DELAYS, turn !== null)) && turn !== null
  if (turn) await setTimeout(turn)
  return {
    shut: !isOpen,
    free: isFree,
    takeCode: async (isRight) =>
      (await takeTry(database, code, ACCOUNT_DELAYS, isRight)) && isRight,
    forgive: () => forgiveTries(database, [here, code], [...networks, everybody]),
  }
}

/**
 * Counts an attempt before it is made. A session or known browser has a counter of its own, which
 * no stranger can exhaust; others count by network, by account and network, and, at a slow rate, by
 * account. Stored under keyed hashes that identify neither.
 */
export const countAttempt = (
  database: Database,
  secret: Buffer,
  { email, ip, known }: AttemptOrigin,
): Promise<SignInAttempt> => {
  const mark: ToThrottleKey = (kind, ...of) =>
    createHmac('sha256', secret)
      .update(`throttle ${[kind, ...of].join('\0')}`)
      .digest('base64url')
  return known === null
    ? countStranger(database, mark, email, ip)
    : countKnown(database, mark('known', known))
}
