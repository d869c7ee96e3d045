import { describe, expect, it } from '@jest/globals'
import express from 'express'
import supertest from 'supertest'
import { answerErrors } from '../../src/web/errors.js'
import { createLog } from '../../src/web/log.js'
import { createVisitorCount, visitorLimit } from '../../src/web/visitor-limit.js'

/** An app of nothing but the limit; `clock.now` is the time it sees. */
const limited = (limit: number, clock: { now: number }) => {
  const app = express()
  app.set('trust proxy', 1)
  app.use(visitorLimit(createVisitorCount(limit, () => clock.now)))
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
})
