import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { HttpError } from '../http/http-error.js'

/**
 * What is sent, as it is and packed, and the change of the catalogue that it stands on, as an ETag.
 */
export type PreparedFile = Readonly<{ tag: string; identity: Buffer; gzip: Buffer }>
/**
 * A file at one moment: its tag, and its text in pieces, each of which takes a few milliseconds to
 * make.
 */
export type FileDraft = Readonly<{ tag: string; pieces: () => Iterable<string> }>
/** Gives the file of now, made if need be. @throws HttpError 503 when too many wait to be made */
export type Prepare = () => Promise<PreparedFile>

/**
 * A change while a file is made begins another; more than these waiting means changes that come
 * faster than files are made.
 */
const MOST_WAITING = 4
const RETRY_S = '5'
/**
 * What nobody has asked for in so long is made again by whoever does: the files of the bundled
 * catalogue are 30 MB.
 */
const IDLE_MS = 10 * 60_000

/**
 * After each piece visitors have this many times as long as it took: a third of the processor is
 * enough for what one client waits for.
 */
const RESTS = 2

const pack = promisify(gzip)

// The processor belongs to the process, so one file is made at a time, whichever it is: visitors
// are answered in between.
let last: Promise<unknown> = Promise.resolve()
let waiting = 0
const inOrder = async <T>(work: () => Promise<T>): Promise<T> => {
  if (waiting >= MOST_WAITING) throw new HttpError(503, { 'Retry-After': RETRY_S }, 'OVERLOADED')
  waiting += 1
  const made = last.then(work).finally(() => {
    waiting -= 1
  })
  last = made.catch(() => {})
  return made
}

const make = async ({ tag, pieces }: FileDraft): Promise<PreparedFile> => {
  const parts: Buffer[] = []
  let began = performance.now()
  for (const piece of pieces()) {
    parts.push(Buffer.from(piece))
    await pause(RESTS * (performance.now() - began))
    began = performance.now()
  }
  const identity = Buffer.concat(parts)
  // Packed once for all, beside the event loop: what a better level costs is paid once.
  return { tag, identity, gzip: await pack(identity) }
}

/**
 * A file that costs much to make, made when it is first asked for and again after a change: once,
 * however many ask meanwhile. `state` names all that it follows from; `draft` is asked at that
 * moment, so that tag and text are of one state. The bytes of an older state are let go.
 */
export const prepareOnce = (state: () => string, draft: () => FileDraft): Prepare => {
  let kept: Readonly<{ state: string; file: Promise<PreparedFile> }> | null = null
  const forget = (file: Promise<PreparedFile>): void => {
    if (kept?.file === file) kept = null
  }
  let idle: NodeJS.Timeout | undefined
  return async () => {
    const now = state()
    if (kept?.state !== now) {
      const drawn = draft()
      const file = inOrder(() => make(drawn))
      kept = { state: now, file }
      file.catch(() => forget(file))
    }
    const { file } = kept
    clearTimeout(idle)
    idle = setTimeout(() => forget(file), IDLE_MS).unref()
    return file
  }
}
