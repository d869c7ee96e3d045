import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import supertest from 'supertest'
import { parseReturn } from '../../../src/admin/session/return-path.js'
import { invite } from '../../../src/store/accounts/accounts.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { HOST, openBrowser } from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

jest.setTimeout(180_000)

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\0',
    '\ud800',
    '\u202e',
    '%',
    '%00',
    '%ff',
    '{"not":""}',
    "' or 1=1 --",
    'x'.repeat(2000),
    '٣٤٥٦٧٨',
    '1e5',
    '-00001',
    '０１２３４５',
    'undefined',
  ),
)
const name = fc.oneof(
  fc.constantFrom(
    'email',
    'password',
    'code',
    'again',
    'to',
    'carried',
    'token',
    'email[not]',
    '__proto__',
    '',
  ),
  odd,
)
const body = fc.array(fc.tuple(name, odd), { maxLength: 12 })

describe('whatever is sent to the door', () => {
  let site: Site
  let link: string
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    const made = await invite(
      site.database,
      { name: 'Rosa', email: 'rosa@harbor.example', role: 'owner' },
      { id: null, name: 'a test', reason: '' },
    )
    if (typeof made === 'string') throw new Error(made)
    link = `/admin/join/${made.token}`
  })
  afterAll(() => site.close())
  beforeEach(() => site.database.pool.query('delete from throttles'))

  it('is refused, and never a mistake of ours', async () => {
    const browser = openBrowser(site)
    await browser.get('/admin/sign-in')
    const token = /name="token" value="([^"]+)"/.exec(
      (await browser.get('/admin/sign-in')).text,
    )?.[1] as string
    await fc.assert(
      fc.asyncProperty(
        body,
        fc.constantFrom('/admin/sign-in', link, '/admin/join/none'),
        fc.boolean(),
        async (pairs, address, fresh) => {
          const wellFormed = pairs.map(
            ([key, value]) => [key.toWellFormed(), value.toWellFormed()] as [string, string],
          )
          const all = new URLSearchParams(
            fresh
              ? [['token', token], ...wellFormed.filter(([key]) => key !== 'token')]
              : wellFormed,
          )
          const { status } = await supertest(site.app)
            .post(address)
            .set({
              Host: HOST,
              Origin: `http://${HOST}`,
              Cookie: [...browser.cookies].map((pair) => pair.join('=')).join('; '),
            })
            .type('form')
            .send(all.toString())
          expect([403, 404, 422]).toContain(status)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('in broken encodings, too long or of too many fields is refused as well', async () => {
    const send = (text: string | Buffer, type = 'application/x-www-form-urlencoded') =>
      supertest(site.app)
        .post('/admin/sign-in')
        .set({ Host: HOST, Origin: `http://${HOST}`, 'Content-Type': type })
        .send(text as string)
        .then(({ status }) => status)
    expect(await send('email=%ff%fe&password=%&code=%0')).toBe(403)
    expect(await send('a=b&'.repeat(1200))).toBe(413)
    expect(await send(`carried=${'x'.repeat(500_000)}`)).toBe(413)
    expect(await send('{}', 'application/json')).toBe(400)
    expect(await send('a=b', 'application/x-www-form-urlencoded; charset=utf-16')).toBe(400)
  })

  it('as a way back leads nowhere but behind our own lock', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl(),
          fc.string({ unit: 'binary' }).map((text) => `/admin${text}`),
          fc.constant(null),
        ),
        (text) => {
          const to = parseReturn(text)
          expect(to).toMatch(/^\/admin(?:[/?]|$)/)
          const { origin, pathname } = new URL(to, 'https://directory.test')
          expect(origin).toBe('https://directory.test')
          expect(pathname).toMatch(/^\/admin(?:\/|$)/)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
