import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { encodingFor } from '../http/encoding.js'
import { routeOf } from '../http/request.js'
import type { TellHeader } from '../limits/rate-count.js'
import type { LogRequest } from '../log/request-log.js'
import { type AnswerCache, type CachedResponse, createAnswerCache } from './answer-cache.js'

/**
 * The canonical address of a request: its response is cached under this one only. Null where there
 * is none, or nothing is found.
 */
export type CanonicalAddress = (req: Request) => string | null
/** The canonical address of a page that takes no parameters. */
export const canonicalPath = ({ baseUrl, path }: Request): string => baseUrl + path

type StoreResponse = (answer: CachedResponse) => void
/**
 * Callbacks that cache a response, by response object: `candidates` for requests that qualify,
 * `allowed` once the route permits it.
 */
const candidates = new WeakMap<ServerResponse, StoreResponse>()
const allowed = new WeakMap<ServerResponse, StoreResponse>()

/** Headers of one connection or client, not of the response. */
const unstoredHeaders = new Set([
  'connection',
  'keep-alive',
  'date',
  'ratelimit',
  'ratelimit-policy',
])
const rawHeaders = (res: ServerResponse): readonly string[] =>
  Object.entries(res.getHeaders()).flatMap(([name, value]) =>
    value === undefined || unstoredHeaders.has(name) ? [] : [name, String(value)],
  )

/**
 * Allows a route's response to be cached if it was requested by its exact canonical address.
 * Nothing else is ever cached.
 */
export const allowCaching =
  (canonical: CanonicalAddress): RequestHandler =>
  (req, res, next) => {
    const keep = candidates.get(res)
    if (keep && canonical(req) === req.originalUrl) allowed.set(res, keep)
    next()
  }

/**
 * Offers a finished response to the cache; the route decides through `allowCaching`. Only 200
 * without cookies.
 */
export const offerToCache = (req: Request, res: Response, body: Buffer): void => {
  if (res.statusCode === 200 && !res.hasHeader('set-cookie'))
    allowed.get(res)?.({ headers: rawHeaders(res), body, route: routeOf(req) })
}

/**
 * A request with any of these is not cacheable: it identifies somebody, or asks for more than its
 * address.
 */
const identifyingHeaders = [
  'cookie',
  'authorization',
  'if-none-match',
  'content-length',
  'transfer-encoding',
] as const
/** Whether every client gets the same response. Never true below /admin, whatever a route says. */
const isCacheable = ({ method, url, headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  !url?.startsWith('/admin') &&
  identifyingHeaders.every((name) => headers[name] === undefined)

type ResponseCacheOptions = Readonly<{
  answer: RequestListener
  /** The cache key besides the address: everything else a response depends on. */
  state: () => string
  /**
   * Counts a request against the rate limit, and may add headers to the response; false above the
   * limit, when the app answers 429.
   */
  admit: (req: IncomingMessage, tell: TellHeader) => boolean
  logRequest: LogRequest
  cache?: AnswerCache
}>

/**
 * Answers repeated requests from the cache, with only rate limiting and logging; everything else
 * goes to the app. Nothing about the client is stored, and a request that identifies its sender
 * neither reads nor fills the cache.
 */
export const serveCached =
  ({
    answer,
    state,
    admit,
    logRequest,
    cache = createAnswerCache(),
  }: ResponseCacheOptions): RequestListener =>
  (req, res) => {
    if (!isCacheable(req)) return answer(req, res)
    const address = `${encodingFor(req.headers['accept-encoding'])} ${req.url}`
    const now = state()
    const cached = cache.find(address, now)
    if (!cached) {
      candidates.set(res, (made) => cache.keep(address, now, made))
      return answer(req, res)
    }
    const rateLimitHeaders: string[] = []
    if (!admit(req, (name, value) => void rateLimitHeaders.push(name, value)))
      return answer(req, res)
    logRequest(res, 'GET', () => cached.route)
    // As one list: after a single setHeader, Node sets all of them one by one, which takes as long
    // as all the rest.
    res.writeHead(200, [...cached.headers, ...rateLimitHeaders])
    res.end(cached.body)
  }
