import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express from 'express'
import { createDownloads } from '../../../src/web/cache/downloads.js'
import { prepareOnce } from '../../../src/web/cache/prepared-file.js'
import { answerErrors } from '../../../src/web/html/errors.js'
import { type ListeningServer, listen } from '../../../src/web/http/http-server.js'
import { createLog } from '../../../src/web/log/log.js'

/** More than the system holds for a reader that does not read. */
const PIECE = 'a'.repeat(2_000_000)

describe('large files', () => {
  let door: ListeningServer
  let state: string
  let made: number
  const sockets: Socket[] = []
  beforeEach(async () => {
    ;[state, made] = ['one', 0]
    const app = express()
    app.set('trust proxy', 1)
    const send = createDownloads()
    const prepare = prepareOnce(
      () => state,
      () => {
        made += 1
        const tag = state
        return { tag: `W/"${tag}"`, pieces: () => [tag, ...Array<string>(10).fill(PIECE)] }
      },
    )
    app.get('/file', (req, res) =>
      send(
        req,
        res,
        { tag: `W/"${state}"`, headers: { 'Content-Disposition': 'attachment' } },
        prepare,
      ),
    )
    const silent = createLog('silent', () => {})
    app.use(
      answerErrors(
        silent,
        () => {},
        () => true,
      ),
    )
    door = await listen(app, { port: 0, host: '127.0.0.1', longestSilenceMs: 60_000 })
  })
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy()
    await door.stop()
  })

  const get = (from: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`http://127.0.0.1:${door.port}/file`, {
      headers: { 'X-Forwarded-For': from, 'Accept-Encoding': 'identity', ...headers },
    })
  /** Somebody who asks, reads how they are answered, and then no more. */
  const holdOn = async (from: string): Promise<string> => {
    const socket = connect(door.port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => {})
    socket.write(`GET /file HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: ${from}\r\n\r\n`)
    const [first] = await once(socket, 'data')
    socket.pause()
    return String(first).slice(9, 12)
  }
  /**
   * The same again and again until it is answered: a line that was ended is heard of a moment
   * later.
   */
  const holdOnInTheEnd = async (from: string): Promise<void> => {
    while ((await holdOn(from)) !== '200') await new Promise(setImmediate)
  }

  it('are made once for all who ask at the same time, and again after a change', async () => {
    const answers = await Promise.all(
      ['192.0.2.1', '192.0.2.2', '192.0.2.3'].map((from) => get(from)),
    )
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(texts.map((text) => [text.length, text.slice(0, 3)])).toEqual(
      Array(3).fill([3 + 10 * PIECE.length, 'one']),
    )
    expect(made).toBe(1)
    expect(answers.map(({ headers }) => headers.get('content-length'))).toEqual(
      Array(3).fill(String(3 + 10 * PIECE.length)),
    )
    state = 'two'
    const next = await get('192.0.2.1')
    expect([next.headers.get('etag'), (await next.text()).slice(0, 3), made]).toEqual([
      'W/"two"',
      'two',
      2,
    ])
  })

  it('are packed for who takes them packed, and not sent to who has them', async () => {
    const packed = await get('192.0.2.1', { 'Accept-Encoding': 'gzip' })
    expect([packed.headers.get('content-encoding'), (await packed.text()).length]).toEqual([
      'gzip',
      3 + 10 * PIECE.length,
    ])
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(1_000_000)
    const known = await get('192.0.2.1', { 'If-None-Match': 'W/"one"' })
    expect([known.status, await known.text(), made]).toEqual([304, '', 1])
  })

  it('are read by four of a network at once, however slowly; a fifth is told to come again, and others are served', async () => {
    for (let i = 0; i < 4; i++) expect(await holdOn(`2001:db8::${i + 1}`)).toBe('200')
    const fifth = await get('2001:db8::ffff:5')
    expect([
      fifth.status,
      fifth.headers.get('retry-after'),
      fifth.headers.get('content-disposition'),
    ]).toEqual([429, '5', null])
    expect(await holdOn('2001:db8:0:1::1')).toBe('200')
    sockets[0]?.destroy()
    await holdOnInTheEnd('2001:db8::6')
  })

  it('are read by sixty-four in all', async () => {
    for (let i = 0; i < 64; i++) expect(await holdOn(`192.0.2.${Math.floor(i / 4)}`)).toBe('200')
    const next = await get('198.51.100.1')
    expect([next.status, next.headers.get('retry-after')]).toEqual([503, '5'])
    for (const socket of sockets) socket.destroy()
    await holdOnInTheEnd('198.51.100.1')
  })

  it('give up the place of a request that waited behind another on a line that ended', async () => {
    const socket = connect(door.port, '127.0.0.1')
    sockets.push(socket)
    socket.on('error', () => {})
    socket.write('GET /file HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.9\r\n\r\n'.repeat(4))
    await once(socket, 'data')
    socket.pause()
    while ((await holdOn('192.0.2.9')) !== '429') await new Promise(setImmediate)
    socket.destroy()
    for (let i = 0; i < 4; i++) await holdOnInTheEnd('192.0.2.9')
  })
})

describe('making them', () => {
  it('goes one after the other, and no more than four wait', async () => {
    let [underWay, most] = [0, 0]
    const prepares = Array.from({ length: 6 }, (_, n) =>
      prepareOnce(
        () => 'one',
        () => ({
          tag: String(n),
          *pieces() {
            underWay += 1
            most = Math.max(most, underWay)
            for (let i = 0; i < 3; i++) yield 'a'
            underWay -= 1
          },
        }),
      ),
    )
    const made = await Promise.allSettled(prepares.map((prepare) => prepare()))
    expect([most, made.map(({ status }) => status)]).toEqual([
      1,
      [...Array(4).fill('fulfilled'), 'rejected', 'rejected'],
    ])
    // Who was turned away comes again.
    expect((await (prepares[5] as () => Promise<{ tag: string }>)()).tag).toBe('5')
  })
})
