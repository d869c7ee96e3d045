import { hash, randomBytes } from 'node:crypto'

/**
 * A finished answer: its headers as Node writes them, its body as it was packed, and the route that
 * a log line names.
 */
export type KeptAnswer = Readonly<{ headers: readonly string[]; body: Buffer; route: string }>

/**
 * What may be kept: so many answers, of so many bytes with their keys and headers, each no longer
 * than `longest`, each until nobody has asked for it for `idleMs`. `now` is the clock, in
 * milliseconds.
 */
export type Bounds = Readonly<{
  entries: number
  bytes: number
  longest: number
  idleMs: number
  now: () => number
}>
/**
 * A few thousand searches next to the catalogue's hundreds of megabytes. An answer holds the words
 * of a search: those of the morning are not to be found in memory in the evening, and what many
 * people ask for is asked again within ten minutes.
 */
const standard: Bounds = {
  entries: 4000,
  bytes: 32 * 1024 * 1024,
  longest: 256 * 1024,
  idleMs: 10 * 60_000,
  now: Date.now,
}
/**
 * What an entry takes beside its key, headers and body: the map's own, the objects, and the lists
 * that they stand in (measured, rounded up).
 */
const OVERHEAD = 1024

type Entry = { readonly answer: KeptAnswer; readonly weight: number; askedAt: number }
/**
 * How often those that nobody asks for are looked for, where nothing is added: a look costs as much
 * as finding an answer.
 */
const SWEEP_MS = 1000

/** What is kept, and how much of it there is: `entries` answers of `bytes` in all. */
export type AnswerCache = Readonly<{
  find: (address: string, state: string) => KeptAnswer | null
  keep: (address: string, state: string, answer: KeptAnswer) => void
  size: () => Readonly<{ entries: number; bytes: number }>
}>

const weightOf = (key: string, { headers, body }: KeptAnswer): number =>
  OVERHEAD + key.length + body.length + headers.reduce((sum, text) => sum + text.length, 0)

/**
 * What packs and encodes gives views into blocks of 8 or 16 kB; kept as they are, the smallest
 * answer would hold a whole block.
 */
const copyOf = (body: Buffer): Buffer => {
  const copy = Buffer.allocUnsafeSlow(body.length)
  body.copy(copy)
  return copy
}

/**
 * Answers by what was asked, those longest not asked for given up first; all of them when the state
 * of the catalogue is another. A key is a hash of the address, under a secret of this process: of
 * one length, and no list of what people looked for.
 */
export const createAnswerCache = (own: Partial<Bounds> = {}): AnswerCache => {
  const bounds = { ...standard, ...own }
  const secret = randomBytes(32).toString('latin1')
  const keyOf = (address: string): string => hash('sha256', secret + address, 'base64')
  const kept = new Map<string, Entry>()
  let bytes = 0
  let current = ''
  let sweptAt = 0
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  const put = (key: string, entry: Entry): void => {
    drop(key)
    kept.set(key, entry)
    bytes += entry.weight
  }
  /** The map stands in the order in which its entries were last asked for. */
  const dropOld = (time: number): void => {
    sweptAt = time
    for (const [key, { askedAt }] of kept) {
      const fits = kept.size <= bounds.entries && bytes <= bounds.bytes
      if (fits && time - askedAt < bounds.idleMs) return
      drop(key)
    }
  }
  const find: AnswerCache['find'] = (address, state) => {
    const time = bounds.now()
    if (state !== current) {
      kept.clear()
      bytes = 0
      current = state
    }
    if (time - sweptAt >= SWEEP_MS) dropOld(time)
    const key = keyOf(address)
    const entry = kept.get(key)
    if (!entry) return null
    entry.askedAt = time
    kept.delete(key)
    kept.set(key, entry)
    return entry.answer
  }
  const keep: AnswerCache['keep'] = (address, state, answer) => {
    // Made of a catalogue that has changed meanwhile, it is old already.
    if (state !== current || answer.body.length > bounds.longest) return
    const key = keyOf(address)
    const time = bounds.now()
    put(key, {
      answer: { ...answer, body: copyOf(answer.body) },
      weight: weightOf(key, answer),
      askedAt: time,
    })
    dropOld(time)
  }
  return { find, keep, size: () => ({ entries: kept.size, bytes }) }
}
