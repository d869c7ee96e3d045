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

/**
 * How long a file may take to be sent: 5 MB at 0.14 Mbit/s. Only an address that takes files says
 * so, once it knows who is sending.
 */
const LONGEST_UPLOAD_MS = 5 * 60_000
/** How long any other request may take to be sent: whoever is slower only holds a place. */
const LONGEST_SENDING_MS = 10_000
/**
 * Bounds that Node itself keeps, and only here: the time for the headers, and for a whole request
 * whatever it is.
 */
const limits = {
  headersTimeout: 5000,
  requestTimeout: LONGEST_UPLOAD_MS,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 8192,
}
/**
 * A line on which nothing has moved for so long is ended: whoever does not read what they asked for
 * would keep it in our memory for ever. An answer that takes longer to make lifts this with
 * `takesLong`. Node gives a line on which something has moved since it last looked as long again,
 * so that it may be twice this.
 */
const LONGEST_SILENCE_MS = 20_000
/**
 * Lines open at once; more are turned away as they come. Each costs some 10 kB before it has said a
 * word, and a machine that has fewer file handles than this is no worse off for it. As many may
 * wait to be taken: of those past Node's 511 the first word is lost, and said again only a second
 * later.
 */
const MOST_LINES = 4000
/**
 * How long it goes on listening once asked to stop, with every answer its connection's last.
 * Requests that have arrived and were not read yet are answered so, where closing at once would cut
 * them off, and whoever watches `/readyz` has time to send visitors elsewhere.
 */
const LINGER_MS = 1000
/** How long requests under way may take to end after that. */
const LONGEST_DRAIN_MS = 10_000

/**
 * A server that listens. `stop` takes no new connection after a second, lets what is under way end,
 * and says whether all of it did.
 */
export type Listening = Readonly<{ port: number; stop: () => Promise<boolean> }>

/**
 * Answers past the app, and ends the connection: what comes after a request that was not read to
 * its end cannot be read either.
 */
const answerBare = (socket: Socket, status: string, text = ''): void => {
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

/** Says that a request took too long to arrive, and lets it go: nothing of it was done. */
const answerLate = (socket: Socket): void => {
  const { title, message } = say.errors.byStatus[408]
  answerBare(socket, '408 Request Timeout', `${title}. ${message}\n`)
}

/**
 * A request that Node itself cannot read gets an answer all the same: 408 where it did not arrive
 * in time, 414 where its first line is too long, 431 for other headers, else 400.
 */
const answerUnreadable = (
  error: NodeJS.ErrnoException & { rawPacket?: Buffer },
  socket: Socket,
): void => {
  const firstLine = error.rawPacket?.indexOf('\r\n') ?? 0
  const isLongLine = firstLine < 0 || firstLine > limits.maxHeaderSize / 2
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') answerLate(socket)
  else if (error.code !== 'HPE_HEADER_OVERFLOW') answerBare(socket, '400 Bad Request')
  else answerBare(socket, isLongLine ? '414 URI Too Long' : '431 Request Header Fields Too Large')
}

/**
 * Two hosts are read one way by a proxy and another by us; HTTP/0.9 has no headers, so none of ours
 * would reach whoever asked.
 */
const isAmbiguous = ({ httpVersionMajor, rawHeaders }: IncomingMessage): boolean =>
  httpVersionMajor < 1 ||
  rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host').length > 1
const refuseAmbiguous = (res: ServerResponse): void =>
  void res.writeHead(400, { ...bareHeaders, 'Content-Length': '0', Connection: 'close' }).end()

/** Says that the answer to a request may take long to make; the line stays open until it is. */
export const takesLong = ({ socket }: IncomingMessage): void => void socket.setTimeout(0)

/** The timers of requests whose body is still arriving. */
const sending = new WeakMap<IncomingMessage, NodeJS.Timeout>()
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/** Ends a request whose body has not arrived `longestMs` after its headers. */
const boundSending = (req: IncomingMessage, res: ServerResponse, longestMs: number): void => {
  if (!hasBody(req)) return
  const late = setTimeout(() => {
    if (req.complete) return
    if (res.headersSent) req.socket.destroy()
    else answerLate(req.socket)
  }, longestMs)
  sending.set(req, late)
  req.once('close', () => clearTimeout(late))
}

/**
 * Says that a request may take minutes to arrive, as a file does over a slow line. It is still
 * ended when nothing of it comes for a while.
 */
export const maySendSlowly = (req: IncomingMessage): void => clearTimeout(sending.get(req))

type Where = Readonly<{
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
    longestSilenceMs = LONGEST_SILENCE_MS,
    longestSendingMs = LONGEST_SENDING_MS,
  }: Where,
): Promise<Listening> => {
  let draining = false
  const server = createServer(limits, (req, res) => {
    if (draining) res.setHeader('Connection', 'close')
    if (isAmbiguous(req)) return refuseAmbiguous(res)
    boundSending(req, res, longestSendingMs)
    answer(req, res)
  })
  server.on('clientError', answerUnreadable)
  server.setTimeout(longestSilenceMs)
  server.maxConnections = MOST_LINES
  const stop = async (): Promise<boolean> => {
    draining = true
    await pause(LINGER_MS)
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        resolve(false)
        server.closeAllConnections()
      }, LONGEST_DRAIN_MS)
      server.close(() => {
        clearTimeout(late)
        resolve(true)
      })
    })
  }
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog: MOST_LINES }, () => {
      server.off('error', reject)
      resolve({ port: (server.address() as AddressInfo).port, stop })
    })
  })
}
