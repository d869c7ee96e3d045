import { beforeEach, describe, expect, it } from '@jest/globals'
import { resetAccount, setDisabled } from '../../../src/store/accounts/accounts.js'
import { describeServer, storyEngines } from '../../support/database/fresh-database.js'
import {
  type Browser,
  codeOf,
  hiddenOf,
  type Joined,
  joined,
  nextStep,
  openBrowser,
  signIn,
} from '../../support/site/at-the-door.js'
import { overOneDatabase, type Site } from '../../support/site/open-site.js'
import {
  DEVICE,
  fails,
  HOME,
  knownBrowser,
  opens,
  shut,
  wrong,
} from '../../support/site/sign-in-tries.js'
import { useJoined, useTownSite } from '../../support/site/use-site.js'

const doer = { id: null, name: 'a test', reason: '' }
/** Another browser with nothing but this browser's memory of having signed in. */
const withDevice = (site: Site, ip: string, value: string): Browser => {
  const browser = openBrowser(site, ip)
  browser.cookies.set(DEVICE, value)
  return browser
}

describe.each(storyEngines)('a browser that has signed in before, on the %s engine', (engine) => {
  const site = useTownSite(engine, { TRUST_PROXY: '1' })
  const rosa = useJoined(site)
  /** Whether the count of strangers, which is used up, does not hold this browser. */
  const isKnown = async (browser: Browser, who: Joined): Promise<boolean> => {
    await nextStep(site, who)
    const page = await browser.get('/admin/sign-in')
    const typed = {
      ...hiddenOf(page.text, '/admin/sign-in'),
      email: who.email,
      password: who.password,
      code: codeOf(who.key),
    }
    return (await browser.send('/admin/sign-in', typed)).status === 303
  }
  beforeEach(async () => {
    await site.database.pool.query('delete from throttles')
    await shut(site, HOME)
  })

  it('is told by a cookie that only a sign-in sets, that scripts and other sites do not get, and that names nobody', async () => {
    const browser = openBrowser(site, '192.0.2.1')
    expect(String((await browser.get('/admin/sign-in')).headers['set-cookie'])).not.toContain(
      DEVICE,
    )
    await fails(site, rosa.email, '192.0.2.1')
    const answer = await signIn(site, browser, rosa)
    const lines = [answer.headers['set-cookie'] ?? []]
      .flat()
      .filter((line) => line.startsWith(DEVICE))
    expect(lines).toEqual([
      expect.stringMatching(
        /^__Host-device=[\w.~-]+; Max-Age=15552000; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
      ),
    ])
    expect(lines.join()).not.toContain(rosa.id)
    expect(site.lines.join()).not.toContain(browser.cookies.get(DEVICE))
  })

  it('has a count of its own, which waits like any other and holds no stranger', async () => {
    const browser = await knownBrowser(site, rosa, '192.0.2.1')
    for (let i = 0; i < 5; i++)
      expect((await browser.fill('/admin/sign-in', { email: rosa.email, ...wrong })).status).toBe(
        403,
      )
    expect(await opens(site, browser, rosa)).toBe(false)
    expect(await opens(site, openBrowser(site, '192.0.2.1'), rosa)).toBe(true)
  })

  it('is known for each of several people who share it, and for nobody else', async () => {
    const ines = await joined(site)
    const browser = await knownBrowser(site, rosa, '192.0.2.1')
    const cookie = browser.cookies.get(DEVICE) as string
    expect(await isKnown(withDevice(site, HOME, cookie), ines)).toBe(false)
    await opens(site, browser, ines)
    const both = browser.cookies.get(DEVICE) as string
    expect(await isKnown(withDevice(site, HOME, both), rosa)).toBe(true)
    expect(await isKnown(withDevice(site, HOME, both), ines)).toBe(true)
  })

  it('keeps a cookie of bounded length, however many sign in there', async () => {
    const browser = openBrowser(site, '192.0.2.1')
    for (let i = 0; i < 7; i++) await opens(site, browser, await joined(site))
    expect((browser.cookies.get(DEVICE) as string).length).toBeLessThan(600)
  })

  it('is not known by a cookie that was altered, made with another secret, or run out', async () => {
    const cookie = (await knownBrowser(site, rosa, '192.0.2.1')).cookies.get(DEVICE) as string
    const swap = (letter: string): string => (letter === 'A' ? 'B' : 'A')
    for (let at = 0; at < cookie.length; at += 17) {
      const altered = `${cookie.slice(0, at)}${swap(cookie[at] as string)}${cookie.slice(at + 1)}`
      expect([at, await isKnown(withDevice(site, HOME, altered), rosa)]).toEqual([at, false])
    }
    for (const odd of ['', '~', '.', 'x', `${cookie}x`, '%00', 'a.b.c', '~'.repeat(3000)])
      expect([odd, await isKnown(withDevice(site, HOME, odd), rosa)]).toEqual([odd, false])
    expect(await isKnown(withDevice(site, HOME, cookie), rosa)).toBe(true)
  })

  it.each([
    ['its password was changed', (who: Joined) => changed(site, who)],
    ['an owner gave a new link', (who: Joined) => renewed(site, who)],
    ['it was disabled, though it is enabled again', (who: Joined) => disabledAndBack(site, who)],
  ])('is forgotten for an account when %s', async (_, change) => {
    const who = await joined(site)
    const browser = await knownBrowser(site, who, '192.0.2.1')
    const cookie = browser.cookies.get(DEVICE) as string
    expect(await isKnown(withDevice(site, HOME, cookie), who)).toBe(true)
    const after = await change(who)
    expect(await isKnown(withDevice(site, HOME, cookie), after)).toBe(false)
    expect(await opens(site, openBrowser(site, '192.0.2.9'), after)).toBe(true)
  })

  it('stays known where the password was changed', async () => {
    const who = await joined(site)
    const browser = openBrowser(site, '192.0.2.1')
    const after = await changed(site, who, browser)
    expect(
      await isKnown(withDevice(site, HOME, browser.cookies.get(DEVICE) as string), after),
    ).toBe(true)
  })
})

/** Signs in and sets another password. */
const changed = async (
  site: Site,
  who: Joined,
  browser = openBrowser(site, '192.0.2.2'),
): Promise<Joined> => {
  const password = 'seven slow boats drift homeward'
  await signIn(site, browser, who)
  const { text } = await browser.get('/admin/account')
  await nextStep(site, who)
  const fields = { currentPassword: who.password, code: codeOf(who.key), password, again: password }
  const answer = await browser.send('/admin/account/password', {
    ...hiddenOf(text, '/admin/account/password'),
    ...fields,
  })
  if (answer.status !== 303) throw new Error(`${answer.status}`)
  return { ...who, password }
}
/** Gives a new link, and puts the old keys back as if the same had been chosen again. */
const renewed = async (site: Site, who: Joined): Promise<Joined> => {
  const { rows } = await site.database.pool.query(
    'select password_hash, totp_seed from editors where id = $1',
    [who.id],
  )
  await resetAccount(site.database, who.id, doer)
  await site.database.pool.query(
    'update editors set password_hash = $2, totp_seed = $3 where id = $1',
    [who.id, rows[0].password_hash, rows[0].totp_seed],
  )
  return who
}
const disabledAndBack = async (site: Site, who: Joined): Promise<Joined> => {
  await setDisabled(site.database, who.id, true, doer)
  await setDisabled(site.database, who.id, false, doer)
  return who
}

describeServer('two processes over one database', () => {
  it('know the same browsers, and count their tries together', () =>
    overOneDatabase({ TRUST_PROXY: '1' }, async (one, two) => {
      const rosa = await joined(one)
      const cookie = (await knownBrowser(one, rosa, HOME)).cookies.get(DEVICE) as string
      await shut(one, HOME)
      expect(await opens(two, withDevice(two, HOME, cookie), rosa)).toBe(true)
      for (let i = 0; i < 5; i++) {
        const browser = withDevice(i % 2 ? one : two, HOME, cookie)
        expect((await browser.fill('/admin/sign-in', { email: rosa.email, ...wrong })).status).toBe(
          403,
        )
      }
      expect(await opens(two, withDevice(two, HOME, cookie), rosa)).toBe(false)
    }))
})
