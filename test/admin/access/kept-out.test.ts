import { beforeEach, describe, expect, it } from '@jest/globals'
import { storyEngines } from '../../support/database/fresh-database.js'
import {
  codeOf,
  hiddenOf,
  joined,
  nextStep,
  openBrowser,
  signIn,
} from '../../support/site/at-the-door.js'
import type { Site } from '../../support/site/open-site.js'
import { DEVICE, fails, HOME, knownBrowser, opens, shut } from '../../support/site/sign-in-tries.js'
import { useJoined, useTownSite } from '../../support/site/use-site.js'

/** Tries of strangers, each from a network of its own. */
const attack = async (
  site: Site,
  email: string,
  times: number,
  typed: Readonly<{ password?: string }> = {},
): Promise<void> => {
  for (let i = 0; i < times; i++) await fails(site, email, `2001:db8:${i.toString(16)}:1::1`, typed)
}

describe.each(storyEngines)(
  'strangers who want to keep an editor out, on the %s engine',
  (engine) => {
    const site = useTownSite(engine, { TRUST_PROXY: '1' })
    const rosa = useJoined(site)
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
