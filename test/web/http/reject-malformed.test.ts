import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { type ListeningServer, listen } from '../../../src/web/http/http-server.js'
import { openTown, type VisitorSite } from '../../support/site/open-visitors.js'

describe('odd requests', () => {
  let site: VisitorSite
  let door: ListeningServer
  beforeAll(async () => {
    site = await openTown()
    door = await listen(site.app, { port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await door.stop()
    await site.close()
  })

  /** What comes back for these very bytes. */
  const send = async (bytes: string): Promise<string> => {
    const socket = connect(door.port, '127.0.0.1')
    let answer = ''
    socket.on('data', (data) => {
      answer += String(data)
    })
    socket.on('error', () => {})
    socket.write(bytes)
    await once(socket, 'close')
    return answer
  }

  it.each([
    [
      'an address of 9,000 letters',
      `GET /programs?q=${'x'.repeat(9000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      414,
    ],
    [
      'headers of 9,000 letters',
      `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(9000)}\r\n\r\n`,
      431,
    ],
    ['what is no request at all', 'hello\r\n\r\n', 400],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', 400],
    ['the same host twice', 'GET /healthz HTTP/1.1\r\nhost: a\r\nX-A: b\r\nHOST: a\r\n\r\n', 400],
    ['a request of HTTP/0.9', 'GET / HTTP/0.9\r\nHost: a\r\n\r\n', 400],
    ['a request of one line', 'GET /\r\n\r\n', 400],
  ])('are answered with strict headers: %s', async (_, bytes, status) => {
    const answer = await send(bytes)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    for (const header of [
      "default-src 'none'",
      'nosniff',
      'no-referrer',
      'Cache-Control: no-store',
      'Connection: close',
    ])
      expect(answer).toContain(header)
  })

  it('with an address too long, or more parameters than there are filters, are 414', async () => {
    await site.get(`/programs?q=${'x'.repeat(6500)}`).expect(414)
    await site.get(`/programs?${'a=1&'.repeat(300)}`).expect(414)
    await site.get(`/api/v1/programs?${'a=1&'.repeat(300)}`).expect(414)
  })

  it('with a body where none belongs are refused', async () => {
    await supertest(site.app).get('/programs').set('Content-Length', '5').send('hello').expect(413)
  })

  it('have nothing repeated to them that could hide or reorder words, nor anything endless', async () => {
    const { text } = await site
      .get(`/programs?state=%E2%80%AEabc&payment=${'y'.repeat(3000)}&%E2%80%AEkey=1`)
      .expect(200)
    expect(text).not.toContain('\u202e')
    expect(text).not.toContain('y'.repeat(100))
    const { body } = await site.get('/api/v1/programs?state=%E2%80%AEabc').expect(400)
    expect(JSON.stringify(body)).not.toContain('\u202e')
  })

  it('in other letters than ours are no address of ours, and the API says so in JSON', async () => {
    await site.get('/API/V1/programs').expect(404)
    await site.get('/Programs').expect(404)
    expect((await site.get('/api/v1/nope?x=1').expect(404)).body).toHaveProperty('problems')
    expect((await site.get('/api/v1?x=1').expect(404)).body).toHaveProperty('problems')
  })

  it('of words without a letter or digit are said, and filter nothing', async () => {
    expect((await site.get('/api/v1/programs?q=!!!').expect(400)).body.problems).toHaveLength(1)
    await site.get('/programs?q=!!!').expect(200)
  })
})
