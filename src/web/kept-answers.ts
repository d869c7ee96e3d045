import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Request, Response } from 'express'
import { routeOf } from './request.js'
import type { LogRequest } from './request-log.js'

/** Bytes of answers kept, and the longest one of them: a few thousand searches, next to the catalogue's hundreds of megabytes. */
const MOST_BYTES = 32 * 1024 * 1024
const LONGEST = 256 * 1024
/** What browsers send is shorter; whoever sends more gets an answer made for them alone. */
const LONGEST_ENCODINGS = 60

/** A finished answer: its headers as Node writes them, its body as it was packed, and the route that a log line names. */
type Kept = Readonly<{ headers: readonly string[]; body: Buffer; route: string }>

/** Who waits for a finished answer, by the response that it goes into. */
const waiting = new WeakMap<ServerResponse, (kept: Kept) => void>()

/** Of one connection, not of the answer. */
const passing = new Set(['connection', 'keep-alive', 'date'])
const rawHeaders = (res: ServerResponse): readonly string[] =>
  Object.entries(res.getHeaders()).flatMap(([name, value]) => (value === undefined || passing.has(name) ? [] : [name, String(value)]))

/** Offers an answer to be sent again to whoever asks the same: for pages that follow from their address and the catalogue alone. */
export const keepAnswer = (req: Request, res: Response, body: Buffer): void => {
  if (!res.hasHeader('set-cookie')) waiting.get(res)?.({ headers: rawHeaders(res), body, route: routeOf(req) })
  waiting.delete(res)
}

/** Answers by what was asked, the ones longest not asked for given up first; all of them when the state of the catalogue is another. */
const createKeeper = () => {
  const kept = new Map<string, Kept>()
  let bytes = 0
  let state = ''
  const drop = (key: string, one: Kept): void => {
    kept.delete(key)
    bytes -= one.body.length
  }
  const find = (key: string, now: string): Kept | null => {
    if (now !== state) {
      kept.clear()
      bytes = 0
      state = now
    }
    const one = kept.get(key)
    if (!one) return null
    kept.delete(key)
    kept.set(key, one)
    return one
  }
  const keep = (key: string, at: string, one: Kept): void => {
    const before = kept.get(key)
    if (before) drop(key, before)
    // Made of a catalogue that has changed meanwhile, it is old already.
    if (at !== state || one.body.length > LONGEST) return
    kept.set(key, one)
    bytes += one.body.length
    for (const [oldest, other] of kept) {
      if (bytes <= MOST_BYTES) return
      drop(oldest, other)
    }
  }
  return { find, keep }
}

type Given = Readonly<{
  answer: RequestListener
  /** Names all that an answer follows from besides its address. */
  state: () => string
  /** Counts a request; false when there were too many, and somebody else is to say so. */
  admit: (req: IncomingMessage) => boolean
  logRequest: LogRequest
}>

/**
 * Answers what was asked before from memory, without any of the app's steps but counting and logging; everything else goes to the app. An
 * address is kept with its answer, never who asked.
 */
export const answerAgain = ({ answer, state, admit, logRequest }: Given): RequestListener => {
  const keeper = createKeeper()
  return (req, res) => {
    const encodings = req.headers['accept-encoding'] ?? ''
    if (req.method !== 'GET' || req.headers['if-none-match'] !== undefined || encodings.length > LONGEST_ENCODINGS) return answer(req, res)
    if (req.headers['content-length'] !== undefined || req.headers['transfer-encoding'] !== undefined) return answer(req, res)
    const key = `${encodings} ${req.url}`
    const now = state()
    const kept = keeper.find(key, now)
    if (!kept) {
      waiting.set(res, (made) => keeper.keep(key, now, made))
      return answer(req, res)
    }
    if (!admit(req)) return answer(req, res)
    logRequest(res, 'GET', () => kept.route)
    res.writeHead(200, kept.headers as string[])
    res.end(kept.body)
  }
}
