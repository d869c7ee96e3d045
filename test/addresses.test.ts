import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import supertest from 'supertest'
import { searchParameters } from '../src/catalog/search/search-query.js'
import { storyEngine } from './support/database/fresh-database.js'
import { auditHeaders } from './support/html/header-audit.js'
import { htmlRules } from './support/html/html-rules.js'
import { addressesOf, pagesOf, visitorRoutes } from './support/site/addresses.js'
import { openSite, type Site } from './support/site/open-site.js'

describe('every address', () => {
  let site: Site
  let addresses: readonly string[]
  let pages: readonly string[]
  let slugs: readonly string[]
  beforeAll(async () => {
    site = await openSite(storyEngine, { SAMPLE_PROGRAMS: 'true' })
    slugs = site.catalogue.programs().map(({ slug }) => slug)
    addresses = await addressesOf(site)
    pages = await pagesOf(site)
  })
  afterAll(() => site.close())

  it('answers 200 with strict headers', async () => {
    expect(addresses.length).toBeGreaterThan(15)
    for (const address of addresses) {
      const answer = await site.get(address)
      expect({
        address,
        status: answer.status,
        wrong: auditHeaders(answer, /^\/(?:api|hsds)\//.test(address)),
      }).toEqual({
        address,
        status: 200,
        wrong: [],
      })
    }
  })

  it('is valid HTML where it is a page', async () => {
    for (const address of pages) {
      const answer = await site.get(address)
      const { results } = await htmlRules.validateString(answer.text)
      expect({
        address,
        wrong: results.flatMap(({ messages }) =>
          messages.map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`),
        ),
      }).toEqual({
        address,
        wrong: [],
      })
    }
  })

  it('is under 60 kB at a first visit where it is a page, with all that it asks for: a stylesheet, a script, an icon', async () => {
    const weights = new Map<string, number>()
    const weightOf = async (address: string): Promise<number> =>
      Number((await site.get(address).set('Accept-Encoding', 'gzip')).headers['content-length'])
    for (const address of pages) {
      const { text } = await site.get(address)
      const files = [
        ...text.matchAll(
          /<(?:link|script|img|iframe|source|video|audio|object|embed|image)\b[^>]*?\b(?:href|src)="([^"#]+)/g,
        ),
      ].map(([, file = '']) => file)
      for (const file of files) if (!weights.has(file)) weights.set(file, await weightOf(file))
      const weight = files.reduce(
        (sum, file) => sum + (weights.get(file) ?? Number.NaN),
        await weightOf(address),
      )
      const kinds = files.map((file) => file.replace(/^\/assets\/|\.[0-9a-f]{12}/g, ''))
      expect({ address, kinds, heavy: weight < 60_000 ? false : weight }).toEqual({
        address,
        kinds: ['icon.svg', 'styles.css', 'enhance.js'],
        heavy: false,
      })
    }
    const styles = [...weights.keys()].find((file) => file.endsWith('.css')) ?? ''
    expect((await site.get(styles)).text.match(/url\(|@import|@font-face/g)).toBe(null)
  })

  it('offers the same help at the same places where it is a page: before everything else, and at its foot', async () => {
    const helps = new Set<string>()
    for (const address of pages) {
      const { text } = await site.get(address)
      const parts =
        /<header class="top">.*<aside class="crisis".*?<\/aside>\s*<main.*<\/main>.*(?=<footer)/s.exec(
          text,
        )
      const [top = '', crisis = '', foot = ''] = [
        /<header class="top">.*?<\/header>/s,
        /<aside class="crisis".*?<\/aside>/s,
        /<footer class="foot">.*/s,
      ].map((part) => part.exec(text)?.[0] ?? '')
      expect({ address, whole: parts !== null }).toEqual({ address, whole: true })
      helps.add(
        [top, crisis, foot]
          .map((part) => [...part.matchAll(/href="([^"]+)"/g)].map(([, href]) => href).join(' '))
          .join('\n'),
      )
    }
    expect([...helps]).toEqual([expect.stringContaining('tel:988')])
  })

  it('can only be read, but where a visitor may write: any other method is 405 and says what is allowed', async () => {
    const written = addresses.filter((_, i) => visitorRoutes(site.catalogue)[i]?.post)
    expect(written).toEqual([expect.stringMatching(/\/report$/)])
    for (const address of addresses)
      for (const method of ['post', 'put', 'patch', 'delete'] as const) {
        const takes = written.includes(address)
        if (takes && method === 'post') continue
        const answer = await supertest(site.app)[method](address)
        expect([method, address, answer.status, answer.headers['allow']]).toEqual([
          method,
          address,
          405,
          takes ? 'GET, HEAD, POST' : 'GET, HEAD',
        ])
      }
  })

  it('answers HEAD as GET, without the body', async () => {
    for (const address of addresses) {
      const answer = await supertest(site.app).head(address)
      expect([address, answer.status, answer.text ?? '']).toEqual([address, 200, ''])
    }
  })

  it('never answers 500, nor anything of our insides, whatever it is asked', async () => {
    const oddText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '',
        '%',
        '%00',
        '%E0%A4%A',
        '../../etc/passwd',
        '<script>',
        "' or 1=1 --",
        '\u202e',
        '\ud800',
        '0',
        '-1',
        '1e9',
        '99999999999999999999',
        '__proto__',
      ),
    )
    const key = fc.oneof(
      fc.constantFrom(...searchParameters, 'rows', '__proto__', 'constructor', 'a[b]', 'a[]'),
      oddText,
    )
    const encode = (text: string): string =>
      text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
    const query = fc.array(
      fc.tuple(key, fc.oneof(oddText, fc.constantFrom(...slugs.slice(0, 5)))),
      {
        maxLength: 6,
      },
    )
    const path = fc.oneof(
      fc.nat().map((n) => (addresses[n % addresses.length] as string).split('?')[0] as string),
      oddText.map((text) => `/programs/${encode(text)}`),
      oddText.map((text) => `/${encode(text)}`),
      fc.constantFrom(
        '/assets/../package.json',
        '/assets/%2e%2e%2fpackage.json',
        '/programs/',
        '//',
        '/.env',
        '/%',
      ),
    )
    await fc.assert(
      fc.asyncProperty(path, query, async (where, pairs) => {
        const address =
          pairs.length === 0
            ? where
            : `${where}?${pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&')}`
        const answer = await site.get(address)
        expect([address, answer.status < 500]).toEqual([address, true])
        expect(answer.text ?? '').not.toMatch(
          /node_modules|\.[jt]s:\d|at Object\.|SELECT |@prisma|PrismaClient|PGlite/,
        )
      }),
      { numRuns: 400 },
    )
  })
})
