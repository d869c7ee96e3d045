import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { hashPassword, verifyPassword } from '../../../src/admin/passwords/passwords.js'
import { resetAccount, setDisabled } from '../../../src/store/accounts/accounts.js'
import { openDatabase } from '../../../src/store/connection/database.js'
import { describeServer, storyEngines } from '../../support/database/fresh-database.js'
import {
  type Browser,
  codeOf,
  hiddenOf,
  type Joined,
  joined,
  nextStep,
  openBrowser,
  PASSWORD,
  signIn,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site, siteOver } from '../../support/site/open-site.js'

const wrong = { password: 'not the password of anybody', code: '000000' }
const DEVICE = '__Host-device'
const doer = { id: null, name: 'a test', reason: '' }
const fails = async (
  site: Site,
  email: string,
  ip: string,
  typed: Partial<typeof wrong> = {},
): Promise<void> => {
  expect(
    (await openBrowser(site, ip).fill('/admin/sign-in', { email, ...wrong, ...typed })).status,
  ).toBe(403)
}
/** Tries of strangers, each from a network of its own. */
const attack = async (
  site: Site,
  email: string,
  times: number,
  typed: Partial<typeof wrong> = {},
): Promise<void> => {
  for (let i = 0; i < times; i++) await fails(site, email, `2001:db8:${i.toString(16)}:1::1`, typed)
}
/** A browser that has signed in as somebody before and is signed out again. */
const knownBrowser = async (site: Site, who: Joined, ip: string): Promise<Browser> => {
  const browser = openBrowser(site, ip)
  expect((await signIn(site, browser, who)).status).toBe(303)
  browser.cookies.delete('__Host-session')
  return browser
}
const opens = async (site: Site, browser: Browser, who: Joined): Promise<boolean> => {
  const { status } = await signIn(site, browser, who)
  browser.cookies.delete('__Host-session')
  return status === 303
}
/** Another browser with nothing but this browser's memory of having signed in. */
const withDevice = (site: Site, ip: string, value: string): Browser => {
  const browser = openBrowser(site, ip)
  browser.cookies.set(DEVICE, value)
  return browser
}
const HOME = '198.51.100.7'
/**
 * Lets a network wait, as if it had failed often: all that one try of it at nobody's account is
 * counted by.
 */
const shut = async (site: Site, ip: string): Promise<void> => {
  const { rows } = await site.database.pool.query('select key from throttles')
  await fails(site, 'nobody@harbor.example', ip)
  await site.database.pool.query(
    "update throttles set failures = 30, until = clock_timestamp() + interval '14 minutes' where key <> all($1)",
    [rows.map(({ key }) => key)],
  )
}

describe.each(storyEngines)(
  'strangers who want to keep an editor out, on the %s engine',
  (engine) => {
    let site: Site
    let rosa: Joined
    beforeAll(async () => {
      site = await openTownSite(engine, { TRUST_PROXY: '1' })
      rosa = await joined(site)
    })
    afterAll(() => site.close())
    beforeEach(() => site.database.pool.query('delete from throttles'))

    it('do not, from one network: a browser elsewhere that was never here before is let in', async () => {
      for (let i = 0; i < 8; i++) await fails(site, rosa.email, '2001:db8:66:1::1')
      expect(await opens(site, openBrowser(site, HOME), rosa)).toBe(true)
      const [code = ''] = rosa.codes
      for (let i = 0; i < 8; i++) await fails(site, rosa.email, '203.0.113.5')
      expect(
        (
          await openBrowser(site, HOME).fill('/admin/sign-in', {
            email: rosa.email,
            password: rosa.password,
            code,
          })
        ).status,
      ).toBe(303)
    })

    it('do not, from many networks: tries of new browsers go on, one after another', async () => {
      await attack(site, rosa.email, 20)
      expect(await opens(site, openBrowser(site, HOME), rosa)).toBe(true)
      // As if thousands had been made: each next one waits for its turn, and has it.
      await site.database.pool.query(
        'update throttles set failures = 100000 where failures = (select max(failures) from throttles)',
      )
      await attack(site, rosa.email, 2)
      expect(await opens(site, openBrowser(site, HOME), rosa)).toBe(true)
    })

    it('do not, where a browser was signed in before, whatever is tried from wherever, its own network too', async () => {
      const browser = await knownBrowser(site, rosa, HOME)
      await attack(site, rosa.email, 12)
      await attack(site, rosa.email, 12, { password: rosa.password })
      await shut(site, HOME)
      for (let i = 0; i < 8; i++) await fails(site, rosa.email, HOME)
      await site.database.pool.query(
        "update throttles set failures = 1000, until = clock_timestamp() + interval '14 minutes'",
      )
      expect(await opens(site, openBrowser(site, HOME), rosa)).toBe(false)
      expect(await opens(site, browser, rosa)).toBe(true)
      const code = rosa.codes[1] as string
      expect(
        (await browser.fill('/admin/sign-in', { email: rosa.email, password: rosa.password, code }))
          .status,
      ).toBe(303)
    })

    it('do not keep somebody who is signed in from changing their password or making new codes', async () => {
      const ines = await joined(site)
      const browser = openBrowser(site, HOME)
      await signIn(site, browser, ines)
      browser.cookies.delete(DEVICE)
      await attack(site, ines.email, 6)
      await shut(site, HOME)
      await site.database.pool.query(
        "update throttles set failures = 1000, until = clock_timestamp() + interval '14 minutes'",
      )
      const password = 'seven slow boats drift homeward'
      const { text } = await browser.get('/admin/account')
      await nextStep(site, ines)
      const fields = {
        currentPassword: ines.password,
        code: codeOf(ines.key),
        password,
        again: password,
      }
      const changed = await browser.send('/admin/account/password', {
        ...hiddenOf(text, '/admin/account/password'),
        ...fields,
      })
      expect([changed.status, changed.headers['location']]).toEqual([
        303,
        '/admin/account?done=password',
      ])
    })

    it('guess the code of somebody whose password they have no more often than the waits of one account allow, from however many networks', async () => {
      await attack(site, rosa.email, 5, { password: rosa.password })
      expect(await opens(site, openBrowser(site, HOME), rosa)).toBe(false)
      await site.database.pool.query(
        "update throttles set until = clock_timestamp() - interval '1 second'",
      )
      expect(await opens(site, openBrowser(site, HOME), rosa)).toBe(true)
    })

    it('have no turn when more wait than can be taken one after another', async () => {
      await attack(site, rosa.email, 1)
      await site.database.pool.query(
        "update throttles set failures = 100000, until = clock_timestamp() + interval '2900 milliseconds' where failures = (select max(failures) from throttles)",
      )
      expect(await opens(site, openBrowser(site, HOME), rosa)).toBe(false)
    })
  },
)

describe.each(storyEngines)('a browser that has signed in before, on the %s engine', (engine) => {
  let site: Site
  let rosa: Joined
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
  beforeAll(async () => {
    site = await openTownSite(engine, { TRUST_PROXY: '1' })
    rosa = await joined(site)
  })
  afterAll(() => site.close())
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

describe.each(storyEngines)('the line for a hash, on the %s engine', (engine) => {
  let site: Site
  let people: readonly Joined[]
  beforeAll(async () => {
    site = await openTownSite(engine, { TRUST_PROXY: '1' })
    const joining: Joined[] = []
    for (let i = 0; i < 8; i++) joining.push(await joined(site))
    people = joining
  })
  afterAll(() => site.close())
  beforeEach(() => site.database.pool.query('delete from throttles'))
  /** Somebody at the door, ready to send. */
  const ready = async (
    ip: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<() => Promise<number>> => {
    const browser = openBrowser(site, ip)
    const hidden = hiddenOf((await browser.get('/admin/sign-in')).text, '/admin/sign-in')
    return async () => (await browser.send('/admin/sign-in', { ...hidden, ...fields })).status
  }
  const right = async (who: Joined, ip: string) => {
    await nextStep(site, who)
    return ready(ip, { email: who.email, password: PASSWORD, code: codeOf(who.key) })
  }
  /** As many hashes as may wait, of no network. */
  const fill = (): Promise<readonly string[]> =>
    Promise.all(Array.from({ length: 42 }, (_, i) => hashPassword(`${PASSWORD} ${i}`)))

  it.each(['2001:db8:9:9::', '198.51.100.9'])(
    'is not filled by one network, however many come at once from %s',
    async (from) => {
      const bogus = await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          ready(from.endsWith(':') ? `${from}${i}` : from, {
            email: `nobody-${i}@harbor.example`,
            ...wrong,
          }),
        ),
      )
      const good = await Promise.all(people.map((who, i) => right(who, `192.0.2.${i}`)))
      const flood = Promise.all(bogus.map((send) => send()))
      expect(await Promise.all(good.map((send) => send()))).toEqual(people.map(() => 303))
      expect([...new Set(await flood)]).toEqual([403])
    },
  )

  it('has no place for a network that must wait: it is refused without one, in the same words', async () => {
    await shut(site, HOME)
    const [throttled, stranger] = [
      await ready(HOME, { email: people[0]?.email ?? '', ...wrong }),
      await ready('192.0.2.66', { email: 'x', ...wrong }),
    ]
    const hashes = fill()
    expect(await Promise.all([throttled(), stranger()])).toEqual([403, 503])
    await hashes
  })

  it('keeps places for browsers that have signed in before', async () => {
    const who = people[0] as Joined
    const browser = await knownBrowser(site, who, HOME)
    await nextStep(site, who)
    const typed = { email: who.email, password: PASSWORD, code: codeOf(who.key) }
    const hidden = hiddenOf((await browser.get('/admin/sign-in')).text, '/admin/sign-in')
    const stranger = await ready('192.0.2.66', { email: 'x', ...wrong })
    const hashes = Promise.all(
      Array.from({ length: 32 }, (_, i) => verifyPassword(null, PASSWORD, `203.0.113.${i}`)),
    )
    const answers = await Promise.all([
      stranger(),
      browser.send('/admin/sign-in', { ...hidden, ...typed }),
    ])
    expect([answers[0], answers[1].status]).toEqual([503, 303])
    await hashes
  })
})

describeServer('two processes over one database', () => {
  it('know the same browsers, and count their tries together', async () => {
    const one = await openTownSite('server', { TRUST_PROXY: '1' })
    const two = await siteOver(
      await openDatabase({ databaseUrl: one.database.connectionString, dataDir: '' }),
      { TRUST_PROXY: '1' },
    )
    try {
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
    } finally {
      await two.close()
      await one.close()
    }
  })
})
