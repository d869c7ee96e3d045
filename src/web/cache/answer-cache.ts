import { hash, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** A cached response: headers as Node writes them, encoded body, and the route for the log. */
export type CachedResponse = Readonly<{ headers: readonly string[]; body: Buffer; route: string }>

/** Limits: `bytes` include keys and headers; `longest` is a body's; `idleMs` is without a hit. */
export type CacheLimits = Readonly<{
  entries: number
  bytes: number
  longest: number
  idleMs: number
  now: () => number
}>
/**
 * A few thousand searches, little next to the catalogue. They contain people's words, so they
 * expire: the morning's are gone by the evening, and popular ones recur within ten minutes.
 */
const standard: CacheLimits = {
  entries: 4000,
  bytes: 32 * 1024 * 1024,
  longest: 256 * 1024,
  idleMs: 10 * 60_000,
  now: Date.now,
}
/** Overhead of an entry besides key, headers and body: slots and objects (measured, rounded up). */
const ENTRY_OVERHEAD = 1024

/** How often idle entries are swept: a sweep looks at all of them. */
const SWEEP_MS = 1000

/** The response cache; `size` counts entries and their bytes in all. */
export type AnswerCache = Readonly<{
  find: (address: string, state: string) => CachedResponse | null
  keep: (address: string, state: string, answer: CachedResponse) => void
  size: () => Readonly<{ entries: number; bytes: number }>
}>

const weightOf = ({ headers, body }: CachedResponse, key: string): number =>
  ENTRY_OVERHEAD + key.length + body.length + headers.reduce((sum, text) => sum + text.length, 0)

/** zlib and Buffer return views of pooled 8 or 16 kB blocks: a small one would retain it whole. */
const copyOf = (body: Buffer): Buffer => {
  const copy = Buffer.allocUnsafeSlow(body.length)
  body.copy(copy)
  return copy
}

/**
 * An LRU cache of responses by address, cleared when the catalogue changes. The key is a hash of
 * the address with a process secret: of fixed length, and no record of what people searched for.
 */
export const createAnswerCache = (own: Partial<CacheLimits> = {}): AnswerCache => {
  const bounds = { ...standard, ...own }
  const secret = randomBytes(32).toString('latin1')
  const keyOf = (address: string): string => hash('sha256', secret + address, 'base64')
  const answers = new LRUCache<string, CachedResponse>({
    max: bounds.entries,
    maxSize: bounds.bytes,
    sizeCalculation: weightOf,
    // An entry is stale once it is older than this, not when it is as old.
    ttl: bounds.idleMs - 1,
    updateAgeOnGet: true,
    perf: { now: bounds.now },
    // Otherwise a timer is set at a hit, so as not to read the clock again in the same millisecond.
    ttlResolution: 0,
  })
  let current = ''
  let sweptAt = 0
  const find: AnswerCache['find'] = (address, state) => {
    if (state !== current) {
      answers.clear()
      current = state
    }
    const time = bounds.now()
    if (time - sweptAt >= SWEEP_MS) {
      answers.purgeStale()
      sweptAt = time
    }
    return answers.get(keyOf(address)) ?? null
  }
  const keep: AnswerCache['keep'] = (address, state, answer) => {
    // Rendered from a catalogue that has changed meanwhile: already stale.
    if (state !== current || answer.body.length > bounds.longest) return
    answers.set(keyOf(address), { ...answer, body: copyOf(answer.body) })
  }
  return {
    find,
    keep,
    size: () => ({ entries: answers.size, bytes: answers.calculatedSize }),
  }
}
