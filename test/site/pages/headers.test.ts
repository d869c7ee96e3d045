import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { storyEngine } from '../../support/database/fresh-database.js'
import { auditHeaders } from '../../support/html/header-audit.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

describe('headers', () => {
  let site: Site
  let slug: string
  beforeAll(async () => {
    site = await openTownSite(storyEngine, { SAMPLE_PROGRAMS: 'true' })
    slug =
      site.catalogue.find({
        ...(await import('../../../src/catalog/search/search-query.js')).anything,
        q: 'harbor street evening',
      }).programs[0]?.program.slug ?? ''
  })
  afterAll(() => site.close())

  it.each([
    ['/', 200],
    ['/programs?near=43215', 200],
    ['/programs?nonsense=1&age=ghosts', 200],
    ['/compare', 200],
    ['/guide', 200],
    ['/safety', 200],
    ['/data', 200],
    ['/healthz', 200],
    ['/robots.txt', 200],
    ['/sitemap.xml', 200],
    ['/programs/nobody-here-aaaa', 404],
    ['/nowhere', 404],
    ['/programs/%', 400],
    ['/compare?program=nobody-here-aaaa', 302],
    [`/${'x'.repeat(7000)}`, 414],
  ])('of %s are strict, and it answers %i', async (address, status) => {
    const answer = await site.get(address)
    expect(answer.status).toBe(status)
    expect(auditHeaders(answer, false)).toEqual([])
  })

  it.each([
    ['/api/v1/programs', 200],
    ['/api/v1/programs?nonsense=1', 400],
    ['/api/v1/programs/nobody-here-aaaa', 404],
    ['/api/v1/nowhere', 404],
    ['/hsds', 200],
    ['/hsds/services', 200],
    ['/hsds/services?nonsense=1', 400],
    ['/hsds/nowhere', 404],
  ])('of %s let other sites read it, and are strict otherwise', async (address, status) => {
    const answer = await site.get(address)
    expect(answer.status).toBe(status)
    expect(auditHeaders(answer, true)).toEqual([])
  })

  it('of a program page are strict, with links that leave to the program itself', async () => {
    const answer = await site.get(`/programs/${slug}`)
    expect(answer.text).toContain('href="https://example.org/')
    expect(auditHeaders(answer, false)).toEqual([])
  })

  it('of a stylesheet let it be kept for ever, since its name changes with its content', async () => {
    const page = await site.get('/')
    const [, address = ''] =
      /<link rel="stylesheet" href="(\/assets\/styles\.[0-9a-f]{12}\.css)"/.exec(page.text) ?? []
    const answer = await site.get(address)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(auditHeaders(answer, false)).toEqual([])
  })

  it('ask browsers for https for two years when that is the public address', async () => {
    expect((await site.get('/')).headers['strict-transport-security']).toBeUndefined()
    const { createApp } = await import('../../../src/app.js')
    const { createLog } = await import('../../../src/web/log/log.js')
    const { default: supertest } = await import('supertest')
    const app = createApp(
      site.catalogue,
      site.database,
      { ...site.config, sessionSecret: 's'.repeat(32), publicUrl: 'https://iop.example.org' },
      createLog('silent', () => {}),
    )
    expect((await supertest(app).get('/')).headers['strict-transport-security']).toBe(
      'max-age=63072000; includeSubDomains',
    )
  })
})
