import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { storyEngine } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { addressOf, routesOf } from '../../support/site/admin-routes.js'
import {
  codeOf,
  HOST,
  hiddenOf,
  type Joined,
  joined,
  nextStep,
  openBrowser,
  proven,
  signIn,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { signedIn } from '../../support/site/signed-in.js'

const odd = [
  '/admin/nowhere',
  '/admin/',
  '/admin/listings/1/2/3/4',
  '/admin/sign-in/',
  '/admin/join',
  '/admin/%2e%2e/x',
]

describe('the lock', () => {
  let site: Site
  let rosa: Joined
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    rosa = await joined(site, 'owner')
  })
  afterAll(() => site.close())

  it('lets nobody in without a session, and an editor with one', async () => {
    const refused = await site.get('/admin').expect(303)
    expect(refused.headers['location']).toBe('/admin/sign-in')
    const editor = await signedIn(site)
    const { text, headers } = await editor.get('/admin').expect(200)
    expect(text).toContain(`Hello, ${editor.editor.name}.`)
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual([
      'no-store',
      'same-origin',
    ])
  })

  it.each([
    null,
    '__Host-session=',
    '__Host-session=made-up',
    `__Host-session=${'x'.repeat(3000)}`,
    '__host-session=a; __Host-session',
  ])('says nothing at any address but where the door is (%s)', async (cookie) => {
    const addresses = [...routesOf(site).map(addressOf), ...odd]
    for (const address of addresses) {
      for (const method of ['get', 'head', 'post', 'put', 'delete', 'patch', 'options'] as const) {
        const test = supertest(site.app)
          [method](address)
          .set({ Host: HOST, Origin: `http://${HOST}` })
        if (cookie) test.set('Cookie', cookie)
        if (method === 'post') test.type('form').send('name=typed')
        const { status, text, headers } = await test
        const reads = method === 'get' || method === 'head'
        expect([method, address, status]).toEqual([method, address, reads ? 303 : 403])
        if (reads) expect(headers['location']).toMatch(/^\/admin\/sign-in(\?to=%2Fadmin[%\w.-]*)?$/)
        else expect(textOf(text ?? '')).toMatch(/Your session has ended|That is not allowed/)
        expect(headers['cache-control']).toBe('no-store')
      }
    }
  })

  it('tells those who are signed in what is not here, and what an address cannot do', async () => {
    const editor = await signedIn(site)
    const missing = await editor.get('/admin/nowhere')
    expect([
      missing.status,
      missing.text.includes('This page is not here'),
      missing.text.includes('Sign out'),
    ]).toEqual([404, true, true])
    const answer = await editor.post('/admin/account')
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD'])
  })

  it('carries what was typed over the end of a session, through a failed try, and sends it by one button', async () => {
    const browser = openBrowser(site)
    await signIn(site, browser, rosa)
    const form = hiddenOf((await browser.get('/admin/editors')).text, '/admin/editors')
    await site.database.pool.query('delete from sessions')
    const typed = { name: 'Inés “the quick” <b>& co', email: 'ines@harbor.example', role: 'editor' }
    const ended = await browser.send('/admin/editors', { ...form, ...typed })
    expect(ended.status).toBe(403)
    expect(ended.text).toContain('Nothing that you typed is lost')
    expect(
      (await site.database.pool.query("select * from editors where email = 'ines@harbor.example'"))
        .rows,
    ).toEqual([])
    const failed = await browser.send('/admin/sign-in', {
      ...hiddenOf(ended.text, '/admin/sign-in'),
      email: rosa.email,
      password: 'wrong',
      code: '000000',
    })
    expect(failed.status).toBe(403)
    await nextStep(site, rosa)
    const back = await browser.send('/admin/sign-in', {
      ...hiddenOf(failed.text, '/admin/sign-in'),
      email: rosa.email,
      password: rosa.password,
      code: codeOf(rosa.key),
    })
    expect(back.status).toBe(200)
    expect(back.text).toContain('You are signed in, and nothing was lost')
    const again = hiddenOf(back.text, '/admin/editors')
    expect(again).toEqual({ ...typed, token: again['token'] })
    await proven(site, rosa)
    const sent = await browser.send('/admin/editors', again)
    expect(sent.status).toBe(200)
    expect(sent.text).toContain('/admin/join/')
  })

  it('asks once more for a form of an earlier session of the same person, and does nothing by itself', async () => {
    const browser = openBrowser(site)
    await signIn(site, browser, rosa)
    const form = hiddenOf((await browser.get('/admin/editors')).text, '/admin/editors')
    browser.cookies.delete('__Host-session')
    await signIn(site, browser, rosa)
    const typed = { name: 'Two Tabs', email: 'tabs@harbor.example', role: 'editor' }
    const answer = await browser.send('/admin/editors', { ...form, ...typed })
    expect(answer.status).toBe(403)
    expect(
      (await site.database.pool.query("select * from editors where email = 'tabs@harbor.example'"))
        .rows,
    ).toEqual([])
    await proven(site, rosa)
    expect(
      (await browser.send('/admin/editors', hiddenOf(answer.text, '/admin/editors'))).status,
    ).toBe(200)
  })

  it('keeps many fields, of one name too, in their order, with line breaks and signs', async () => {
    const fields = new URLSearchParams()
    for (let i = 0; i < 400; i++)
      fields.append(i % 2 ? 'day' : `fact-${i}`, `“${i}”\r\n<&>"'+%=; ${'ä'.repeat(5)}`)
    const post = (cookie: string, token: string) =>
      supertest(site.app)
        .post('/admin/listings/new?x=1')
        .set({ Host: HOST, Origin: `http://${HOST}`, Cookie: cookie })
        .type('form')
        .send(`token=${token}&${fields}`)
    const { text, status, headers } = await post('a=b', 'old')
    expect(status).toBe(403)
    const carried = hiddenOf(text, '/admin/sign-in')
    expect(carried['to']).toBe('/admin/listings/new?x=1')
    expect([...new URLSearchParams(carried['carried'])]).toEqual([...fields])
    const browser = openBrowser(site)
    const entry = /__Host-entry=([^;]+)/.exec(String(headers['set-cookie']))?.[1] as string
    browser.cookies.set('__Host-entry', entry)
    await nextStep(site, rosa)
    const back = await browser.send('/admin/sign-in', {
      ...carried,
      email: rosa.email,
      password: rosa.password,
      code: codeOf(rosa.key),
    })
    expect([back.status, back.text.match(/type="hidden"/g)?.length]).toEqual([200, 402])
  })

  it('carries no password, nothing that another site sent, and no more than a form may weigh', async () => {
    const post = (address: string, headers: Record<string, string>, body: string) =>
      supertest(site.app)
        .post(address)
        .set({ Host: HOST, Origin: `http://${HOST}`, ...headers })
        .type('form')
        .send(body)
    const secret = await post('/admin/account/password', {}, 'currentPassword=hunter2hunter2')
    expect([secret.status, secret.text.includes('hunter2')]).toEqual([403, false])
    const foreign = await post(
      '/admin/editors',
      { Origin: 'https://evil.example' },
      'name=evil-name',
    )
    expect([foreign.status, foreign.text.includes('evil-name')]).toEqual([403, false])
    expect((await post('/admin/editors', {}, `name=${'x'.repeat(70_000)}`)).status).toBe(413)
  })
})
