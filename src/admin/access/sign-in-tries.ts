import { createHmac } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { forgiveTries, type TurnPolicy, takeTry, takeTurn } from '../../store/accounts/throttles.js'
import type { Database } from '../../store/connection/database.js'
import { networksOf } from '../../web/limits/network.js'

const seconds = (...waits: readonly number[]): readonly number[] => waits.map((wait) => wait * 1000)
/**
 * After the fifth try in a row each next one waits, up to 15 minutes and never for ever: about a
 * hundred guesses a day, out of millions.
 */
export const ACCOUNT_WAITS = seconds(0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900)
/**
 * Many people may share one network, so it may fail more often; what one customer of IPv6 has, four
 * times as often.
 */
export const ADDRESS_WAITS = seconds(
  ...Array<number>(29).fill(0),
  5,
  10,
  20,
  40,
  80,
  160,
  320,
  640,
  900,
)
export const WIDE_WAITS = seconds(
  ...Array<number>(119).fill(0),
  5,
  10,
  20,
  40,
  80,
  160,
  320,
  640,
  900,
)
/**
 * What all strangers together may try at one account: a hundred, then one every two seconds, each
 * in its turn. So nobody is kept out however many networks try, and at most 43,300 passwords a day
 * are guessed, of those that 15 characters and the lists of leaked ones leave. Codes are not
 * guessed so often: whoever has the password tries them by ACCOUNT_WAITS, from wherever.
 */
export const STRANGERS_TURNS: TurnPolicy = { free: 100, spacingMs: 2000, longestMs: 3000 }

/**
 * Who tries: at which account, from which address; `known` names a session or a browser that is
 * this person's already, null for a stranger.
 */
export type From = Readonly<{ email: string; ip: string; known: string | null }>

/**
 * A try that was counted before it is made. `shut`: its network must wait, which says nothing of
 * any account, so no work is done for it. `free`: whether it may succeed. `takeCode` counts that a
 * code is tried where the password was right, and says whether it may; `forgive` is for a success.
 */
export type Try = Readonly<{
  shut: boolean
  free: boolean
  takeCode: (isRight: boolean) => Promise<boolean>
  forgive: () => Promise<void>
}>

type Mark = (kind: string, ...of: readonly string[]) => string

const tryOfKnown = async (database: Database, own: string): Promise<Try> => ({
  shut: false,
  free: await takeTry(database, own, ACCOUNT_WAITS, true),
  takeCode: async (isRight) => isRight,
  forgive: () => forgiveTries(database, [own], []),
})

const tryOfStranger = async (
  database: Database,
  mark: Mark,
  email: string,
  ip: string,
): Promise<Try> => {
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
      (await takeTry(database, network, i === 0 ? ADDRESS_WAITS : WIDE_WAITS, isOpen)) && isOpen
  const turn = isOpen ? await takeTurn(database, everybody, STRANGERS_TURNS, true) : null
  const isFree =
    isOpen && (await takeTry(database, here, ACCOUNT_WAITS, turn !== null)) && turn !== null
  if (turn) await setTimeout(turn)
  return {
    shut: !isOpen,
    free: isFree,
    takeCode: async (isRight) => (await takeTry(database, code, ACCOUNT_WAITS, isRight)) && isRight,
    forgive: () => forgiveTries(database, [here, code], [...networks, everybody]),
  }
}

/**
 * Counts a try before it is made, where it belongs: for a session or a browser that has signed in
 * before by itself alone, so that no stranger can use it up; else by network, by account and
 * network, and, slowly, by account. Kept under keyed hashes that tell neither.
 */
export const countTry = (
  database: Database,
  secret: Buffer,
  { email, ip, known }: From,
): Promise<Try> => {
  const mark: Mark = (kind, ...of) =>
    createHmac('sha256', secret)
      .update(`throttle ${[kind, ...of].join('\0')}`)
      .digest('base64url')
  return known === null
    ? tryOfStranger(database, mark, email, ip)
    : tryOfKnown(database, mark('known', known))
}
