import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { encodingFor } from '../http/encoding.js'
import { routeOf } from '../http/request.js'
import type { TellHeader } from '../limits/rate-count.js'
import type { LogRequest } from '../log/request-log.js'
import { type AnswerCache, createAnswerCache, type KeptAnswer } from './answer-cache.js'

/**
 * The one address of what is asked: an answer is kept under it alone. Null where what is asked has
 * none, or is not there.
 */
export type Canonical = (req: Request) => string | null
/** The canonical address of a page that takes no parameters. */
export const bare = ({ baseUrl, path }: Request): string => baseUrl + path

type Keep = (answer: KeptAnswer) => void
/**
 * Who could keep a finished answer, by the response that it goes into; and, of those, where the
 * route lets them.
 */
const able = new WeakMap<ServerResponse, Keep>()
const allowed = new WeakMap<ServerResponse, Keep>()

/** Of one connection or of whoever asks, not of the answer. */
const passing = new Set(['connection', 'keep-alive', 'date', 'ratelimit', 'ratelimit-policy'])
const rawHeaders = (res: ServerResponse): readonly string[] =>
  Object.entries(res.getHeaders()).flatMap(([name, value]) =>
    value === undefined || passing.has(name) ? [] : [name, String(value)],
  )

/**
 * Lets the answer of a route be kept, where it is asked for by its canonical address to the letter.
 * Nothing else ever is.
 */
export const letKeep =
  (canonical: Canonical): RequestHandler =>
  (req, res, next) => {
    const keep = able.get(res)
    if (keep && canonical(req) === req.originalUrl) allowed.set(res, keep)
    next()
  }

/** Offers an answer to be sent again to whoever asks the same; its route says whether it may be. */
export const keepAnswer = (req: Request, res: Response, body: Buffer): void => {
  if (res.statusCode === 200 && !res.hasHeader('set-cookie'))
    allowed.get(res)?.({ headers: rawHeaders(res), body, route: routeOf(req) })
}

/**
 * Headers of which one is enough: somebody is known by it, or asks for more than an address says.
 */
const telling = [
  'cookie',
  'authorization',
  'if-none-match',
  'content-length',
  'transfer-encoding',
] as const
/**
 * Whether everybody who asks so is answered alike. Those who keep the directory never are, whatever
 * a route says.
 */
const isAnybodys = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  !url?.startsWith('/admin') &&
  telling.every((name) => headers[name] === undefined)

type Given = Readonly<{
  answer: RequestListener
  /** Names all that an answer follows from besides its address. */
  state: () => string
  /**
   * Counts a request, and may tell headers for whoever asks; false when there were too many, and
   * somebody else is to say so.
   */
  admit: (req: IncomingMessage, tell: TellHeader) => boolean
  logRequest: LogRequest
  cache?: AnswerCache
}>

/**
 * Answers what was asked before from memory, without any of the app's steps but counting and
 * logging; everything else goes to the app. Of who asked nothing is kept: whoever says who they are
 * is neither answered so nor has anything kept.
 */
export const answerAgain =
  ({ answer, state, admit, logRequest, cache = createAnswerCache() }: Given): RequestListener =>
  (req, res) => {
    if (!isAnybodys(req)) return answer(req, res)
    const address = `${encodingFor(req.headers['accept-encoding'])} ${req.url}`
    const now = state()
    const kept = cache.find(address, now)
    if (!kept) {
      able.set(res, (made) => cache.keep(address, now, made))
      return answer(req, res)
    }
    const told: string[] = []
    if (!admit(req, (name, value) => void told.push(name, value))) return answer(req, res)
    logRequest(res, 'GET', () => kept.route)
    // In one list: with headers set one by one before it, Node sets all of them so, which takes as
    // long as all the rest.
    res.writeHead(200, [...kept.headers, ...told])
    res.end(kept.body)
  }
