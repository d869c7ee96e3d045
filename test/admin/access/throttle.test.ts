import { beforeEach, describe, expect, it } from '@jest/globals'
import {
  ACCOUNT_DELAYS,
  NETWORK_DELAYS,
  WIDE_NETWORK_DELAYS,
} from '../../../src/admin/access/sign-in-throttle.js'
import { describeServer, engines } from '../../support/database/fresh-database.js'
import {
  codeOf,
  type Joined,
  joined,
  nextStep,
  openBrowser,
} from '../../support/site/at-the-door.js'
import { overOneDatabase, type Site } from '../../support/site/open-site.js'
import { useJoined, useTownSite } from '../../support/site/use-site.js'

const wrong = { password: 'not the password of anybody', code: '000000' }
/** One try from an address; true when it led in. */
const tries = async (
  site: Site,
  who: Readonly<{ email: string; password: string; code: string }>,
  ip: string,
): Promise<boolean> => (await openBrowser(site, ip).fill('/admin/sign-in', who)).status === 303
const good = async (site: Site, who: Joined) => {
  await nextStep(site, who)
  return { email: who.email, password: who.password, code: codeOf(who.key) }
}
/** What was counted, without telling for whom. */
const counted = async (site: Site) =>
  (
    await site.database.pool.query(
      'select failures, round(extract(epoch from until - clock_timestamp()))::int as wait from throttles order by failures desc, wait desc',
    )
  ).rows as readonly { failures: number; wait: number }[]
/** The same, what waits longest first. */
const longest = async (site: Site) => (await counted(site)).toSorted((a, b) => b.wait - a.wait)
/** Lets all waits be over, as if their time had passed. */
const wait = (site: Site) =>
  site.database.pool.query("update throttles set until = clock_timestamp() - interval '1 second'")
const clear = (site: Site) => site.database.pool.query('delete from throttles')

describe('the schedule', () => {
  it('is free at first, only grows, and never waits longer than 15 minutes', () => {
    for (const [waits, free] of [
      [ACCOUNT_DELAYS, 4],
      [NETWORK_DELAYS, 29],
      [WIDE_NETWORK_DELAYS, 119],
    ] as const) {
      expect(waits.findIndex((one) => one > 0)).toBe(free)
      expect(waits.toSorted((a, b) => a - b)).toEqual(waits)
      expect(waits.at(-1)).toBe(900_000)
    }
  })
})

describe.each(engines)('tries that fail, on the %s engine', (engine) => {
  const site = useTownSite(engine, { TRUST_PROXY: '1' })
  const rosa = useJoined(site)
  const ines = useJoined(site)
  beforeEach(() => clear(site))

  it('shut the account for a while after the fifth, for the network that they came from, and nobody else’s', async () => {
    for (let i = 0; i < 5; i++)
      expect(await tries(site, { email: rosa.email, ...wrong }, '192.0.2.77')).toBe(false)
    expect(await tries(site, await good(site, rosa), '192.0.2.77')).toBe(false)
    expect(await tries(site, await good(site, ines), '192.0.2.77')).toBe(true)
    expect(await tries(site, await good(site, rosa), '192.0.2.78')).toBe(true)
    await wait(site)
    expect(await tries(site, await good(site, rosa), '192.0.2.77')).toBe(true)
  })

  it('hold nobody for hours because a clock was ahead when they were made', async () => {
    for (let i = 0; i < 6; i++) await tries(site, { email: rosa.email, ...wrong }, '192.0.2.77')
    await site.database.pool.query(
      "update throttles set until = clock_timestamp() + interval '14 minutes'",
    )
    expect(await tries(site, await good(site, rosa), '192.0.2.77')).toBe(false)
    await site.database.pool.query(
      "update throttles set until = clock_timestamp() + interval '13 hours'",
    )
    expect(await tries(site, await good(site, rosa), '192.0.2.77')).toBe(true)
  })

  it('wait longer each time up to 15 minutes, and a try meanwhile makes it no longer', async () => {
    for (let i = 0; i < 4; i++) await tries(site, { email: rosa.email, ...wrong }, '192.0.2.1')
    const waits: number[] = []
    for (let i = 5; i <= 14; i++) {
      await wait(site)
      await tries(site, { email: rosa.email, ...wrong }, '192.0.2.1')
      const [now] = await longest(site)
      waits.push(now?.wait ?? -1)
      await tries(site, { email: rosa.email, ...wrong }, '192.0.2.1')
      const [after] = await longest(site)
      expect([now?.failures, after?.failures]).toEqual([i, i])
      expect(after?.wait).toBeLessThanOrEqual(now?.wait as number)
    }
    expect(waits.map((one) => Math.round(one / 5) * 5)).toEqual([
      5, 10, 20, 40, 80, 160, 320, 640, 900, 900,
    ])
  })

  it('are forgotten for the account after a success, and after a day', async () => {
    for (let i = 0; i < 4; i++) await tries(site, { email: rosa.email, ...wrong }, '192.0.2.1')
    expect(await tries(site, await good(site, rosa), '192.0.2.1')).toBe(true)
    expect((await counted(site)).map(({ failures }) => failures)).toEqual([4, 4])
    for (let i = 0; i < 8; i++) await tries(site, { email: rosa.email, ...wrong }, '192.0.2.1')
    await site.database.pool.query("update throttles set until = now() - interval '25 hours'")
    await tries(site, { email: rosa.email, ...wrong }, '192.0.2.1')
    expect((await counted(site)).map(({ failures }) => failures)).toEqual([1, 1, 1])
  })

  it('shut the address as well when they are at many accounts, and then count for no account', async () => {
    for (let i = 0; i < 30; i++)
      await tries(site, { email: `nobody-${i}@harbor.example`, ...wrong }, '192.0.2.1')
    expect(await tries(site, await good(site, rosa), '192.0.2.1')).toBe(false)
    expect(await tries(site, await good(site, rosa), '192.0.2.2')).toBe(true)
    const before = (await counted(site)).length
    await tries(site, { email: 'one-more@harbor.example', ...wrong }, '192.0.2.1')
    expect((await counted(site)).length).toBe(before)
  })

  it('of all addresses of one IPv6 network count together', async () => {
    for (let i = 0; i < 30; i++)
      await tries(site, { email: `nobody-${i}@harbor.example`, ...wrong }, `2001:db8:1:2::${i}`)
    expect(await tries(site, await good(site, rosa), '2001:db8:1:2:ffff::1')).toBe(false)
    expect(await tries(site, await good(site, rosa), '2001:db8:1:3::1')).toBe(true)
  })

  it('made all at once do not slip past the count', async () => {
    const email = rosa.email
    const browsers = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const browser = openBrowser(site, `2001:db8:1:2::${i}`)
        const token = /name="token" value="([^"]+)"/.exec(
          (await browser.get('/admin/sign-in')).text,
        )?.[1] as string
        return () => browser.send('/admin/sign-in', { token, email, ...wrong })
      }),
    )
    const answers = await Promise.all(browsers.map((send) => send()))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(403))
    expect((await longest(site))[0]).toMatchObject({ failures: 5 })
  })

  it('are kept under names that tell neither account nor address', async () => {
    await tries(site, { email: rosa.email, ...wrong }, '192.0.2.1')
    const { rows } = await site.database.pool.query('select * from throttles')
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toMatch(/harbor|192\.0/)
  })
})

describeServer('two processes over one database', () => {
  it('count together', () =>
    overOneDatabase({ TRUST_PROXY: '1' }, async (one, two) => {
      const rosa = await joined(one)
      const guesses = Array.from({ length: 25 }, (_, i) =>
        tries(i % 2 ? one : two, { email: rosa.email, ...wrong }, '192.0.2.200'),
      )
      expect((await Promise.all(guesses)).filter(Boolean)).toEqual([])
      expect((await longest(one))[0]).toMatchObject({ failures: 5 })
      expect(await tries(two, await good(two, rosa), '192.0.2.200')).toBe(false)
      await wait(one)
      expect(await tries(two, await good(two, rosa), '192.0.2.200')).toBe(true)
    }))
})
