import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { encodingFor } from '../http/encoding.js'
import { routeOf } from '../http/request.js'
import type { TellHeader } from '../limits/rate-count.js'
import type { LogRequest } from '../log/request-log.js'
import { type AnswerCache, type CachedResponse, createAnswerCache } from './answer-cache.js'

/** The one address under which a request is cached; null if there is none, or nothing is found. */
export type CanonicalAddress = (req: Request) => string | null
/** The canonical address of a page that takes no parameters. */
export const canonicalPath = ({ baseUrl, path }: Request): string => baseUrl + path

type StoreResponse = (answer: CachedResponse) => void
/** Callbacks that cache a response: `candidates` that qualify, `allowed` if the route consents. */
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

/** Allows caching of a response that was requested by its exact canonical address; no other is. */
export const allowCaching =
  (canonical: CanonicalAddress): RequestHandler =>
  (req, res, next) => {
    const keep = candidates.get(res)
    if (keep && canonical(req) === req.originalUrl) allowed.set(res, keep)
    next()
  }

/** Caches a finished response that its route allows, if it is 200 and sets no cookies. */
export const offerToCache = (req: Request, res: Response, body: Buffer): void => {
  if (res.statusCode === 200 && !res.hasHeader('set-cookie'))
    allowed.get(res)?.({ headers: rawHeaders(res), body, route: routeOf(req) })
}

/** Requests with any of these identify somebody or ask for more than an address: not cacheable. */
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
  /** Counts a request and may add headers; false above the rate limit, when the app answers 429. */
  admit: (req: IncomingMessage, tell: TellHeader) => boolean
  logRequest: LogRequest
  cache?: AnswerCache
}>

/**
 * Answers repeated requests from the cache, with only rate limiting and logging; others go to the
 * app. Nothing about clients is stored; requests that identify their sender bypass the cache.
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
    // As one list: after a setHeader, Node sets all one by one, which takes as long as the rest.
    res.writeHead(200, [...cached.headers, ...rateLimitHeaders])
    res.end(cached.body)
  }
