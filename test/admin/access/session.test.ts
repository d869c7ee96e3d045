import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { changeRole, setDisabled } from '../../../src/store/accounts/accounts.js'
import { engines } from '../../support/database/fresh-database.js'
import {
  type Browser,
  codeOf,
  type Joined,
  joined,
  nextStep,
  openBrowser,
  signIn,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

describe.each(engines)('a session, on the %s engine', (engine) => {
  let site: Site
  let rosa: Joined
  let browser: Browser
  beforeAll(async () => {
    site = await openTownSite(engine)
    rosa = await joined(site, 'owner')
  })
  afterAll(() => site.close())
  const newSession = async (who = rosa): Promise<Browser> => {
    const opened = openBrowser(site)
    expect((await signIn(site, opened, who)).status).toBe(303)
    return opened
  }
  const isIn = async (one: Browser): Promise<boolean> => (await one.get('/admin')).status === 200
  const age = (columns: string) => site.database.pool.query(`update sessions set ${columns}`)
  beforeEach(async () => {
    await site.database.pool.query('delete from sessions')
    browser = await newSession()
  })

  it('ends after 30 minutes without use, and lives on with it', async () => {
    await age("seen_at = seen_at - interval '29 minutes'")
    expect(await isIn(browser)).toBe(true)
    const { rows } = await site.database.pool.query(
      'select extract(epoch from now() - seen_at)::int as age from sessions',
    )
    expect(rows[0].age).toBeLessThan(10)
    await age("seen_at = seen_at - interval '31 minutes'")
    expect(await isIn(browser)).toBe(false)
  })

  it('ends after 12 hours, however much it is used', async () => {
    const { rows } = await site.database.pool.query(
      'select extract(epoch from expires_at - created_at)::int as life from sessions',
    )
    expect(rows[0].life).toBe(12 * 3600)
    await age("expires_at = now() - interval '1 second'")
    expect(await isIn(browser)).toBe(false)
  })

  it('is void where it begins later than now: the clock was ahead, and it would last too long', async () => {
    await age("created_at = now() + interval '4 minutes'")
    expect(await isIn(browser)).toBe(true)
    await age("created_at = now() + interval '6 minutes'")
    expect(await isIn(browser)).toBe(false)
  })

  it('ends when one signs out, also for a copy of its cookie', async () => {
    const copy = openBrowser(site)
    copy.cookies.set('__Host-session', browser.cookies.get('__Host-session') as string)
    const out = await browser.fill('/admin', {}, '/admin/sign-out')
    expect([out.status, out.headers['location'], browser.cookies.has('__Host-session')]).toEqual([
      303,
      '/admin/sign-in',
      false,
    ])
    expect(await isIn(copy)).toBe(false)
  })

  it('is listed, and can be ended from another one; nobody else’s can', async () => {
    const [second, other] = [await newSession(), await newSession(await joined(site))]
    const { text } = await second.get('/admin/account')
    const ids = [...text.matchAll(/name="session" value="([^"]+)"/g)].map(([, id]) => id as string)
    expect(ids).toHaveLength(1)
    expect(
      (
        await other.fill(
          '/admin/account',
          { session: ids[0] as string },
          '/admin/account/end-session',
        )
      ).status,
    ).toBe(303)
    expect(await isIn(browser)).toBe(true)
    expect(
      (
        await second.fill(
          '/admin/account',
          { session: ids[0] as string },
          '/admin/account/end-session',
        )
      ).status,
    ).toBe(303)
    expect([await isIn(browser), await isIn(second), await isIn(other)]).toEqual([
      false,
      true,
      true,
    ])
    expect(
      (
        await second.fill(
          '/admin/account',
          { session: 'not a number' },
          '/admin/account/end-session',
        )
      ).status,
    ).toBe(303)
  })

  it('is the only one left when one changes one’s password, which needs the old one and a code', async () => {
    const other = await newSession()
    const password = 'quiet herons over the canal'
    const change = async (own: Record<string, string>) => {
      await nextStep(site, rosa)
      const typed = {
        currentPassword: rosa.password,
        code: codeOf(rosa.key),
        password,
        again: password,
        ...own,
      }
      return (await browser.fill('/admin/account', typed, '/admin/account/password')).status
    }
    expect(await change({ currentPassword: 'not my password at all' })).toBe(422)
    expect(await change({ code: '000000' })).toBe(422)
    expect(await change({ password: 'short', again: 'short' })).toBe(422)
    expect(await isIn(other)).toBe(true)
    expect(await change({})).toBe(303)
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
    expect((await signIn(site, openBrowser(site), rosa)).status).toBe(403)
    const { rows } = await site.database.pool.query('select 1 from throttles')
    expect(rows.length).toBeGreaterThan(0)
    await site.database.pool.query('delete from throttles')
    rosa = { ...rosa, password }
    expect((await signIn(site, openBrowser(site), rosa)).status).toBe(303)
  })

  it('shows new recovery codes once, and the old ones end', async () => {
    await nextStep(site, rosa)
    const made = await browser.fill(
      '/admin/account',
      { codesPassword: rosa.password, codesCode: codeOf(rosa.key) },
      '/admin/account/recovery-codes',
    )
    const codes = [...made.text.matchAll(/<li><code>([^<]+)</g)].map(([, code]) => code as string)
    expect([made.status, codes.length]).toEqual([200, 10])
    expect(
      (await signIn(site, openBrowser(site), rosa, { code: rosa.codes[0] as string })).status,
    ).toBe(403)
    expect((await signIn(site, openBrowser(site), rosa, { code: codes[0] as string })).status).toBe(
      303,
    )
    expect((await browser.get('/admin/account')).text).toContain('<dd>9</dd>')
    rosa = { ...rosa, codes: codes.slice(1) }
  })

  it('ends when its editor is disabled, and does more or less when their role changes', async () => {
    const doer = { id: null, name: 'a test', reason: '' }
    const ines = await joined(site)
    const theirs = await newSession(ines)
    expect((await theirs.get('/admin/editors')).status).toBe(403)
    await changeRole(site.database, ines.id, 'owner', doer)
    expect((await theirs.get('/admin/editors')).status).toBe(200)
    await setDisabled(site.database, ines.id, true, doer)
    expect(await isIn(theirs)).toBe(false)
    await setDisabled(site.database, ines.id, false, doer)
    expect(await isIn(theirs)).toBe(false)
    expect(await isIn(await newSession(ines))).toBe(true)
  })
})
