import { hash, parseOptions, verify } from '@node-rs/argon2'
import { HttpError } from '../../web/http/http-error.js'

/**
 * OWASP's first choice of argon2id (the package's default variant): 46 MiB, one pass, one thread.
 */
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const
/** Two concurrent hashes leave a small machine memory and a core for other requests. */
const MAX_CONCURRENT_HASHES = 2
/** Maximum queue length: about a second and a half of work for two; beyond it 503. */
const MAX_QUEUE = 40
/** Strangers leave the last places of the queue to sessions and known browsers. */
const MAX_QUEUE_OF_STRANGERS = 30
/**
 * Running or queued hashes per network of strangers: people who share a connection, not a flood.
 */
const MAX_PER_NETWORK = 5
const RETRY_S = '5'

// Memory and cores belong to the process, so the semaphore does too.
let underWay = 0
const waiting: (() => void)[] = []
/** Running or queued hashes by network; entries at zero are removed. */
const countByNetwork = new Map<string, number>()

const withHashSlot = async <T>(most: number, work: () => Promise<T>): Promise<T> => {
  if (underWay >= MAX_CONCURRENT_HASHES) {
    if (waiting.length >= most) throw new HttpError(503, { 'Retry-After': RETRY_S }, 'OVERLOADED')
    // The slot is handed over directly, so that no later request takes it in between.
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

const withNetworkSlot = async <T>(
  network: string,
  work: () => Promise<T>,
): Promise<T | 'crowded'> => {
  const count = countByNetwork.get(network) ?? 0
  if (count >= MAX_PER_NETWORK) return 'crowded'
  countByNetwork.set(network, count + 1)
  try {
    return await work()
  } finally {
    const left = (countByNetwork.get(network) ?? 1) - 1
    if (left === 0) countByNetwork.delete(network)
    else countByNetwork.set(network, left)
  }
}

/** Keyboards may send é as one character or as two: both are the same password. */
const plain = (password: string): string => password.normalize('NFC')

/** The argon2id hash of a password. @throws HttpError 503 when the queue is full */
export const hashPassword = (password: string): Promise<string> =>
  withHashSlot(MAX_QUEUE, () => hash(plain(password), cost))

/** A hash that matches no password, at the same cost. */
const DUMMY_HASH =
  '$argon2id$v=19$m=47104,t=1,p=1$c29tZSBzYWx0IG9mIG5v$bm9ib2R5IGNhbiBrbm93IHdoYXQgaGFzaGVzIHRvIHQ'

/**
 * Verifies a password against a hash; null takes the same time and is false. `network` is a
 * stranger's network, null for a known browser; `crowded` above its limit, without hashing.
 * @throws HttpError 503 when the queue is full
 */
export const verifyPassword = (
  kept: string | null,
  password: string,
  network: string | null = null,
): Promise<boolean | 'crowded'> => {
  const work = (): Promise<boolean> =>
    verify(kept ?? DUMMY_HASH, plain(password)).catch(() => false)
  return network === null
    ? withHashSlot(MAX_QUEUE, work)
    : withNetworkSlot(network, () => withHashSlot(MAX_QUEUE_OF_STRANGERS, work))
}

/** Whether a hash was made with other cost parameters than today's. */
export const isOutdated = (kept: string): boolean => {
  const { memoryCost, timeCost, parallelism } = parseOptions(kept)
  return (
    memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism
  )
}
