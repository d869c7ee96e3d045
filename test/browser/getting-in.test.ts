import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import { invite } from '../../src/store/accounts/accounts.js'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { faultsOf } from '../support/html/faults.mjs'
import { codeOf, keyOf, nextStep, PASSWORD } from '../support/site/at-the-door.js'

// axe reads a dozen pages twice.
jest.setTimeout(240_000)

const looks = [
  { width: 320, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const
const email = 'rosa@harbor.example'

describeBrowser('an owner who was made by command', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  /**
   * Looks at a page at every width and by day and night: what axe finds, and whether it scrolls
   * sideways.
   */
  const look = async (page: Page, what: string): Promise<void> => {
    for (const { width, colorScheme } of looks) {
      await page.setViewportSize({ width, height: 4000 })
      await page.emulateMedia({ colorScheme })
      const wrong = await faultsOf(page)
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect({ what, width, colorScheme, wrong, sideways }).toEqual({
        what,
        width,
        colorScheme,
        wrong: [],
        sideways: 0,
      })
    }
  }
  const linkFor = async (who: string): Promise<{ id: string; address: string }> => {
    const made = await invite(
      browsing.site.database,
      { name: 'Rosa Lindqvist', email: who, role: 'owner' },
      { id: null, name: 'a test', reason: '' },
    )
    if (typeof made === 'string') throw new Error(made)
    return { id: made.editor.id, address: `/admin/join/${made.token}` }
  }

  /** The way in by keyboard alone; gives the key of the authenticator app. */
  const join = async (
    page: Page,
    address: string,
    seen: (what: string) => Promise<void>,
  ): Promise<string> => {
    await page.goto(address)
    await page.locator('#password').fill('short')
    await page.keyboard.press('Enter')
    await page.locator('.summary').waitFor()
    await seen('joining, with problems')
    const key = keyOf(await page.content())
    await page.locator('.summary a').first().press('Enter')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Tab')
    await page.keyboard.type(PASSWORD)
    await page.locator('#code').fill(codeOf(key))
    await page.keyboard.press('Enter')
    await page.locator('.codes').waitFor()
    await seen('recovery codes')
    return key
  }
  const signIn = async (
    page: Page,
    who: Readonly<{ id: string; email: string; key: string }>,
  ): Promise<void> => {
    await nextStep(browsing.site, who)
    await page.locator('#email').fill(who.email)
    await page.locator('#password').fill(PASSWORD)
    await page.locator('#code').fill(codeOf(who.key))
    await page.keyboard.press('Enter')
  }
  const proveAgain = async (
    page: Page,
    who: Readonly<{ id: string; key: string }>,
  ): Promise<void> => {
    await nextStep(browsing.site, who)
    await page.locator('#proofPassword').fill(PASSWORD)
    await page.locator('#proofCode').fill(codeOf(who.key))
    await page.keyboard.press('Enter')
  }

  it('gets in with a second factor, invites somebody, and finds nothing on any page that axe finds wrong', async () => {
    const { id, address } = await linkFor(email)
    const page = await browsing.open()
    const seen = (what: string) => look(page, what)
    const key = await join(page, address, seen)
    await page.goto(address)
    await seen('a used link')
    await page.goto('/admin/editors')
    await seen('the door')
    await page.locator('#code').press('Enter')
    await page.locator('.summary').waitFor()
    await seen('the door, refused')
    await signIn(page, { id, email, key })
    await page.waitForURL('**/admin/editors')
    await seen('editors')
    await page.locator('#name').fill('Inés Ortega')
    await page.locator('#email').fill('ines@harbor.example')
    await page.keyboard.press('Enter')
    await page.locator('#proofCode').waitFor()
    await seen('asked once more')
    await page.locator('#proofCode').press('Enter')
    await page.locator('.summary').waitFor()
    await seen('asked once more, refused')
    await proveAgain(page, { id, key })
    await page.locator('#link').waitFor()
    expect(await page.locator('#link').inputValue()).toContain(`${browsing.origin}/admin/join/`)
    await seen('a link for somebody')
    await page.goto('/admin/editors')
    await page.getByRole('link', { name: 'Inés Ortega' }).press('Enter')
    await page.locator('#acts').waitFor()
    await seen('one editor')
    await page.getByRole('link', { name: 'Your account' }).press('Enter')
    await page.locator('#currentPassword').waitFor()
    await seen('the account')
    await page.getByRole('link', { name: 'Set up a new authenticator app' }).press('Enter')
    await page.locator('#currentCode').press('Enter')
    await page.locator('.summary').waitFor()
    await seen('a new authenticator app, with a problem')
    await page.goto('/admin')
    await seen('the desk')
    await page.goto('/admin/nowhere')
    await seen('nothing')
    await page.getByRole('button', { name: 'Sign out' }).press('Enter')
    await page.waitForURL('**/admin/sign-in')
    await page.goto('/admin')
    expect(new URL(page.url()).pathname).toBe('/admin/sign-in')
  })

  it('does the same without script, and a session that ends in the middle of a form loses nothing', async () => {
    const own = 'ada@harbor.example'
    const { id, address } = await linkFor(own)
    const page = await browsing.open({ javaScriptEnabled: false })
    const key = await join(page, address, async () => {})
    await page.goto('/admin/editors')
    await signIn(page, { id, email: own, key })
    await page.waitForURL('**/admin/editors')
    await page.locator('#name').fill('Typed “before” <it> ended')
    await page.locator('#email').fill('typed@harbor.example')
    await browsing.site.database.pool.query('delete from sessions')
    await page.getByRole('button', { name: 'Make a link' }).click()
    await page.getByText('Nothing that you typed is lost').waitFor()
    await signIn(page, { id, email: own, key })
    await page.getByRole('button', { name: 'Send it now' }).click()
    await proveAgain(page, { id, key })
    await page.locator('#link').waitFor()
    expect(await page.locator('h1').textContent()).toBe('The link for Typed “before” <it> ended')
  })
})
