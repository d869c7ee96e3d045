import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { HttpError } from '../http/http-error.js'

/** A file's bytes, plain and gzipped, and the ETag of the catalogue state it was made from. */
export type PreparedFile = Readonly<{ tag: string; identity: Buffer; gzip: Buffer }>
/** A file at one moment: its ETag, and chunks of text that each take a few milliseconds to make. */
export type FileSnapshot = Readonly<{ tag: string; pieces: () => Iterable<string> }>
/** Returns the current file, made if need be. @throws HttpError 503 when too many are queued */
export type Prepare = () => Promise<PreparedFile>

/** A change during the making queues another file; a longer queue means changes outpace files. */
const MAX_QUEUE = 4
const RETRY_S = '5'
/** A file not requested for this long is dropped: those of the bundled catalogue are 30 MB. */
const IDLE_MS = 10 * 60_000

/** Pauses this many times as long as a chunk took: a third of the CPU is enough for a download. */
const PAUSE_FACTOR = 2

const pack = promisify(gzip)

// One file is made at a time in the whole process, so that requests are answered in between.
let last: Promise<unknown> = Promise.resolve()
let waiting = 0
const enqueue = async <T>(work: () => Promise<T>): Promise<T> => {
  if (waiting >= MAX_QUEUE) throw new HttpError(503, { 'Retry-After': RETRY_S }, 'OVERLOADED')
  waiting += 1
  const made = last.then(work).finally(() => {
    waiting -= 1
  })
  last = made.catch(() => {})
  return made
}

const make = async ({ tag, pieces }: FileSnapshot): Promise<PreparedFile> => {
  const parts: Buffer[] = []
  let began = performance.now()
  for (const piece of pieces()) {
    parts.push(Buffer.from(piece))
    await pause(PAUSE_FACTOR * (performance.now() - began))
    began = performance.now()
  }
  const identity = Buffer.concat(parts)
  // Compressed once, on zlib's thread pool, so a higher level is affordable.
  return { tag, identity, gzip: await pack(identity) }
}

/**
 * Makes an expensive file on request and after a change, once for all concurrent requests. `state`
 * is its key; `draft` is called at that moment, so that ETag and text agree. Old bytes are dropped.
 */
export const prepareOnce = (state: () => string, draft: () => FileSnapshot): Prepare => {
  let cached: Readonly<{ state: string; file: Promise<PreparedFile> }> | null = null
  const forget = (file: Promise<PreparedFile>): void => {
    if (cached?.file === file) cached = null
  }
  let idle: NodeJS.Timeout | undefined
  return async () => {
    const now = state()
    if (cached?.state !== now) {
      const snapshot = draft()
      const file = enqueue(() => make(snapshot))
      cached = { state: now, file }
      file.catch(() => forget(file))
    }
    const { file } = cached
    clearTimeout(idle)
    idle = setTimeout(() => forget(file), IDLE_MS).unref()
    return file
  }
}
