import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { HttpError } from '../../../src/web/http/http-error.js'
import { codeOf } from '../../../src/web/log/log.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

/** Put wherever a visitor can write; it must not come back in any line. */
const canary = 'canary7d1f'

describe('the log', () => {
  let site: Site
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
  })
  afterAll(() => site.close())

  it('has one JSON line a request: time, level, event, id, method, route template, status, milliseconds', async () => {
    site.lines.length = 0
    const slug = site.catalogue.programs()[0]?.slug
    await site.get(`/programs/${slug}?x=1`)
    expect(site.lines).toHaveLength(1)
    const line = JSON.parse(site.lines[0] as string)
    expect(line).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      level: 'info',
      event: 'request',
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      method: 'GET',
      route: '/programs/:slug',
      status: 200,
      ms: expect.any(Number),
    })
  })

  it('names no address, word, agent, referrer or cookie of a visitor, whatever the answer is', async () => {
    site.lines.length = 0
    for (const address of [
      `/programs?q=${canary}&near=${canary}&${canary}=1&program=${canary}`,
      `/programs/${canary}`,
      `/compare?program=${canary}&rows=${canary}`,
      `/call-sheet?program=${canary}`,
      `/${canary}`,
      `/${canary}%`,
      `/api/v1/programs?q=${canary}&${canary}=${canary}`,
      `/api/v1/programs/${canary}`,
      `/assets/${canary}.css`,
      `/${canary.repeat(800)}`,
    ])
      await supertest(site.app)
        .get(address)
        .set({
          'User-Agent': canary,
          Referer: `https://example.org/${canary}`,
          Cookie: `a=${canary}`,
          'X-Forwarded-For': canary,
          [`X-${canary}`]: '1',
        })
    await supertest(site.app).post(`/programs?${canary}=1`).type('form').send({ q: canary })
    expect(site.lines.length).toBe(11)
    expect(site.lines.join('')).not.toContain(canary)
    expect(site.lines.join('')).not.toMatch(/127\.0\.0\.1|::1/)
  })

  it('names overload and what is away by a code of its own, not as any error', async () => {
    site.lines.length = 0
    await site.database.close()
    await site.get('/readyz').expect(503)
    expect(site.lines.filter((line) => line.includes('"event":"failed"'))).toEqual([
      expect.stringContaining('"code":"HTTP_503"'),
    ])
    expect(codeOf(new HttpError(503, {}, 'OVERLOADED'))).toBe('OVERLOADED')
  })
})
