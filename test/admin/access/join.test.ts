import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { invite, resetAccount } from '../../../src/store/accounts/accounts.js'
import { engines } from '../../support/database/fresh-database.js'
import { readHistory } from '../../support/site/account-history.js'
import {
  codeOf,
  hiddenOf,
  joined,
  keyOf,
  openBrowser,
  PASSWORD,
  signIn,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

const doer = { id: null, name: 'a test', reason: '' }
let people = 0

describe.each(engines)('a one-time link, on the %s engine', (engine) => {
  let site: Site
  beforeAll(async () => {
    site = await openTownSite(engine)
  })
  afterAll(() => site.close())
  const invited = async (name = 'Rosa Lindqvist') => {
    const made = await invite(
      site.database,
      { name, email: `rosa-${people++}@harbor.example`, role: 'editor' },
      doer,
    )
    if (typeof made === 'string') throw new Error(made)
    return { ...made, address: `/admin/join/${made.token}` }
  }

  it('shows who it is for, the rules, a picture and the key that the picture holds, and looking at it writes nothing', async () => {
    const { address, editor } = await invited()
    const state = async () =>
      (await site.database.pool.query('select * from editors, sign_in_links order by 1, hash')).rows
    const before = await state()
    const browser = openBrowser(site)
    const { text, status } = await browser.get(address)
    expect(status).toBe(200)
    for (const words of [
      'Hello, Rosa Lindqvist.',
      editor.email,
      'At least 15 characters',
      '<svg class="qr"',
    ])
      expect(text).toContain(words)
    expect(keyOf(text)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    expect(text).toContain(`secret=${keyOf(text).replaceAll(' ', '')}`)
    expect(keyOf((await browser.get(address)).text)).toBe(keyOf(text))
    expect(await state()).toEqual(before)
  })

  it('shows every browser another key, so that whoever has looked at it first knows nothing', async () => {
    const { address } = await invited()
    const [one, two] = [await openBrowser(site).get(address), await openBrowser(site).get(address)]
    expect(keyOf(one.text)).not.toBe(keyOf(two.text))
  })

  it.each([
    [
      'a short password',
      { password: 'short', again: 'short' },
      'Please use at least 15 characters.',
    ],
    ['a common password', { password: 'passwordpassword', again: 'passwordpassword' }, 'repeats'],
    [
      'one’s own name',
      { password: 'rosa.lindqvist.2026', again: 'rosa.lindqvist.2026' },
      'guessed first',
    ],
    [
      'two different ones',
      { password: PASSWORD, again: `${PASSWORD}!` },
      'The two passwords are not the same.',
    ],
    [
      'a wrong code',
      { password: PASSWORD, again: PASSWORD, code: '12345' },
      'This is not the code',
    ],
  ])('refuses %s, says so at the field, and works after', async (_, typed, sentence) => {
    const { address } = await invited()
    const browser = openBrowser(site)
    const page = await browser.get(address)
    const code = codeOf(keyOf(page.text))
    const refused = await browser.send(address, { ...hiddenOf(page.text, address), code, ...typed })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.text).toContain('aria-invalid="true"')
    expect(refused.text).not.toContain(typed.password)
    expect(keyOf(refused.text)).toBe(keyOf(page.text))
    const done = await browser.send(address, {
      ...hiddenOf(page.text, address),
      code: codeOf(keyOf(page.text)),
      password: PASSWORD,
      again: PASSWORD,
    })
    expect(done.status).toBe(200)
  })

  it('works once, shows ten recovery codes, and ends what was before', async () => {
    const rosa = await joined(site)
    expect(new Set(rosa.codes).size).toBe(10)
    const browser = openBrowser(site)
    expect((await signIn(site, browser, rosa)).status).toBe(303)
    const reset = await resetAccount(site.database, rosa.id, doer)
    if (typeof reset === 'string') throw new Error(reset)
    expect((await browser.get('/admin')).status).toBe(303)
    expect((await signIn(site, openBrowser(site), rosa)).status).toBe(403)
    expect(
      (await signIn(site, openBrowser(site), rosa, { code: rosa.codes[3] as string })).status,
    ).toBe(403)
    const address = `/admin/join/${reset.token}`
    const again = openBrowser(site)
    const page = await again.get(address)
    expect(keyOf(page.text)).not.toBe(rosa.key)
    const fields = {
      ...hiddenOf(page.text, address),
      password: `${PASSWORD} again`,
      again: `${PASSWORD} again`,
      code: codeOf(keyOf(page.text)),
    }
    const twice = await Promise.all([again.send(address, fields), again.send(address, fields)])
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 404])
    expect(
      (
        await signIn(site, openBrowser(site), {
          ...rosa,
          password: `${PASSWORD} again`,
          key: keyOf(page.text),
        })
      ).status,
    ).toBe(303)
    expect((await readHistory(site, rosa.id)).map(({ kind }) => kind)).toEqual([
      'invited',
      'joined',
      'reset',
      'joined',
    ])
  })

  it('that is used, old, replaced, mistyped or of somebody disabled answers the same honest page', async () => {
    const [old, replaced, disabled] = [await invited(), await invited(), await invited()]
    await site.database.pool.query(
      "update sign_in_links set expires_at = now() - interval '1 second' where editor_id = $1",
      [old.editor.id],
    )
    await resetAccount(site.database, replaced.editor.id, doer)
    await site.database.pool.query('update editors set disabled_at = now() where id = $1', [
      disabled.editor.id,
    ])
    const texts: string[] = []
    for (const address of [
      old.address,
      replaced.address,
      disabled.address,
      `${old.address}x`,
      '/admin/join/x',
      `/admin/join/${'x'.repeat(2000)}`,
    ]) {
      const browser = openBrowser(site)
      const got = await browser.get(address)
      const sent = await browser.send(address, {
        password: PASSWORD,
        again: PASSWORD,
        code: '123456',
      })
      expect([address, got.status, sent.status]).toEqual([address, 404, 404])
      texts.push(got.text, sent.text)
    }
    expect(texts[0]).toContain('This link does not work')
    expect(new Set(texts).size).toBe(1)
  })

  it('expires after seven days, and after one when it is for a reset', async () => {
    const rosa = await joined(site)
    const hours = async (id: string): Promise<number> =>
      (
        await site.database.pool.query(
          'select extract(epoch from expires_at - created_at)::int / 3600 as hours from sign_in_links where editor_id = $1',
          [id],
        )
      ).rows[0].hours
    expect(await hours((await invited()).editor.id)).toBe(168)
    await resetAccount(site.database, rosa.id, doer)
    expect(await hours(rosa.id)).toBe(24)
  })
})
