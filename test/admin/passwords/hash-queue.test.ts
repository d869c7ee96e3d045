import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { hashPassword, verifyPassword } from '../../../src/admin/passwords/passwords.js'
import { storyEngines } from '../../support/database/fresh-database.js'
import {
  codeOf,
  hiddenOf,
  type Joined,
  joined,
  nextStep,
  openBrowser,
  PASSWORD,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { HOME, knownBrowser, shut, wrong } from '../../support/site/sign-in-tries.js'

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
  /** Asks while the queue holds `length` hashes: for each that ends another is queued, in the same turn. */
  const whileFull = async <T>(
    length: number,
    queue: (i: number) => Promise<unknown>,
    ask: () => Promise<T>,
  ): Promise<T> => {
    let asking = true
    const refill = async (i: number): Promise<void> => {
      while (asking) await queue(i).catch(() => new Promise(setImmediate))
    }
    const hashes = Array.from({ length }, (_, i) => refill(i))
    const answer = await ask()
    asking = false
    await Promise.all(hashes)
    return answer
  }

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
    const answers = await whileFull(
      42,
      (i) => hashPassword(`${PASSWORD} ${i}`),
      async () => [await throttled(), await stranger()],
    )
    expect(answers).toEqual([403, 503])
  })

  it('keeps places for browsers that have signed in before', async () => {
    const who = people[0] as Joined
    const browser = await knownBrowser(site, who, HOME)
    await nextStep(site, who)
    const typed = { email: who.email, password: PASSWORD, code: codeOf(who.key) }
    const hidden = hiddenOf((await browser.get('/admin/sign-in')).text, '/admin/sign-in')
    const stranger = await ready('192.0.2.66', { email: 'x', ...wrong })
    const answers = await whileFull(
      32,
      (i) => verifyPassword(null, PASSWORD, `203.0.113.${i}`),
      async () => [
        await stranger(),
        (await browser.send('/admin/sign-in', { ...hidden, ...typed })).status,
      ],
    )
    expect(answers).toEqual([503, 303])
  })
})
