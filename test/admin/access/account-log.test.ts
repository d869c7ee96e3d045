import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import {
  type Browser,
  codeOf,
  hiddenOf,
  type Joined,
  joined,
  keyOf,
  nextStep,
  openBrowser,
  signIn,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

type Line = Readonly<Record<string, string>>

describe.each(storyEngines)('what becomes of accounts, on the %s engine', (engine) => {
  let site: Site
  let rosa: Joined
  beforeAll(async () => {
    site = await openTownSite(engine, { TRUST_PROXY: '1' })
    rosa = await joined(site, 'owner')
  })
  afterAll(() => site.close())
  beforeEach(async () => {
    await site.database.pool.query('delete from throttles')
    site.lines.length = 0
  })
  const lines = (): readonly Line[] =>
    site.lines.map((line) => JSON.parse(line) as Line).filter(({ event }) => event !== 'request')
  const at = (ip: string): Browser => openBrowser(site, ip)
  const refuse = (browser: Browser, email = rosa.email) =>
    browser.fill('/admin/sign-in', {
      email,
      password: 'canary-password-77',
      code: 'canary-code-77',
    })

  it('is in the log: who signed in and how, and who was refused, by number and by a hash of the network', async () => {
    await signIn(site, at('203.0.113.7'), rosa)
    await at('203.0.113.7').fill('/admin/sign-in', {
      email: rosa.email,
      password: rosa.password,
      code: rosa.codes[0] as string,
    })
    await refuse(at('2001:db8:1:2::9'))
    await refuse(at('2001:db8:1:2::77'), 'nobody@harbor.example')
    const seen = lines()
    expect(seen).toEqual([
      expect.objectContaining({ level: 'info', event: 'sign-in', editor: rosa.id, code: 'app' }),
      expect.objectContaining({
        level: 'info',
        event: 'sign-in',
        editor: rosa.id,
        code: 'recovery',
      }),
      expect.objectContaining({ level: 'warn', event: 'sign-in refused', editor: rosa.id }),
      expect.objectContaining({ level: 'warn', event: 'sign-in refused' }),
    ])
    expect(seen[3]).not.toHaveProperty('editor')
    const networks = seen.map(({ network }) => network)
    expect([
      networks[0] === networks[1],
      networks[2] === networks[3],
      networks[0] === networks[2],
    ]).toEqual([true, true, false])
    for (const one of seen)
      expect([one['network'], one['id']]).toEqual([
        expect.stringMatching(/^[\w-]{16}$/),
        expect.stringMatching(/^[0-9a-f]{16}$/),
      ])
    // Nothing of it says where from, or what was typed.
    expect(site.lines.join()).not.toMatch(
      /203\.0\.113|2001:db8|harbor\.example|canary|purple elephant/,
    )
  })

  it('is in the log: every change of keys and of people, and each proof inside a session, good and bad', async () => {
    const browser = at('203.0.113.8')
    await signIn(site, browser, rosa)
    const ines = await joined(site)
    await browser.fill(`/admin/editors/${ines.id}`, {
      act: 'disable',
      why: 'canary-why',
      proofPassword: 'canary-password-77',
      proofCode: 'canary-code',
    })
    await nextStep(site, rosa)
    await browser.fill(`/admin/editors/${ines.id}`, {
      act: 'disable',
      why: '',
      proofPassword: rosa.password,
      proofCode: codeOf(rosa.key),
    })
    for (const fields of [{ act: 'enable' }, { act: 'role', role: 'reviewer' }, { act: 'reset' }])
      await browser.fill(`/admin/editors/${ines.id}`, fields)
    await browser.fill('/admin/editors', {
      name: 'Canary Name',
      email: 'canary@harbor.example',
      role: 'editor',
    })
    const password = 'quiet herons over the canal'
    await nextStep(site, rosa)
    await browser.fill(
      '/admin/account',
      { currentPassword: rosa.password, code: codeOf(rosa.key), password, again: password },
      '/admin/account/password',
    )
    await nextStep(site, rosa)
    await browser.fill(
      '/admin/account',
      { codesPassword: password, codesCode: codeOf(rosa.key) },
      '/admin/account/recovery-codes',
    )
    await nextStep(site, rosa)
    const app = '/admin/account/authenticator'
    const { text } = await browser.get(app)
    await browser.send(app, {
      ...hiddenOf(text, app),
      code: codeOf(keyOf(text)),
      currentPassword: password,
      currentCode: codeOf(rosa.key),
    })
    rosa = { ...rosa, password, key: keyOf(text) }
    const theirs = { editor: ines.id, by: rosa.id }
    const told = lines().map(({ level, event, code, editor, by }) => ({
      level,
      event,
      code,
      editor,
      by,
    }))
    expect(told).toEqual(
      [
        { event: 'sign-in', code: 'app', editor: rosa.id },
        { event: 'account', code: 'joined', editor: ines.id },
        { level: 'warn', event: 'proof refused', editor: rosa.id },
        { event: 'proof', editor: rosa.id },
        ...['disabled', 'enabled', 'role-changed', 'reset'].map((code) => ({
          event: 'account',
          code,
          ...theirs,
        })),
        { event: 'account', code: 'invited', editor: expect.any(String), by: rosa.id },
        ...['password-changed', 'codes-renewed', 'factor-changed'].flatMap((code) => [
          { event: 'proof', editor: rosa.id },
          { event: 'account', code, editor: rosa.id },
        ]),
      ].map((line) => expect.objectContaining({ level: 'info', ...line })),
    )
    expect(site.lines.join()).not.toMatch(
      /canary|Canary|harbor\.example|herons|purple elephant|203\.0\.113/,
    )
    for (const code of [rosa.key.replaceAll(' ', ''), ...rosa.codes])
      expect(site.lines.join()).not.toContain(code)
  })

  it('is told to whoever comes in: how many tries failed since they were here, and when that was', async () => {
    const ada = await joined(site)
    await signIn(site, at('203.0.113.9'), ada)
    const context = async (browser: Browser, address = '/admin') =>
      textOf((await browser.get(address)).text)
    for (let i = 0; i < 3; i++) await refuse(at('203.0.113.66'), ada.email)
    await site.database.pool.query('delete from throttles')
    const browser = at('203.0.113.9')
    await signIn(site, browser, ada)
    expect(await context(browser)).toMatch(
      /3 tries to sign in as you failed since you were here on 20\d\d-\d\d-\d\d \d\d:\d\d UTC\./,
    )
    expect(await context(browser, '/admin/account')).toMatch(
      /Signed in before 20\d\d-\d\d-\d\d \d\d:\d\d UTC Failed tries since then 3/,
    )
    const again = at('203.0.113.9')
    await signIn(site, again, ada)
    expect(await context(again)).not.toContain('to sign in as you failed')
  })
})
