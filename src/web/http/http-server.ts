import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../../messages/say.js'
import { bareHeaders } from './security.js'

/** Time for an upload of 5 MB at 0.14 Mbit/s; granted where files are taken, to known senders. */
const UPLOAD_TIMEOUT_MS = 5 * 60_000
/** Time limit for the body of any other request: a slower sender only occupies a connection. */
const BODY_TIMEOUT_MS = 10_000
/** Limits that only Node enforces: for headers, and for a whole request of any kind. */
const limits = {
  headersTimeout: 5000,
  requestTimeout: UPLOAD_TIMEOUT_MS,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 8192,
}
/**
 * Socket timeout: a client that does not read its response would keep it in memory forever. Slower
 * handlers call `liftSocketTimeout`. Node checks in intervals, so it may take twice this.
 */
const SOCKET_TIMEOUT_MS = 20_000
/**
 * More connections are refused: each costs some 10 kB. Fewer file descriptors do no harm. Also the
 * listen backlog: beyond Node's 511 a first packet is dropped, and resent only a second later.
 */
const MAX_CONNECTIONS = 4000
/**
 * How long to listen after a stop, with `Connection: close`: stopping at once would cut off unread
 * requests, and a load balancer that polls `/readyz` gets time to route elsewhere.
 */
const LINGER_MS = 1000
/** How long requests in flight may take to finish after that. */
const DRAIN_TIMEOUT_MS = 10_000

/** `stop` listens a second more, drains what is in flight, and resolves to whether all finished. */
export type ListeningServer = Readonly<{ port: number; stop: () => Promise<boolean> }>

/** Answers without the app and closes: after a half-read request, the next cannot be parsed. */
const sendBare = (socket: Socket, status: string, text = ''): void => {
  if (!socket.writable) return void socket.destroy()
  const type = text === '' ? {} : { 'Content-Type': 'text/plain; charset=utf-8' }
  const headers = {
    ...bareHeaders,
    ...type,
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
  }
  const lines = [
    `HTTP/1.1 ${status}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${text}`)
}

/** Answers 408 and closes: nothing of the request was done. */
const answerLate = (socket: Socket): void => {
  const { title, message } = say.errors.byStatus[408]
  sendBare(socket, '408 Request Timeout', `${title}. ${message}\n`)
}

/** Answers what Node cannot parse: 408 if late, 414 for a long line, 431 for headers, else 400. */
const answerUnreadable = (
  error: NodeJS.ErrnoException & { rawPacket?: Buffer },
  socket: Socket,
): void => {
  const firstLine = error.rawPacket?.indexOf('\r\n') ?? 0
  const isLongLine = firstLine < 0 || firstLine > limits.maxHeaderSize / 2
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') answerLate(socket)
  else if (error.code !== 'HPE_HEADER_OVERFLOW') sendBare(socket, '400 Bad Request')
  else sendBare(socket, isLongLine ? '414 URI Too Long' : '431 Request Header Fields Too Large')
}

/** Two Host headers, of which a proxy may pick the other; or HTTP/0.9, which has no headers. */
const isAmbiguous = ({ httpVersionMajor, rawHeaders }: IncomingMessage): boolean =>
  httpVersionMajor < 1 ||
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length > 1
const refuseAmbiguous = (res: ServerResponse): void =>
  void res.writeHead(400, { ...bareHeaders, 'Content-Length': '0', Connection: 'close' }).end()

/** Lifts the socket timeout for a request whose response may take long. */
export const liftSocketTimeout = ({ socket }: IncomingMessage): void => void socket.setTimeout(0)

const bodyTimers = new WeakMap<IncomingMessage, NodeJS.Timeout>()
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/** Ends a request whose body has not arrived `longestMs` after its headers. */
const limitBodyTime = (req: IncomingMessage, res: ServerResponse, longestMs: number): void => {
  if (!hasBody(req)) return
  const late = setTimeout(() => {
    if (req.complete) return
    if (res.headersSent) req.socket.destroy()
    else answerLate(req.socket)
  }, longestMs)
  bodyTimers.set(req, late)
  req.once('close', () => clearTimeout(late))
}

/** Lifts the body timer, as for a file over a slow connection; the socket timeout still applies. */
export const liftBodyTimeout = (req: IncomingMessage): void => clearTimeout(bodyTimers.get(req))

type ListenOptions = Readonly<{
  port: number
  host: string
  longestSilenceMs?: number
  longestSendingMs?: number
}>
/** Starts listening. @throws the system's error, such as EADDRINUSE */
export const listen = (
  answer: RequestListener,
  {
    port,
    host,
    longestSilenceMs = SOCKET_TIMEOUT_MS,
    longestSendingMs = BODY_TIMEOUT_MS,
  }: ListenOptions,
): Promise<ListeningServer> => {
  let draining = false
  const unsent = new Set<ServerResponse>()
  const server = createServer(limits, (req, res) => {
    unsent.add(res)
    res.once('close', () => {
      unsent.delete(res)
      if (draining) server.closeIdleConnections()
    })
    if (draining) res.setHeader('Connection', 'close')
    if (isAmbiguous(req)) return refuseAmbiguous(res)
    limitBodyTime(req, res, longestSendingMs)
    answer(req, res)
  })
  // Node takes a connection for idle once its answer is ended, though not sent: whoever reads slowly
  // would get half of it. `server.close` calls this too.
  const closeIdle = server.closeIdleConnections.bind(server)
  server.closeIdleConnections = () => {
    if (unsent.size === 0) closeIdle()
  }
  server.on('clientError', answerUnreadable)
  server.setTimeout(longestSilenceMs)
  server.maxConnections = MAX_CONNECTIONS
  const stop = async (): Promise<boolean> => {
    draining = true
    await pause(LINGER_MS)
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        resolve(false)
        server.closeAllConnections()
      }, DRAIN_TIMEOUT_MS)
      server.close(() => {
        clearTimeout(late)
        resolve(true)
      })
    })
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog: MAX_CONNECTIONS }, () => {
      server.off('error', reject)
      resolve({ port: (server.address() as AddressInfo).port, stop })
    })
  })
}
