import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { createApp } from '../../../src/app.js'
import { createLog } from '../../../src/web/log/log.js'
import { serveMetrics } from '../../../src/web/log/metrics.js'
import { createRequestMetrics } from '../../../src/web/log/request-metrics.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { openTownSite, SECRET, type Site } from '../../support/site/open-site.js'

/** Put wherever a visitor can write; it must not come back in any number. */
const canary = 'canary5c0e'
/** A line of the text format: a name, labels, a number. */
const LINE =
  /^[a-z_]+(?:\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\})? -?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/

describe('the numbers for the operator', () => {
  let site: Site
  const measures = createRequestMetrics()
  const look = async (): Promise<string> =>
    (
      await supertest(serveMetrics(measures, () => [{ name: 'iop_programs', value: 7 }]))
        .get('/metrics')
        .expect(200)
    ).text
  const ask = (address: string) =>
    supertest(app)
      .get(address)
      .set({ 'User-Agent': canary, Referer: `https://example.org/${canary}` })
  let app: ReturnType<typeof createApp>
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    app = createApp(
      site.catalogue,
      site.database,
      { ...site.config, sessionSecret: SECRET },
      createLog('silent', () => {}),
      measures,
    )
  })
  afterAll(() => site.close())

  it('count every answer by its route, method and status, those out of memory too, and put its time into one group', async () => {
    for (const address of [
      '/guide',
      '/guide',
      '/guide',
      `/programs?q=${canary}`,
      `/programs/${canary}`,
      `/${canary}`,
    ])
      await ask(address)
    await supertest(app).post('/guide')
    const lines = (await look()).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'iop_requests_total{route="/guide",method="GET",status="200"} 3',
        'iop_requests_total{route="/guide",method="POST",status="405"} 1',
        'iop_requests_total{route="/programs",method="GET",status="200"} 1',
        'iop_requests_total{route="/programs/:slug",method="GET",status="404"} 1',
        'iop_requests_total{route="none",method="GET",status="404"} 1',
        'iop_request_duration_seconds_bucket{route="/guide",le="+Inf"} 4',
        'iop_request_duration_seconds_count{route="/guide"} 4',
        'iop_programs 7',
      ]),
    )
    const groups = lines
      .filter((line) => line.startsWith('iop_request_duration_seconds_bucket{route="/guide"'))
      .map((line) => Number(line.split(' ')[1]))
    expect(groups).toEqual(groups.toSorted((a, b) => a - b))
  })

  it('are lines that Prometheus reads, each kind with its help and type once, and hold nothing that a visitor sent', async () => {
    for (const method of ['put', 'delete', 'options'] as const)
      await supertest(app)[method](`/${canary}?${canary}=1`)
    const text = await look()
    expect(text.endsWith('\n')).toBe(true)
    const lines = text.trimEnd().split('\n')
    expect(lines.filter((line) => !line.startsWith('#') && !LINE.test(line))).toEqual([])
    const types = lines
      .filter((line) => line.startsWith('# TYPE'))
      .map((line) => line.split(' ')[2])
    expect(new Set(types).size).toBe(types.length)
    expect(types).toEqual(
      expect.arrayContaining([
        'iop_requests_total',
        'process_resident_memory_bytes',
        'iop_event_loop_delay_seconds',
      ]),
    )
    expect(text).not.toContain(canary)
    expect(text).not.toMatch(/method="(?:PUT|DELETE|OPTIONS)"/)
  })

  it('are not told where visitors ask, and their own door tells nothing else', async () => {
    await ask('/metrics').expect(404)
    const door = serveMetrics(measures, () => [])
    await supertest(door).get('/').expect(404)
    await supertest(door).get('/programs').expect(404)
    await supertest(door).post('/metrics').expect(405).expect('Allow', 'GET, HEAD')
  })
})
