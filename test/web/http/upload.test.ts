import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Request } from 'express'
import fc from 'fast-check'
import { statusOf } from '../../../src/web/http/http-error.js'
import { readUpload } from '../../../src/web/http/upload.js'

/** The largest file that is taken here, in bytes; a body may have 16 kB more. */
const MOST = 2000
const ROOM = 16 * 1024
const TYPE = 'multipart/form-data; boundary=a-boundary'

const part = (name: string, body: string, more = '', headers = ''): string =>
  `--a-boundary\r\nContent-Disposition: form-data; name="${name}"${more}\r\n${headers}\r\n${body}\r\n`
const file = (body: string, name = 'a.csv'): string =>
  part('file', body, `; filename="${name}"`, 'Content-Type: text/csv\r\n')
/** What a browser sends where no file was chosen. */
const noFile = part('file', '', '; filename=""', 'Content-Type: application/octet-stream\r\n')
const token = part('token', 'abc')
const end = '--a-boundary--\r\n'

/** What a form was read as, its file as `[name, text]`; or the status that it is refused with. */
type Read =
  | number
  | Readonly<{
      form: readonly (readonly [string, string])[]
      file: readonly [string, string] | null
      tooLarge: boolean
    }>

/** `type`: the content type. `pieces`: bytes per packet. `length`: the declared one, if not true. */
type Sending = Readonly<{ type?: string; pieces?: number; length?: number }>

describe('a form with a file', () => {
  let server: Server
  const outcomes: Read[] = []
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    try {
      const { form, file, tooLarge } = await readUpload(req as Request, MOST)
      outcomes.push({
        form: [...form],
        file: file && [file.name, file.bytes.toString('latin1')],
        tooLarge,
      })
    } catch (error) {
      outcomes.push(statusOf(error))
    }
    res.end()
  }
  beforeAll(async () => {
    server = createServer((req, res) => void answer(req, res)).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterAll(() => {
    server.close()
  })

  /** Sends a body, waits until it was answered or the connection closed, and says how it was read. */
  const send = async (
    text: string | Buffer,
    { type = TYPE, pieces = 65_536, length }: Sending = {},
  ): Promise<Read | undefined> => {
    outcomes.length = 0
    const body = Buffer.from(text)
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => {})
    socket.resume()
    const closed = once(socket, 'close')
    socket.write(
      `POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${length ?? body.length}\r\n\r\n`,
    )
    for (let at = 0; at < body.length && !socket.destroyed; at += pieces) {
      socket.write(body.subarray(at, at + pieces))
      if (pieces < 1000) await turn()
    }
    if (length !== undefined) {
      await pause(50)
      socket.destroy()
    }
    await closed
    for (let tries = 0; tries < 100 && outcomes.length === 0; tries += 1) await pause(10)
    return outcomes[0]
  }
  const form = [['token', 'abc']]
  const read = { form, file: ['a.csv', 'name,level\n'], tooLarge: false }

  it.each<readonly [string, string, Sending?]>([
    ['as browsers send it', token + file('name,level\n') + end],
    ['a byte at a time', token + file('name,level\n') + end, { pieces: 1 }],
    ['a few bytes at a time', token + file('name,level\n') + end, { pieces: 7 }],
    ['with its fields after the file', file('name,level\n') + token + end],
    ['without a last line break', (token + file('name,level\n') + end).trimEnd()],
    [
      'with its boundary in quotation marks',
      token + file('name,level\n') + end,
      { type: 'multipart/form-data; boundary="a-boundary"' },
    ],
    [
      'with its type in capitals, and a parameter before the boundary',
      token + file('name,level\n') + end,
      { type: 'Multipart/Form-Data; charset=utf-8; Boundary=a-boundary' },
    ],
    ['with text before and after it', `hello\r\n${token}${file('name,level\n')}${end}${token}`],
    [
      'with parts that are no fields, which are left out',
      `--a-boundary\r\n\r\nb\r\n--a-boundary\r\nno header\r\n\r\nb\r\n${token}${file('name,level\n')}${end}`,
    ],
    ['with a second file, which is left out', token + file('name,level\n') + file('b', 'b') + end],
  ])('is read %s', async (...[, body, sending]) => {
    expect(await send(body, sending)).toEqual(read)
  })

  it('keeps every byte of the file, also what looks like a boundary', async () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    const bytes = Buffer.concat([all, Buffer.from('\r\n--a-boun\r\n--\r\n-'), all])
    const [before = '', after = ''] = (token + file('HERE') + end).split('HERE')
    const body = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)])
    for (const pieces of [65_536, 50, 3])
      expect(await send(body, { pieces })).toEqual({
        ...read,
        file: ['a.csv', bytes.toString('latin1')],
      })
  })

  it.each([
    ['in any script', 'Ñandú 🌊.csv', 'Ñandú 🌊.csv'],
    ['with the folders that some browsers send', 'C:\\lists\\ohio/a.csv', 'C:\\lists\\ohio/a.csv'],
    ['with quotation marks, as browsers write them', 'the %22final%22.csv', 'the "final".csv'],
  ])('has a name %s', async (_, sent, name) => {
    expect(await send(token + file('x', sent) + end)).toMatchObject({ file: [name, 'x'] })
  })

  it('has none where nothing was chosen, nor where it is sent as a plain form', async () => {
    expect(await send(token + noFile + end)).toEqual({ ...read, file: null })
    expect(await send(token + noFile + file('x') + end)).toEqual({ ...read, file: null })
    expect(await send('token=abc', { type: 'application/x-www-form-urlencoded' })).toEqual({
      ...read,
      file: null,
    })
  })

  it('has fields of any name, in their order, and several of one name', async () => {
    const fields = part('__proto__', '1\r\n2') + part('a', 'é') + part('a', '')
    expect(await send(fields + token + end)).toMatchObject({
      form: [['__proto__', '1\r\n2'], ['a', 'é'], ['a', ''], ...form],
    })
  })

  it('has a file of the largest size; one byte more is too large, and its fields are kept', async () => {
    const largest = 'z'.repeat(MOST)
    expect(await send(token + file(largest) + end)).toEqual({ ...read, file: ['a.csv', largest] })
    const tooLarge = { form, file: null, tooLarge: true }
    expect(await send(`${token}${file(`${largest}z`)}${end}`)).toEqual(tooLarge)
    expect(await send(`${token}${file(`${largest}z`)}${end}`, { pieces: 90 })).toEqual(tooLarge)
  })

  it('is read to its end and discarded where it is too large, up to eight times the limit', async () => {
    const most = MOST + ROOM
    const pieces = 99
    expect(await send(token + file('z'.repeat(most)) + end, { pieces })).toEqual({
      form,
      file: null,
      tooLarge: true,
    })
    expect(await send(token + file('z'.repeat(most * 7)) + end)).toMatchObject({ tooLarge: true })
    expect(await send(token + file('z'.repeat(most * 8)) + end)).toBe(413)
    // What comes after a file that was discarded was never read.
    expect(await send(file('z'.repeat(most)) + token + end)).toMatchObject({ form: [] })
  })

  it('has ten parts at most', async () => {
    const nine = part('a', 'b').repeat(9)
    expect(await send(nine + file('x') + end)).toMatchObject({ file: ['a.csv', 'x'] })
    expect(await send(nine + token + file('x') + end)).toBe(400)
    expect(await send(part('a', 'b').repeat(200) + end)).toBe(400)
    expect(await send(file('').repeat(50) + end)).toBe(400)
  })

  it.each<readonly [string, string, Sending?]>([
    ['nothing', ''],
    ['without its end', token + file('x')],
    ['that ends in the middle of its end', `${token}${file('x')}--a-boundary-`],
    ['that ends in the headers of a part', `${token}--a-boundary\r\nContent-Disp`],
    ['with another boundary', token + end, { type: 'multipart/form-data; boundary=another' }],
    ['without a boundary', token + end, { type: 'multipart/form-data' }],
    ['with an empty boundary', token + end, { type: 'multipart/form-data; boundary=""' }],
    ['of another type of parts', token + end, { type: 'multipart/mixed; boundary=a-boundary' }],
    ['of another type', token + end, { type: 'text/csv' }],
    ['without a type', token + end, { type: '' }],
    ['with line breaks of another kind', (token + end).replaceAll('\r\n', '\n')],
    ['with a field without a name', token.replace('; name="token"', '') + end],
    ['with a field of more than 16 kB', part('a', 'z'.repeat(ROOM + 1)) + token + end],
  ])('is refused %s', async (...[, body, sending]) => {
    expect(await send(body, sending)).toBe(400)
  })

  it.each([
    ['in a field', token.slice(0, -3)],
    ['in the headers of its file', `${token}--a-boundary\r\nContent-Dispo`],
    ['in its file', token + file('z'.repeat(1000))],
    ['in a file that is too large', token + file('z'.repeat(MOST + ROOM + 20_000))],
  ])('is given up where the connection is cut off %s', async (_, body) => {
    expect(await send(body, { length: 100_000 })).toBe(400)
  })

  it('is read or refused, whatever is sent in whatever pieces, and nothing else happens', async () => {
    const pieces = fc.constantFrom(
      token,
      noFile,
      file('x'),
      end,
      '--a-boundary',
      '\r\n',
      '\r\n\r\n',
      '\n',
      '--',
      '"',
      ':',
      '\0',
      'Content-Disposition: form-data',
      '; name="a"',
      '; filename="b',
      "; filename*=UTF-8''%zz",
      'Content-Type: text/plain; charset=utf-16le',
      'z'.repeat(300),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { maxLength: 12 }),
        fc.constantFrom(10, 99, 65_536),
        async (all, size) => {
          const outcome = await send(all.join(''), { pieces: size })
          expect([200, 400]).toContain(typeof outcome === 'object' ? 200 : outcome)
        },
      ),
      { numRuns: 100 },
    )
  })
})
