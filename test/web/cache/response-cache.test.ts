import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import express, { type RequestHandler } from 'express'
import supertest from 'supertest'
import { createApp } from '../../../src/app.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { readRecord } from '../../../src/store/listings/record.js'
import { canonicalPath, offerToCache, serveCached } from '../../../src/web/cache/response-cache.js'
import { sendText } from '../../../src/web/http/send.js'
import { clientAddress } from '../../../src/web/limits/rate-limit.js'
import { createLog } from '../../../src/web/log/log.js'
import { requestLogger } from '../../../src/web/log/request-log.js'
import { createRequestMetrics } from '../../../src/web/log/request-metrics.js'
import { serve } from '../../../src/web/server/routes.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { holdClock } from '../../support/process/hold-clock.js'
import { openTownSite, SECRET, type Site } from '../../support/site/open-site.js'
import { signedIn } from '../../support/site/signed-in.js'

describe('answers that are kept', () => {
  let site: Site
  beforeAll(async () => {
    site = await openTownSite(storyEngine, { RATE_LIMIT: '400' })
  })
  afterAll(() => site.close())

  it('are made once for an address, an encoding and a state of the catalogue', async () => {
    let made = 0
    let state = 'one'
    const app = express()
    const offered: RequestHandler = (req, res) =>
      offerToCache(req, res, sendText(req, res, 200, 'text/plain', `${++made}${'.'.repeat(2000)}`))
    app.use(
      serve([
        { path: '/kept', get: offered, canonical: canonicalPath },
        { path: '/made', get: offered },
      ]),
    )
    const logRequest = requestLogger(
      createLog('silent', () => {}),
      createRequestMetrics(),
    )
    const listener = serveCached({ answer: app, state: () => state, admit: () => true, logRequest })
    const get = async (address: string, encoding = 'identity') =>
      (await supertest(listener).get(address).set('Accept-Encoding', encoding)).text.slice(0, 1)
    expect([
      await get('/kept'),
      await get('/kept'),
      await get('/kept', 'gzip'),
      await get('/kept', 'GZIP;q=0.9, zz'),
    ]).toEqual(['1', '1', '2', '2'])
    // Neither under an address that says the same otherwise, nor where its route does not let it.
    expect([
      await get('/kept?a'),
      await get('/kept?a'),
      await get('/made'),
      await get('/made'),
    ]).toEqual(['3', '4', '5', '6'])
    state = 'another'
    expect([await get('/kept'), await get('/kept')]).toEqual(['7', '7'])
  })

  it('are the same to the letter, with the same headers, and have a log line of their own', async () => {
    for (const address of [
      '/',
      '/programs?near=43215&payment=medicaid',
      '/api/v1/programs?state=OH',
      `/programs/${site.catalogue.programs()[7]?.slug}`,
    ])
      for (const encoding of ['identity', 'gzip', 'br']) {
        site.lines.length = 0
        const [first, second] = [
          await site.get(address).set('Accept-Encoding', encoding),
          await site.get(address).set('Accept-Encoding', encoding),
        ]
        expect([second.status, second.text]).toEqual([200, first.text])
        // When it was, and where whoever asks stands, are of each answer alone.
        const { date: _, ratelimit, ...headers } = first.headers
        expect(second.headers).toMatchObject(headers)
        expect([typeof ratelimit, typeof second.headers['ratelimit']]).toEqual(['string', 'string'])
        expect(Object.keys(second.headers).toSorted()).toEqual(
          Object.keys(first.headers).toSorted(),
        )
        const [one, two] = site.lines.map((line) => JSON.parse(line))
        expect({ ...two, id: '', time: '', ms: 0 }).toEqual({ ...one, id: '', time: '', ms: 0 })
        expect(one.id).not.toBe(two.id)
      }
  })

  it('tell whoever asks where they stand, and nobody else', async () => {
    const letRun = holdClock()
    const busy = await openTownSite(storyEngine, { RATE_LIMIT: '10', TRUST_PROXY: '1' })
    const left = async (from: string): Promise<string | undefined> => {
      const { headers } = await busy
        .get('/')
        .set('Accept-Encoding', 'gzip')
        .set('X-Forwarded-For', from)
      return /"minute";r=(\d+);/.exec(headers['ratelimit'] ?? '')?.[1]
    }
    for (let i = 0; i < 7; i++) await left('192.0.2.1')
    expect([await left('192.0.2.1'), await left('192.0.2.2'), await left('192.0.2.1')]).toEqual([
      '2',
      '7',
      '1',
    ])
    await busy.close()
    letRun()
  })

  it('give way to a change at once', async () => {
    const { rows } = await site.database.pool.query('select id from programs order by id limit 1')
    const kept = await readRecord(site.database, String(rows[0].id))
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
    await site.catalogue.catchUp()
    expect((await site.get(address)).text).toContain('A new name')
  })

  it('count against the limit of requests as any others', async () => {
    const letRun = holdClock()
    const limited = await openTownSite(storyEngine, { RATE_LIMIT: '3' })
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await limited.get('/about')).status)
    await limited.close()
    letRun()
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

  describe('are as many as their number may be, whoever asks what', () => {
    const measures = createRequestMetrics()
    let app: RequestListener
    beforeAll(() => {
      const silent = createLog('silent', () => {})
      app = createApp(
        site.catalogue,
        site.database,
        { ...site.config, rateLimit: 0, sessionSecret: SECRET },
        silent,
        measures,
      )
    })
    const kept = (): number => Number(/^iop_kept_answers (\d+)$/m.exec(measures.text([]))?.[1])
    const ask = (address: string, headers = {}) =>
      supertest(app)
        .get(address)
        .set({ 'Accept-Encoding': 'br', ...headers })

    it('keeps the canonical addresses of pages, of our API and of HSDS, each once', async () => {
      const { slug = '' } = site.catalogue.programs()[5] ?? {}
      const other = site.catalogue.programs()[6]?.slug ?? ''
      const addresses = [
        ...[
          '/',
          '/guide',
          '/guide/words',
          '/about',
          '/data',
          '/programs',
          '/programs?near=43215&payment=medicaid&hours_max=12',
        ],
        ...[
          `/programs/${slug}`,
          `/programs/${slug}?program=${other}`,
          `/programs/${slug}/report`,
          `/compare?program=${slug}&program=${other}`,
        ],
        ...[
          '/api/v1/programs?state=OH&state=TX',
          `/api/v1/programs/${slug}`,
          '/api/v1/openapi.json',
          `/api/v1/compare?program=${slug}&program=${other}`,
        ],
        ...[
          '/hsds/',
          '/hsds/openapi.json',
          '/hsds/services',
          '/hsds/services?page=2&full=true',
          '/hsds/taxonomies?per_page=3',
        ],
      ]
      const before = kept()
      for (const address of [...addresses, ...addresses])
        expect([address, (await ask(address)).status]).toEqual([address, 200])
      expect(kept() - before).toBe(addresses.length)
    })

    it('keeps nothing else: junk, another order, what is left out, somebody who says who they are', async () => {
      const { slug = '' } = site.catalogue.programs()[7] ?? {}
      const id = (await ask('/hsds/services?per_page=1').expect(200)).body.contents[0].id
      const before = kept()
      const odd = [
        ...[
          '/?junk',
          '/guide?a=1',
          '/about?',
          '/data?x',
          '/components?1',
          '/hsds/?junk',
          '/hsds/openapi.json?junk',
          '/api/v1/openapi.json?junk',
        ],
        ...[
          `/programs/${slug}?junk`,
          `/programs/${slug}?program=${slug}&x=1`,
          `/programs/${slug}?program=nobody`,
          `/programs/${slug}/report?junk`,
        ],
        ...[
          `/programs/%${slug.charCodeAt(0).toString(16)}${slug.slice(1)}`,
          `/hsds/services/${id.toUpperCase()}`,
          `/hsds/services/${id}?junk`,
        ],
        ...[
          '/programs?payment=medicaid&near=43215',
          '/programs?junk=1&payment=medicaid',
          '/programs?q=',
          '/programs?near=43215&within=25',
        ],
        ...[
          '/programs?page=1',
          '/programs?program=nobody',
          '/api/v1/programs?page=1',
          '/api/v1/programs?program=nobody',
          '/api/v1/changes?since=000',
        ],
        ...[
          '/hsds/services?page=1',
          '/hsds/services?per_page=50',
          '/hsds/services?full=false',
          '/hsds/services?per_page=020',
        ],
        ...[
          '/nowhere',
          '/programs/nothing',
          '/reports/nothing',
          '/suggest?field=q&text=a',
          '/sitemap.xml',
          '/robots.txt',
          '/healthz',
          '/admin/sign-in',
        ],
      ]
      for (const address of odd) {
        expect([address, (await ask(address)).status]).toEqual([address, expect.any(Number)])
        expect([address, kept()]).toEqual([address, before])
      }
      for (const headers of [{ Cookie: 'a=b' }, { Authorization: 'Basic YTpi' }]) {
        await ask('/programs?payment=medicare', headers).expect(200)
        expect(kept()).toBe(before)
      }
    })

    it('keeps an answer in as many forms as we have packings, however a client says which it takes', async () => {
      const before = kept()
      const said = [
        '',
        'identity',
        'gzip',
        'GZIP',
        'gzip;q=0.5',
        'gzip, x',
        'br',
        'br;q=1',
        '*',
        'zstd',
        'a'.repeat(300),
        ...Array.from({ length: 20 }, (_, n) => `br, v${n}`),
      ]
      for (const encoding of said)
        await ask('/programs?payment=tricare', { 'Accept-Encoding': encoding }).expect(200)
      expect(kept() - before).toBe(3)
    })

    it('answers nobody from memory who says who they are', async () => {
      const silent = createLog('silent', () => {})
      let answered = 0
      const answerSearch: typeof site.catalogue.answerSearch = (query, place) => {
        answered += 1
        return site.catalogue.answerSearch(query, place)
      }
      const counted = { ...site.catalogue, answerSearch }
      const own = createApp(
        counted,
        site.database,
        { ...site.config, rateLimit: 0, sessionSecret: SECRET },
        silent,
      )
      for (const headers of [{}, {}, { Cookie: 'a=b' }, { Authorization: 'a' }, {}])
        await supertest(own).get('/programs?payment=private').set(headers).expect(200)
      expect(answered).toBe(3)
    })
  })

  it('count a visitor behind proxies by the address that the farthest of ours saw', async () => {
    const app = express()
    app.set('trust proxy', 2)
    app.use((req, res) => void res.json([req.ip, clientAddress(req, 2)]))
    for (const told of [
      '192.0.2.1',
      '192.0.2.1, 192.0.2.2',
      '192.0.2.1, 192.0.2.2,192.0.2.3',
      '',
    ]) {
      const [express5, ours] = (await supertest(app).get('/').set('X-Forwarded-For', told)).body
      expect([told, ours]).toEqual([told, express5])
    }
  })
})
