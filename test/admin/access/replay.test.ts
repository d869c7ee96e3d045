import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { openDatabase } from '../../../src/store/connection/database.js'
import { describeServer, engines } from '../../support/database/fresh-database.js'
import {
  type Browser,
  codeOf,
  type Joined,
  joined,
  nextStep,
  openBrowser,
} from '../../support/site/at-the-door.js'
import { openTownSite, type Site, siteOver } from '../../support/site/open-site.js'

/** Somebody at the door with a code, ready to send; so that several can send at the same moment. */
const atDoor = async (
  site: Site,
  { email, password }: Joined,
  code: string,
): Promise<() => Promise<number>> => {
  const browser: Browser = openBrowser(site)
  const token = /name="token" value="([^"]+)"/.exec(
    (await browser.get('/admin/sign-in')).text,
  )?.[1] as string
  return async () => (await browser.send('/admin/sign-in', { token, email, password, code })).status
}
/** Waits until a step has enough left of it for what a test does inside it. */
const earlyInStep = async (): Promise<void> => {
  const left = 30_000 - (Date.now() % 30_000)
  if (left < 4000) await new Promise((resolve) => setTimeout(resolve, left + 50))
}

describe.each(engines)('a code, on the %s engine', (engine) => {
  let site: Site
  let rosa: Joined
  beforeAll(async () => {
    site = await openTownSite(engine)
    rosa = await joined(site)
  })
  afterAll(() => site.close())
  beforeEach(async () => {
    await site.database.pool.query('delete from throttles')
    await nextStep(site, rosa)
    await earlyInStep()
  })
  const send = async (code: string): Promise<number> => (await atDoor(site, rosa, code))()

  it('works once', async () => {
    expect(await send(codeOf(rosa.key))).toBe(303)
    expect(await send(codeOf(rosa.key))).toBe(403)
  })
  it('of an earlier step does not work after a later one', async () => {
    const before = codeOf(rosa.key, -30)
    expect(await send(codeOf(rosa.key))).toBe(303)
    expect(await send(before)).toBe(403)
    expect(await send(codeOf(rosa.key, 30))).toBe(303)
  })
  it('may be one step early or late, for clocks that differ, and no more', async () => {
    expect(await send(codeOf(rosa.key, -60))).toBe(403)
    expect(await send(codeOf(rosa.key, -30))).toBe(303)
    expect(await send(codeOf(rosa.key, 30))).toBe(303)
    expect(await send(codeOf(rosa.key, 60))).toBe(403)
  })
  it('works for one of many who send it at the same moment', async () => {
    const all = await Promise.all(
      Array.from({ length: 4 }, () => atDoor(site, rosa, codeOf(rosa.key))),
    )
    expect((await Promise.all(all.map((one) => one()))).toSorted()).toEqual([303, 403, 403, 403])
  })
  it('that was shown when the link was used does not sign in', async () => {
    const ines = await joined(site)
    expect(await (await atDoor(site, ines, codeOf(ines.key)))()).toBe(403)
    expect(await (await atDoor(site, ines, codeOf(ines.key, 30)))()).toBe(303)
  })
  it('is not used up by somebody who does not know the password', async () => {
    const code = codeOf(rosa.key)
    expect(
      await (await atDoor(site, { ...rosa, password: 'not the password at all' }, code))(),
    ).toBe(403)
    expect(await send(code)).toBe(303)
  })
  it('for recovery works once, however it is typed, also for one of many at the same moment', async () => {
    const [first = '', second = '', third = ''] = rosa.codes
    expect(await send(first)).toBe(303)
    expect(await send(first)).toBe(403)
    expect(await send(` ${second.replaceAll('-', ' ').toUpperCase()} `)).toBe(303)
    const all = await Promise.all(Array.from({ length: 4 }, () => atDoor(site, rosa, third)))
    expect((await Promise.all(all.map((one) => one()))).toSorted()).toEqual([303, 403, 403, 403])
  })
  it('for recovery is one person’s own', async () => {
    const ines = await joined(site)
    expect(await send(ines.codes[0] as string)).toBe(403)
  })
  it('is refused when the server’s secret is another one', async () => {
    const other = await siteOver(site.database, {
      SESSION_SECRET: 'another secret of the tests, of no use',
    })
    try {
      expect(await (await atDoor(other, rosa, codeOf(rosa.key)))()).toBe(403)
    } finally {
      await other.catalogue.stop()
    }
  })
})

describeServer('two processes that get one code at the same moment', () => {
  it('let one in', async () => {
    const one = await openTownSite('server')
    const two = await siteOver(
      await openDatabase({ databaseUrl: one.database.connectionString, dataDir: '' }),
    )
    try {
      const rosa = await joined(one)
      for (let round = 0; round < 3; round++) {
        await one.database.pool.query('delete from throttles')
        await nextStep(one, rosa)
        await earlyInStep()
        const code = codeOf(rosa.key)
        const all = await Promise.all([one, two, one, two].map((site) => atDoor(site, rosa, code)))
        expect((await Promise.all(all.map((send) => send()))).toSorted()).toEqual([
          303, 403, 403, 403,
        ])
      }
    } finally {
      await two.close()
      await one.close()
    }
  })
})
