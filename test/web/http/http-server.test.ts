import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, it } from '@jest/globals'
import { say } from '../../../src/messages/say.js'
import {
  type ListeningServer,
  liftBodyTimeout,
  liftSocketTimeout,
  listen,
} from '../../../src/web/http/http-server.js'

/** Long enough for a client that reads, and short enough to wait for. */
const SILENCE_MS = 300
/**
 * How long a request may take to be sent: longer than the silences between what is sent in pieces.
 */
const SENDING_MS = 500
const LONG = Buffer.alloc(20_000_000, 'a')

let door: ListeningServer
afterEach(() => door.stop())
const connected = async (answer: RequestListener) => {
  door = await listen(answer, {
    port: 0,
    host: '127.0.0.1',
    longestSilenceMs: SILENCE_MS,
    longestSendingMs: SENDING_MS,
  })
  const socket = connect(door.port, '127.0.0.1')
  await once(socket, 'connect')
  return socket.on('error', () => {})
}
/** Resolves when a connection has ended, also by a reset, which `once` would throw. */
const closed = (socket: Socket) =>
  new Promise<void>((resolve) => socket.once('close', () => resolve()))
const open = async (answer: RequestListener) => {
  const socket = await connected(answer)
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  return socket
}

it('ends the line of whoever does not read what they asked for', async () => {
  let ended = (): void => {}
  const over = new Promise<void>((resolve) => (ended = resolve))
  const socket = await open((_req, res) => {
    res.once('close', ended)
    res.end(LONG)
  })
  socket.pause()
  await over
  let read = 0
  socket.on('data', (data) => (read += data.length)).resume()
  await closed(socket)
  expect(read).toBeLessThan(LONG.length)
})

/** Reads with a pause every few megabytes: longer in all than the longest silence, shorter each. */
const readSlowly = async (socket: Socket): Promise<number> => {
  let read = 0
  const timer = setInterval(() => socket.resume(), SILENCE_MS / 4)
  socket.on('data', (data) => {
    read += data.length
    if (read % 2_000_000 < data.length) socket.pause()
  })
  await closed(socket)
  clearInterval(timer)
  return read
}

it('leaves the line of whoever reads slowly, however long they take', async () => {
  const socket = await open((_req, res) => void res.end(LONG))
  expect(await readSlowly(socket)).toBeGreaterThan(LONG.length)
})

it.each(['HTTP/1.1\r\nHost: x\r\n\r\n', 'HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'])(
  'sends an answer to its end before it stops, to whoever reads slowly: %j',
  async (rest) => {
    const socket = await connected((_req, res) => void res.end(LONG))
    socket.pause().write(`GET / ${rest}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const stopped = door.stop()
    expect(await readSlowly(socket)).toBeGreaterThan(LONG.length)
    expect(await stopped).toBe(true)
  },
)

it('waits for an answer that takes longer to make, where that was said', async () => {
  const socket = await open((req, res) => {
    liftSocketTimeout(req)
    setTimeout(() => res.end('made'), SILENCE_MS * 3)
  })
  let read = ''
  socket.on('data', (data) => (read += String(data)))
  await closed(socket)
  expect(read).toContain('made')
})

/**
 * Sends a form of five letters in pieces, longer in all than one may take, and resolves with all
 * that was answered.
 */
const sentInPieces = async (answer: RequestListener, connection = 'close'): Promise<string> => {
  const socket = await connected(answer)
  let read = ''
  socket.on('data', (data) => (read += String(data)))
  socket.write(
    `POST / HTTP/1.1\r\nHost: x\r\nConnection: ${connection}\r\nContent-Length: 5\r\n\r\n`,
  )
  const timer = setInterval(() => socket.writable && socket.write('a'), SENDING_MS / 3)
  await closed(socket)
  clearInterval(timer)
  return read
}
const answerWhole: RequestListener = async (req, res) => {
  try {
    for await (const _ of req);
    res.end('whole')
  } catch {}
}

it('says that a form took too long to arrive, in words', async () => {
  const read = await sentInPieces(answerWhole)
  expect(read).toMatch(/^HTTP\/1\.1 408 /)
  expect(read).toContain(say.errors.byStatus[408].message)
})

it('ends whoever goes on sending after the answer, and says no more', async () => {
  const read = await sentInPieces((_req, res) => void res.end('refused'), 'keep-alive')
  expect(read).toContain('refused')
  expect(read).not.toContain('408')
})

it('waits for a file that takes longer to arrive, where that was said', async () => {
  const read = await sentInPieces((req, res) => {
    liftBodyTimeout(req)
    return answerWhole(req, res)
  })
  expect(read).toContain('whole')
})
