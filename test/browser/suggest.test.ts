import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { axeOf } from '../support/html/axe.mjs'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'

describeBrowser('suggestions while typing', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  const near = (page: Page) => page.getByRole('combobox', { name: 'ZIP code, or city and state' })
  const words = (page: Page) => page.getByRole('combobox', { name: 'Words' })
  const options = (page: Page) =>
    page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option')
  /**
   * What a screen reader is told of the field: whether its list is open, and which of it is chosen.
   */
  const told = (page: Page) =>
    page.evaluate(() => {
      const field = document.activeElement
      const chosen = document.getElementById(field?.getAttribute('aria-activedescendant') ?? '')
      const list = document.getElementById(field?.getAttribute('aria-controls') ?? '')
      return {
        open: field?.getAttribute('aria-expanded'),
        list: list?.getAttribute('role'),
        chosen: chosen?.firstElementChild?.textContent ?? null,
        selected: list?.querySelectorAll('[aria-selected="true"]').length,
      }
    })

  it.each(['/', '/programs'])(
    'on %s are chosen with the keyboard alone, as the pattern says',
    async (address) => {
      const page = await browsing.open({ viewport: { width: 1280, height: 900 } })
      await page.goto(address)
      const field = near(page)
      await field.focus()
      expect(await told(page)).toEqual({
        open: 'false',
        list: 'listbox',
        chosen: null,
        selected: 0,
      })
      await page.keyboard.type('columbus o')
      await options(page).first().waitFor()
      expect(await told(page)).toEqual({ open: 'true', list: 'listbox', chosen: null, selected: 0 })
      await page.keyboard.press('ArrowDown')
      expect(await told(page)).toEqual({
        open: 'true',
        list: 'listbox',
        chosen: 'Columbus, OH',
        selected: 1,
      })
      await page.keyboard.press('Home')
      expect((await told(page)).chosen).toBeNull()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowUp')
      expect((await told(page)).chosen).toBeNull()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      expect(await field.inputValue()).toBe('Columbus, OH')
      expect((await told(page)).open).toBe('false')
    },
  )

  it('leave Enter to the search when none is chosen, and close by Escape with the text as it was', async () => {
    const page = await browsing.open()
    await page.goto('/')
    await near(page).pressSequentially('43215')
    await options(page).first().waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('listbox').count()).toBe(0)
    expect(await near(page).inputValue()).toBe('43215')
    await page.keyboard.press('ArrowDown')
    await options(page).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/programs?near=43215')
  })

  it('say politely how many there are, and go when there are none or the field is left', async () => {
    const page = await browsing.open()
    await page.goto('/')
    await words(page).pressSequentially('dialec')
    await page
      .getByRole('status')
      .filter({ hasText: /^1 suggestion$/ })
      .waitFor()
    expect(await options(page).allTextContents()).toEqual(['DBT Therapy approaches'])
    await words(page).pressSequentially('qqq')
    await page
      .getByRole('status')
      .filter({ hasText: /^No suggestions$/ })
      .waitFor()
    expect(await page.getByRole('listbox').count()).toBe(0)
    await words(page).fill('cb')
    await options(page).first().waitFor()
    await page.keyboard.press('Tab')
    expect(await page.getByRole('listbox').count()).toBe(0)
  })

  it('lead to a program that is chosen, and keep those chosen for comparison', async () => {
    const page = await browsing.open({ viewport: { width: 1280, height: 900 } })
    const slug = browsing.site.catalogue.programs()[3]?.slug
    await page.goto(`/programs?program=${slug}`)
    await words(page).pressSequentially('harbor street eve')
    await options(page).first().click()
    await page.waitForURL(/\/programs\/harbor-street-evening/)
    expect(new URL(page.url()).searchParams.getAll('program')).toEqual([slug])
  })

  it('can be tapped: 44 px high, within a small screen, also in the sheet of filters', async () => {
    const page = await browsing.open({ viewport: { width: 360, height: 740 }, hasTouch: true })
    for (const address of ['/', '/programs']) {
      await page.goto(address)
      if (address === '/programs') await page.getByRole('button', { name: /^Filters/ }).tap()
      await near(page).pressSequentially('s')
      const option = options(page).nth(1)
      await option.waitFor()
      const box = await option.boundingBox()
      expect(box?.height).toBeGreaterThanOrEqual(44)
      expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 999) <= 360]).toEqual([
        true,
        true,
      ])
      const text = await option.locator('span').first().textContent()
      await option.tap()
      expect(await near(page).inputValue()).toBe(text)
      expect(await page.getByRole('listbox').count()).toBe(0)
    }
  })

  it('show what belongs to the newest letters, whatever answer comes last', async () => {
    const page = await browsing.open()
    await page.goto('/')
    await page.route('**/suggest?**', async (route) => {
      if (route.request().url().endsWith('text=c'))
        await new Promise((resolve) => setTimeout(resolve, 600))
      await route.continue().catch(() => {})
    })
    const slow = page.waitForRequest(/text=c$/)
    await near(page).pressSequentially('c')
    await slow
    await near(page).pressSequentially('olumbus, oh')
    await options(page).filter({ hasText: 'Columbus, OH' }).waitFor()
    await page.waitForTimeout(900)
    expect(await options(page).locator('span:first-child').allTextContents()).toEqual([
      'Columbus, OH',
    ])
  })

  it('are no more than a comfort: without an answer the field is a field', async () => {
    const page = await browsing.open()
    const failed: string[] = []
    page.on('pageerror', (error) => failed.push(error.message))
    await page.goto('/')
    await page.route('**/suggest?**', (route) => route.abort())
    await near(page).pressSequentially('43215')
    await page.waitForTimeout(300)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/programs?near=43215')
    expect(failed).toEqual([])
  })

  it('are not there without a script, and the field is as it was', async () => {
    const page = await browsing.open({ javaScriptEnabled: false })
    await page.goto('/')
    expect(await page.getByRole('combobox').count()).toBe(0)
    await page.getByRole('textbox', { name: 'ZIP code, or city and state' }).fill('Columbus, OH')
    await page.getByRole('button', { name: 'Search programs' }).click()
    expect(await page.locator('h1').textContent()).toMatch(/within 25 miles of Columbus, OH/)
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each([360, 1280])('have nothing that axe finds wrong while open (%i px)', async (width) => {
      const page = await browsing.open({
        viewport: { width, height: 2000 },
        colorScheme,
      })
      for (const address of ['/', '/programs?near=43215']) {
        await page.goto(address)
        const opener = page.getByRole('button', { name: /^Filters/ })
        if (await opener.isVisible()) await opener.click()
        await words(page).fill('c')
        await options(page).first().waitFor()
        await page.keyboard.press('ArrowDown')
        expect({ address, wrong: await axeOf(page) }).toEqual({ address, wrong: [] })
      }
    })
  })
})
