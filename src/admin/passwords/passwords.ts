import { hash, parseOptions, verify } from '@node-rs/argon2'
import { HttpError } from '../../web/http/http-error.js'

/** OWASP's first choice of argon2id (the package's default kind): 46 MiB, one pass, one thread. */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const
/** Two at once leave a small machine memory and a core for everybody else. */
const AT_ONCE = 2
/**
 * Whoever comes when so many wait is asked to come again: about a second and a half of work for
 * two.
 */
const MOST_WAITING = 40
/**
 * Strangers leave the last places to those who are signed in or use a browser that has signed in
 * before.
 */
const MOST_STRANGERS_WAITING = 30
/**
 * So many may one network of strangers have under way or waiting: people behind one line, not a
 * flood.
 */
const MOST_OF_NETWORK = 5
const RETRY_S = '5'

// Memory and cores belong to the process, so the count of hashes under way does too.
let underWay = 0
const waiting: (() => void)[] = []
/** How many each network has in here; those that have none are not named. */
const held = new Map<string, number>()

const inTurn = async <T>(most: number, work: () => Promise<T>): Promise<T> => {
  if (underWay >= AT_ONCE) {
    if (waiting.length >= most) throw new HttpError(503, { 'Retry-After': RETRY_S }, 'OVERLOADED')
    // Its place is handed over: nobody who comes later takes it in between.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else underWay += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else underWay -= 1
  }
}

const ofNetwork = async <T>(network: string, work: () => Promise<T>): Promise<T | 'crowded'> => {
  const count = held.get(network) ?? 0
  if (count >= MOST_OF_NETWORK) return 'crowded'
  held.set(network, count + 1)
  try {
    return await work()
  } finally {
    const left = (held.get(network) ?? 1) - 1
    if (left === 0) held.delete(network)
    else held.set(network, left)
  }
}

/**
 * One person's keyboard may write é as one character and another's as two: both are the same
 * password.
 */
const plain = (password: string): string => password.normalize('NFC')

/** The hash to keep of a password. @throws HttpError 503 when too many wait already */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(MOST_WAITING, () => hash(plain(password), cost))

/** Of a password that nobody has, at the same cost. */
const NOBODYS =
  '$argon2id$v=19$m=47104,t=1,p=1$c29tZSBzYWx0IG9mIG5v$bm9ib2R5IGNhbiBrbm93IHdoYXQgaGFzaGVzIHRvIHQ'

/**
 * Whether a password has this hash; null takes the same time and is false. `network` is whose place
 * it takes, null for somebody who is known: `crowded` when that network has as many under way as it
 * may, and then nothing was done.
 * @throws HttpError 503 when too many wait already
 */
export const fitsPassword = (
  kept: string | null,
  password: string,
  network: string | null = null,
): Promise<boolean | 'crowded'> => {
  const work = (): Promise<boolean> => verify(kept ?? NOBODYS, plain(password)).catch(() => false)
  return network === null
    ? inTurn(MOST_WAITING, work)
    : ofNetwork(network, () => inTurn(MOST_STRANGERS_WAITING, work))
}

/** Whether a hash was made at another cost than today's. */
export const isOutdated = (kept: string): boolean => {
  const { memoryCost, timeCost, parallelism } = parseOptions(kept)
  return (
    memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism
  )
}
