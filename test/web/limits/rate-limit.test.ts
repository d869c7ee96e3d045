import { describe, expect, it } from '@jest/globals'
import express from 'express'
import supertest from 'supertest'
import { answerErrors } from '../../../src/web/html/errors.js'
import { createVisitorCount, limitRate } from '../../../src/web/limits/rate-limit.js'
import { createLog } from '../../../src/web/log/log.js'

/** An app of nothing but the limit; `clock.now` is the time it sees. */
const limited = (limit: number, clock: { now: number }) => {
  const app = express()
  app.set('trust proxy', 1)
  app.use(limitRate(createVisitorCount(limit, () => clock.now)))
  app.use((_req, res) => void res.end('ok'))
  app.use(
    answerErrors(
      createLog('silent', () => {}),
      () => {},
      () => true,
    ),
  )
  return (from = '192.0.2.1') => supertest(app).get('/').set('X-Forwarded-For', from)
}

describe('the limit of requests', () => {
  it('lets a visitor ask so often a minute, then says when to come back', async () => {
    const clock = { now: 60_000 * 100 + 15_000 }
    const get = limited(3, clock)
    for (let i = 0; i < 3; i++) expect((await get()).status).toBe(200)
    const answer = await get()
    expect(answer.status).toBe(429)
    expect(answer.headers['retry-after']).toBe('45')
    expect((await get('192.0.2.2')).status).toBe(200)
    clock.now += 45_000
    expect((await get()).status).toBe(200)
  })

  it('counts nothing when it is 0', async () => {
    const get = limited(0, { now: 0 })
    for (let i = 0; i < 20; i++) expect((await get()).status).toBe(200)
  })

  it('counts all addresses of one IPv6 network together, whatever way they are written, and a neighbor by themselves', async () => {
    const get = limited(3, { now: 60_000 * 100 })
    for (const from of ['2001:db8:1:2::1', '2001:DB8:1:2:ffff::2', '[2001:db8:1:2::3]:4711'])
      expect((await get(from)).status).toBe(200)
    expect((await get('2001:db8:1:2:abcd:ef01:2345:6789')).status).toBe(429)
    expect((await get('2001:db8:1:3::1')).status).toBe(200)
  })

  it.each([
    [
      '192.0.2.1',
      '192.0.2.1:5000',
      '::ffff:192.0.2.1',
      '::ffff:c000:201',
      '[::ffff:192.0.2.1]:5001',
    ],
    ['unknown', '_hidden', '1.2.3', 'x', '?'],
  ])('counts one address once, however it is written: %s, %s …', async (...written) => {
    const get = limited(written.length - 1, { now: 60_000 * 100 })
    const statuses: number[] = []
    for (const from of written) statuses.push((await get(from)).status)
    expect(statuses).toEqual([...written.slice(1).map(() => 200), 429])
  })

  it('counts the /48 that one customer of IPv6 may have as four of its networks', async () => {
    const get = limited(3, { now: 60_000 * 100 })
    const statuses: number[] = []
    for (let i = 0; i < 13; i++) statuses.push((await get(`2001:db8:1:${i}::1`)).status)
    expect(statuses).toEqual([...Array(12).fill(200), 429])
    expect((await get('2001:db8:2:1::1')).status).toBe(200)
  })

  it('lets who asks as much as they may all the time ask half of it', async () => {
    const clock = { now: 60_000 * 1000 }
    const get = limited(4, clock)
    const minute = async (): Promise<number> => {
      let taken = 0
      for (let i = 0; i < 6; i++) taken += (await get()).status === 200 ? 1 : 0
      clock.now += 60_000
      return taken
    }
    const minutes: number[] = []
    for (let i = 0; i < 6; i++) minutes.push(await minute())
    expect(minutes).toEqual([4, 4, 4, 4, 4, 0])
    expect((await get()).headers['retry-after']).toBe('240')
    clock.now += 240_000
    expect((await get()).status).toBe(200)
  })

  it('is not forgotten when very many others ask, nor do they use up anybody else’s', () => {
    const count = createVisitorCount(100, () => 60_000 * 100)
    for (let i = 0; i < 100; i++) expect(count('192.0.2.1')).toBe(0)
    for (let i = 0; i < 130_000; i++)
      count(`2001:${(i >> 12).toString(16)}:${(i & 4095).toString(16)}::1`)
    expect(count('192.0.2.1')).toBeGreaterThan(0)
    for (let i = 0; i < 50; i++) expect(count('198.51.100.1')).toBe(0)
  })

  it('weighs a request by what it costs', () => {
    const count = createVisitorCount(100, () => 60_000 * 100)
    expect([count('192.0.2.1', 60), count('192.0.2.1', 40), count('192.0.2.1', 1)]).toEqual([
      0, 0, 60,
    ])
  })
})

describe('the headers of the limit', () => {
  it('are structured fields that name the policies, what is left, and when a window ends', async () => {
    const clock = { now: 60_000 * 100 + 15_000 }
    const get = limited(8, clock)
    const first = await get()
    expect(first.headers['ratelimit-policy']).toBe('"minute";q=8;w=60, "ten-minutes";q=40;w=600')
    expect(first.headers['ratelimit']).toBe('"minute";r=6;t=45, "ten-minutes";r=30;t=585')
    const left: (string | undefined)[] = []
    for (let i = 0; i < 8; i++)
      left.push(/"minute";r=(\d+)/.exec((await get()).headers['ratelimit'] as string)?.[1])
    expect(left).toEqual(['6', '5', '4', '3', '2', '1', '0', '0'])
  })

  it('tell nobody that somebody else of their network was here a little while ago', async () => {
    const clock = { now: 60_000 * 100 }
    const [alone, shared] = [limited(600, clock), limited(600, clock)]
    for (let i = 0; i < 100; i++) await shared('2001:db8:1:2::1')
    expect((await shared('2001:db8:1:2::2')).headers['ratelimit']).toBe(
      (await alone('2001:db8:1:2::2')).headers['ratelimit'],
    )
  })

  it('are not sent where nothing is counted', async () => {
    expect((await limited(0, { now: 0 })()).headers).not.toHaveProperty('ratelimit')
  })
})
