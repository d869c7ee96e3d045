import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { hashOfCode } from '../../../src/admin/second-factor/recovery-codes.js'
import { roles } from '../../../src/catalog/editing/role.js'
import { storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { readHistory } from '../../support/site/account-history.js'
import {
  type Browser,
  codeOf,
  hiddenOf,
  type Joined,
  joined,
  keyOf,
  nextStep,
  openBrowser,
  PASSWORD,
  signIn,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

const APP = '/admin/account/authenticator'

describe.each(storyEngines)('a lost phone, on the %s engine', (engine) => {
  let site: Site
  beforeAll(async () => {
    site = await openTownSite(engine)
  })
  afterAll(() => site.close())
  beforeEach(() => site.database.pool.query('delete from throttles'))

  /** Comes in with a recovery code, as somebody without their phone does. */
  const recovered = async (who: Joined, code = who.codes[0] as string): Promise<Browser> => {
    const browser = openBrowser(site)
    expect(
      (await browser.fill('/admin/sign-in', { email: who.email, password: who.password, code }))
        .status,
    ).toBe(303)
    return browser
  }
  const codesIn = (html: string): readonly string[] =>
    [...html.matchAll(/<li><code>([^<]+)</g)].map(([, code]) => code as string)
  /** Looks at the page and sends its form, with the code that the new app shows. */
  const setUp = async (browser: Browser, fields: Record<string, string>) => {
    const { text } = await browser.get(APP)
    const key = keyOf(text)
    return {
      key,
      answer: await browser.send(APP, { ...hiddenOf(text, APP), code: codeOf(key), ...fields }),
    }
  }
  const isIn = async (browser: Browser): Promise<boolean> =>
    (await browser.get('/admin')).status === 200

  it.each(roles)(
    'is replaced by an %s alone, by password and a recovery code; the old app, codes and sessions end',
    async (role) => {
      await site.database.pool.query('update editors set disabled_at = now()')
      const rosa = await joined(site, role)
      const elsewhere = openBrowser(site)
      await signIn(site, elsewhere, rosa)
      const browser = openBrowser(site)
      const came = await browser.fill('/admin/sign-in', {
        email: rosa.email,
        password: rosa.password,
        code: rosa.codes[0] as string,
      })
      expect(came.headers['location']).toBe(`${APP}?to=%2Fadmin`)
      const page = await browser.get(came.headers['location'] as string)
      expect(textOf(page.text)).toMatch(/You signed in with a recovery code\. 9 are left\./)
      const { key, answer } = await setUp(browser, { currentPassword: PASSWORD })
      expect(answer.status).toBe(200)
      const codes = codesIn(answer.text)
      expect(codes).toHaveLength(10)
      expect([await isIn(browser), await isIn(elsewhere)]).toEqual([true, false])
      // The old seed and the old codes are void, the new ones work.
      expect((await signIn(site, openBrowser(site), rosa)).status).toBe(403)
      expect(
        (await signIn(site, openBrowser(site), rosa, { code: rosa.codes[1] as string })).status,
      ).toBe(403)
      expect((await signIn(site, openBrowser(site), { ...rosa, key })).status).toBe(303)
      expect(
        (await signIn(site, openBrowser(site), rosa, { code: codes[0] as string })).status,
      ).toBe(303)
      expect((await readHistory(site, rosa.id)).at(-1)).toEqual({
        kind: 'factor-changed',
        actor: rosa.email,
        reason: '',
        fields: {},
      })
      expect(JSON.stringify(await readHistory(site, rosa.id))).not.toContain(
        key.replaceAll(' ', ''),
      )
    },
  )

  it('is replaced also by who has used their very last recovery code to come in', async () => {
    const rosa = await joined(site, 'owner')
    const last = rosa.codes[0] as string
    await site.database.pool.query(
      'update recovery_codes set used_at = now() where editor_id = $1 and hash <> $2',
      [rosa.id, hashOfCode(last)],
    )
    const browser = await recovered(rosa, last)
    expect(textOf((await browser.get(APP)).text)).toContain('It was your last one.')
    expect((await setUp(browser, { currentPassword: PASSWORD })).answer.status).toBe(200)
  })

  it('is no way in for whoever is at an open screen: the password is asked for, and a code where none has stood for the app', async () => {
    const rosa = await joined(site, 'owner')
    const keys = async () =>
      (
        await site.database.pool.query(
          'select password_hash, totp_seed from editors where id = $1',
          [rosa.id],
        )
      ).rows
    const kept = await keys()
    const came = await recovered(rosa)
    for (const currentPassword of ['', 'not the password at all'])
      expect((await setUp(came, { currentPassword })).answer.status).toBe(422)
    const browser = openBrowser(site)
    await signIn(site, browser, rosa)
    await nextStep(site, rosa)
    for (const currentCode of ['', '000000', rosa.codes[0] as string]) {
      const { answer } = await setUp(browser, { currentPassword: PASSWORD, currentCode })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('Nothing was changed')
    }
    expect(await keys()).toEqual(kept)
    await site.database.pool.query('delete from throttles')
    const { answer } = await setUp(browser, {
      currentPassword: PASSWORD,
      currentCode: codeOf(rosa.key),
    })
    expect(answer.status).toBe(200)
  })

  it('uses up no code where the new app is not read right', async () => {
    const rosa = await joined(site)
    const browser = await recovered(rosa)
    const { answer } = await setUp(browser, { currentPassword: PASSWORD, code: '000000' })
    expect([
      answer.status,
      answer.text.includes('This is not the code that the app shows'),
    ]).toEqual([422, true])
    const { rows } = await site.database.pool.query(
      'select count(*)::int as left from recovery_codes where editor_id = $1 and used_at is null',
      [rosa.id],
    )
    expect(rows[0].left).toBe(9)
  })

  it('offers another key each time, and to each browser its own', async () => {
    const rosa = await joined(site)
    const browser = await recovered(rosa)
    const [first, again] = [
      keyOf((await browser.get(APP)).text),
      keyOf((await browser.get(APP)).text),
    ]
    expect(again).toBe(first)
    expect(keyOf((await (await recovered(rosa, rosa.codes[1])).get(APP)).text)).not.toBe(first)
    const other = await recovered(rosa, rosa.codes[2])
    const { key, answer } = await setUp(other, { currentPassword: PASSWORD })
    expect(answer.status).toBe(200)
    expect(keyOf((await other.get(APP)).text)).not.toBe(key)
  })

  it('is said beforehand: the first page warns when two codes are left, and an only owner reads what then', async () => {
    await site.database.pool.query('update editors set disabled_at = now()')
    const rosa = await joined(site, 'owner')
    const browser = openBrowser(site)
    await signIn(site, browser, rosa)
    const context = async () => textOf((await browser.get('/admin')).text)
    expect(await context()).not.toMatch(/recovery codes? left/)
    expect(textOf((await browser.get('/admin/account')).text)).toContain(
      'You are the only owner who can sign in.',
    )
    await site.database.pool.query(
      'update recovery_codes set used_at = now() where editor_id = $1 and hash in (select hash from recovery_codes where editor_id = $1 order by hash limit 8)',
      [rosa.id],
    )
    expect(await context()).toContain('You have 2 recovery codes left.')
    await site.database.pool.query(
      'update recovery_codes set used_at = now() where editor_id = $1',
      [rosa.id],
    )
    expect(await context()).toContain('You have no recovery codes left.')
    await joined(site, 'owner')
    expect(textOf((await browser.get('/admin/account')).text)).not.toContain(
      'You are the only owner',
    )
  })
})
