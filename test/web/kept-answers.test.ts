import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import express from 'express'
import supertest from 'supertest'
import { saveEdit } from '../../src/store/edits.js'
import { readKept } from '../../src/store/kept.js'
import { answerAgain, keepAnswer } from '../../src/web/kept-answers.js'
import { createLog } from '../../src/web/log.js'
import { createMeasures } from '../../src/web/measures.js'
import { requestLogger } from '../../src/web/request-log.js'
import { sendText } from '../../src/web/send.js'
import { visitorOf } from '../../src/web/visitor-limit.js'
import { openSite, type Site } from '../support/open-site.js'
import { signedIn } from '../support/signed-in.js'

describe('answers that are kept', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('embedded', { RATE_LIMIT: '400' })
  })
  afterAll(() => site.close())

  it('are made once for an address, an encoding and a state of the catalogue', async () => {
    let made = 0
    let state = 'one'
    const app = express()
    app.get('/kept', (req, res) => keepAnswer(req, res, sendText(req, res, 200, 'text/plain', `${++made}${'.'.repeat(2000)}`)))
    app.get('/made', (req, res) => void sendText(req, res, 200, 'text/plain', `${++made}`))
    const logRequest = requestLogger(
      createLog('silent', () => {}),
      createMeasures(),
    )
    const listener = answerAgain({ answer: app, state: () => state, admit: () => true, logRequest })
    const get = async (address: string, encoding = 'identity') =>
      (await supertest(listener).get(address).set('Accept-Encoding', encoding)).text.slice(0, 1)
    expect([await get('/kept'), await get('/kept'), await get('/kept', 'gzip'), await get('/kept', 'gzip'), await get('/kept?a')]).toEqual([
      '1',
      '1',
      '2',
      '2',
      '3',
    ])
    state = 'another'
    expect([await get('/kept'), await get('/made'), await get('/made')]).toEqual(['4', '5', '6'])
  })

  it('are the same to the letter, with the same headers, and have a log line of their own', async () => {
    for (const address of ['/', '/programs?near=43215&payment=medicaid', '/api/v1/programs?state=OH', `/programs/${site.house.programs()[7]?.slug}`])
      for (const encoding of ['identity', 'gzip', 'br']) {
        site.lines.length = 0
        const [first, second] = [await site.get(address).set('Accept-Encoding', encoding), await site.get(address).set('Accept-Encoding', encoding)]
        expect([second.status, second.text]).toEqual([200, first.text])
        const { date: _, ...headers } = first.headers
        expect(second.headers).toMatchObject(headers)
        expect(Object.keys(second.headers).toSorted()).toEqual(Object.keys(first.headers).toSorted())
        const [one, two] = site.lines.map((line) => JSON.parse(line))
        expect({ ...two, id: '', time: '', ms: 0 }).toEqual({ ...one, id: '', time: '', ms: 0 })
        expect(one.id).not.toBe(two.id)
      }
  })

  it('give way to a change at once', async () => {
    const { rows } = await site.database.pool.query('select id from programs order by id limit 1')
    const kept = await readKept(site.database, String(rows[0].id))
    if (!kept) throw new Error('There is no program')
    const address = `/programs/${kept.listing.slug}`
    expect((await site.get(address)).text).not.toContain('A new name')
    await saveEdit(site.database, {
      listing: { ...kept.listing, name: 'A new name' },
      version: kept.version,
      kind: 'edited',
      actor: 'a',
      reason: 'a',
    })
    await site.house.catchUp()
    expect((await site.get(address)).text).toContain('A new name')
  })

  it('count against the limit of requests as any others', async () => {
    const limited = await openSite('embedded', { RATE_LIMIT: '3' })
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await limited.get('/about')).status)
    await limited.close()
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })

  it('are never those of editors, nor of a client that asks whether something has changed', async () => {
    const [one, another] = [await signedIn(site), await signedIn(site, 'reviewer')]
    expect((await one.get('/admin')).text).toContain(one.editor.name)
    expect((await another.get('/admin')).text).toContain(another.editor.name)
    await site.get('/admin').expect(303)
    const { headers } = await site.get('/api/v1/programs?state=NV').expect(200)
    await site
      .get('/api/v1/programs?state=NV')
      .set('If-None-Match', headers['etag'] as string)
      .expect(304)
  })

  it('count a visitor behind proxies by the address that the farthest of ours saw', async () => {
    const app = express()
    app.set('trust proxy', 2)
    app.use((req, res) => void res.json([req.ip, visitorOf(req, 2)]))
    for (const told of ['192.0.2.1', '192.0.2.1, 192.0.2.2', '192.0.2.1, 192.0.2.2,192.0.2.3', '']) {
      const [express5, ours] = (await supertest(app).get('/').set('X-Forwarded-For', told)).body
      expect([told, ours]).toEqual([told, express5])
    }
  })
})
