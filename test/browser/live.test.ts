import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page, Request } from 'playwright-core'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'

/** An answer that comes sooner is not waited for in words or looks (`public/scripts/live.js`). */
const CALM_MS = 300
const context = { viewport: { width: 1280, height: 900 } }

describeBrowser('a search with scripts', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  /** How many pages were loaded whole: what is renewed in place is the same document. */
  const loadsOf = (page: Page): (() => number) => {
    let loads = 0
    page.on('domcontentloaded', () => loads++)
    return () => loads
  }
  const heading = (page: Page) => page.locator('h1').textContent()
  const medicaid = (page: Page) => page.locator('input[name="payment"][value="medicaid"]')
  const slowed = async (page: Page, ms: (url: string) => number): Promise<void> => {
    await page.route('**/programs?**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, ms(route.request().url())))
      await route.continue().catch(() => {})
    })
  }

  it('applies a filter in place: the address, title, count, chips and counts are those of the page itself', async () => {
    const page = await browsing.open(context)
    const loads = loadsOf(page)
    await page.goto('/programs?near=43215')
    await medicaid(page).check()
    await page.waitForURL('**/programs?near=43215&payment=medicaid')
    const whole = await browsing.open(context)
    await whole.goto(page.url())
    const seen = (one: Page) =>
      one.evaluate(() => ({
        title: document.title,
        main: (document.getElementById('main') as HTMLElement).textContent.replace(/\s+/g, ' '),
        checked: [...document.querySelectorAll('#filters :checked')].map(
          (field) => `${field.getAttribute('name')} ${(field as HTMLInputElement).value}`,
        ),
      }))
    expect(await seen(page)).toEqual(await seen(whole))
    expect(loads()).toBe(1)
  })

  it('keeps the focus, what is open and the place in the window, and says the count once', async () => {
    const page = await browsing.open(context)
    await page.goto('/programs?near=43215')
    await page.locator('summary').filter({ hasText: 'Languages' }).click()
    const option = page.locator('input[name="language"][value="es"]')
    await option.focus()
    await page.evaluate(() => {
      const said: string[] = []
      Object.assign(window, { said })
      new MutationObserver(() =>
        said.push(document.querySelector('[role="status"]')?.textContent ?? ''),
      ).observe(document.querySelector('[role="status"]') as Element, { childList: true })
    })
    const top = () => option.evaluate((field) => Math.round(field.getBoundingClientRect().top))
    const before = await top()
    await page.keyboard.press('Space')
    await page.waitForURL(/language=es/)
    await page
      .getByRole('status')
      .filter({ hasText: /programs within/ })
      .waitFor()
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('es')
    expect(
      await page
        .locator('details', { has: page.locator('input[name="language"]') })
        .getAttribute('open'),
    ).toBe('')
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1)
    const said = await page.evaluate(() =>
      (window as unknown as { said: string[] }).said.filter((text) => text !== ''),
    )
    expect(said).toEqual([await heading(page)])
  })

  it('goes back and forward through the questions, in place', async () => {
    const page = await browsing.open(context)
    const loads = loadsOf(page)
    await page.goto('/programs?near=43215')
    const first = await heading(page)
    await medicaid(page).check()
    await page.waitForURL(/payment=medicaid/)
    const second = await heading(page)
    expect(second).not.toBe(first)
    await page.goBack()
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, first)
    expect([page.url(), await medicaid(page).isChecked()]).toEqual([
      `${browsing.origin}/programs?near=43215`,
      false,
    ])
    await page.goForward()
    await page.waitForFunction((text) => document.querySelector('h1')?.textContent === text, second)
    expect([await medicaid(page).isChecked(), loads()]).toEqual([true, 1])
  })

  it('turns pages, removes filters and adds to the comparison in place, and the focus goes where one reads on', async () => {
    const page = await browsing.open(context)
    const loads = loadsOf(page)
    await page.goto('/programs?near=43215&payment=medicaid')
    await page.getByRole('link', { name: 'Next', exact: true }).click()
    await page.waitForURL(/page=2/)
    expect(await page.evaluate(() => [document.activeElement?.localName, scrollY])).toEqual([
      'h1',
      0,
    ])
    await page
      .getByRole('link', { name: /^Add to compare/ })
      .first()
      .click()
    await page.waitForURL(/program=/)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Remove/)
    expect(await page.getByRole('complementary', { name: 'Chosen for comparison' }).count()).toBe(1)
    await page.getByRole('link', { name: /^Remove filter: Medicaid/ }).click()
    await page.waitForURL((url) => !url.searchParams.has('payment'))
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
    expect(await medicaid(page).isChecked()).toBe(false)
    expect(loads()).toBe(1)
  })

  it('loses no choice that is made while another is under way', async () => {
    const page = await browsing.open(context)
    await page.goto('/programs?near=43215')
    await slowed(page, () => 400)
    const add = page.getByRole('link', { name: /^Add to compare/ })
    await add.nth(0).click()
    await add.nth(1).click()
    await page.waitForURL(/program=.*program=/)
    await page
      .getByRole('link', { name: /^Add to compare/ })
      .first()
      .click()
    await medicaid(page).check()
    await page.waitForURL(
      (url) => url.searchParams.has('payment') && url.searchParams.getAll('program').length === 3,
    )
  })

  it('gives an older question up for a newer one, and is busy only when an answer takes long', async () => {
    const page = await browsing.open(context)
    await page.goto('/programs?near=43215')
    await slowed(page, (url) => (url.includes('private') ? 0 : 1500))
    const busy = page.locator('.results[aria-busy="true"]')
    // Measured in the page, from below: a slow machine makes it longer, never shorter.
    const calm = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const results = document.querySelector('.results') as HTMLElement
          const watch = () => {
            const began = performance.now()
            new MutationObserver(() => {
              if (results.ariaBusy === 'true') resolve(performance.now() - began)
            }).observe(results, { attributes: true })
          }
          document.addEventListener('change', watch, { capture: true, once: true })
        }),
    )
    await medicaid(page).check()
    expect(await calm).toBeGreaterThan(CALM_MS - 5)
    await busy.waitFor()
    await page.locator('input[name="payment"][value="private"]').check()
    await page.waitForURL('**/programs?near=43215&payment=medicaid&payment=private')
    expect(await busy.count()).toBe(0)
    await page.waitForTimeout(1600)
    expect(new URL(page.url()).searchParams.getAll('payment')).toEqual(['medicaid', 'private'])
  })

  it('keeps the sheet of filters open on a phone until it is closed, which shows the programs', async () => {
    const page = await browsing.open({ viewport: { width: 360, height: 740 } })
    await page.goto('/programs?near=43215')
    await page.getByRole('button', { name: /^Filters/ }).click()
    await medicaid(page).check()
    await page.waitForURL(/payment=medicaid/)
    const open = () => page.locator('#filters').evaluate((form) => form.matches(':popover-open'))
    expect(await open()).toBe(true)
    await page.getByRole('button', { name: 'Show programs' }).click()
    expect(await open()).toBe(false)
  })

  it.each([
    [
      'there is no connection',
      (page: Page) =>
        page.route('**/programs?**', (route) =>
          route.request().isNavigationRequest() ? route.continue() : route.abort(),
        ),
    ],
    [
      'the answer is another',
      (page: Page) =>
        page.route('**/programs?**', (route) =>
          route.request().isNavigationRequest()
            ? route.continue()
            : route.fulfill({ status: 429, body: '' }),
        ),
    ],
  ])('goes to the address as without scripts when %s', async (_, hinder) => {
    const page = await browsing.open(context)
    const loads = loadsOf(page)
    await page.goto('/programs?near=43215')
    await hinder(page)
    await medicaid(page).check()
    await page.waitForURL(/payment=medicaid/)
    await page.waitForLoadState()
    expect([await medicaid(page).isChecked(), loads()]).toEqual([true, 2])
  })

  it('never comes back after “Leave this page”, whatever was under way', async () => {
    const page = await browsing.open(context)
    await page.route('https://**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1200))
      await route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' })
    })
    const back: string[] = []
    page.on('pageerror', (error) => back.push(error.message))
    for (const fail of [false, true]) {
      await page.goto('/')
      await page.goto('/programs?near=43215')
      await page.route('**/programs?**payment**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 400))
        await (fail ? route.abort() : route.continue()).catch(() => {})
      })
      await medicaid(page).check()
      for (let i = 0; i < 3; i++) await page.keyboard.press('Shift')
      const note = (request: Request) =>
        request.url().startsWith(browsing.origin) && back.push(request.url())
      page.on('request', note)
      await page.waitForURL(browsing.site.config.leaveUrl)
      page.off('request', note)
      expect(back).toEqual([])
      await page.goBack()
      expect(new URL(page.url()).pathname).toBe('/')
    }
  })

  it('keeps nothing, and breaks none of our policy', async () => {
    const page = await browsing.open(context)
    const failed: string[] = []
    page.on('console', (message) => message.type() === 'error' && failed.push(message.text()))
    page.on('pageerror', (error) => failed.push(error.message))
    await page.goto('/programs?near=43215')
    await medicaid(page).check()
    await page.waitForURL(/payment=medicaid/)
    await page.getByRole('combobox', { name: 'Words' }).fill('c')
    await page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').first().waitFor()
    expect(
      await page.evaluate(() => [
        localStorage.length,
        sessionStorage.length,
        document.cookie,
        history.state,
      ]),
    ).toEqual([0, 0, '', null])
    expect(failed).toEqual([])
  })
})
