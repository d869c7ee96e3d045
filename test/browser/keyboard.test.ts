import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { BrowserContextOptions } from 'playwright-core'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { walkTo } from '../support/html/focus.js'

const context = { width: 1280, height: 900 }
const phone = { width: 360, height: 740 }
const ways: readonly (readonly [string, BrowserContextOptions])[] = [
  ['on a desk', { viewport: context }],
  ['on a desk, with scripts off', { viewport: context, javaScriptEnabled: false }],
  ['on a phone', { viewport: phone }],
  ['on a phone, with scripts off', { viewport: phone, javaScriptEnabled: false }],
  [
    'on a desk at 400 %, in colours of one’s own',
    { viewport: { width: 320, height: 256 }, forcedColors: 'active', colorScheme: 'dark' },
  ],
]

describeBrowser('with the keyboard alone', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  it.each(ways)(
    'one gets from a ZIP to an intake and away, and always sees where one is (%s)',
    async (_, options) => {
      const page = await browsing.open(options)
      await page.route('https://**', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
      )
      const faults: string[] = []
      const to = async (name: RegExp, key?: 'Shift+Tab') =>
        void faults.push(...(await walkTo(page, name, key)))
      const press = (key: string) => page.keyboard.press(key)

      await page.goto('/')
      await press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
        'Skip to the main content',
      )
      await press('Enter')
      await to(/^ZIP code/)
      await page.keyboard.type('43215')
      await press('Enter')
      await page.waitForURL(/near=43215/)

      if (await page.getByRole('button', { name: /^Filters/ }).isVisible()) {
        await to(/^Filters/)
        await press('Enter')
      }
      await to(/^All filters/)
      await press('Enter')
      await page.waitForURL(/\/filters\?/)
      await to(/^Who said it/)
      await press('Enter')
      await to(/^The program/)
      await press('Space')
      await to(/^Show programs/)
      await press('Enter')
      await page.waitForURL(/source=provider/)
      await page.locator('h1', { hasText: /^\d programs/ }).waitFor()

      await to(/^Add to compare/)
      await press('Enter')
      await page.waitForURL(/program=/)
      await to(/^Add to compare/)
      await press('Enter')
      await page.waitForURL(/program=.*program=/)
      await page.getByRole('link', { name: 'Compare side by side' }).waitFor()
      await to(/^Compare side by side/)
      await press('Enter')
      await page.waitForURL(/\/compare\?/)

      await to(/(?: IOP|Program)$/)
      await press('Enter')
      await page.waitForURL(/\/programs\/[^?]+\?program=.*program=/)
      await to(/^(?:Go to their|Call their)/)
      expect(
        await page.evaluate(() => (document.activeElement as HTMLAnchorElement).protocol),
      ).toMatch(/^(?:https|tel):$/)
      await to(/^Leave this page$/, 'Shift+Tab')
      await press('Enter')
      await page.waitForURL(browsing.site.config.leaveUrl)
      expect(faults).toEqual([])
    },
  )

  it.each([
    ['with scripts', true],
    ['with scripts off', false],
  ])(
    'the sheet of filters takes the focus, has nothing to come to behind it, and gives the focus back (%s)',
    async (_, javaScriptEnabled) => {
      const page = await browsing.open({ viewport: phone, javaScriptEnabled })
      const focused = () => page.evaluate(() => document.activeElement?.textContent)
      await page.goto('/programs?near=43215')
      await walkTo(page, /^Filters/)
      await page.keyboard.press('Enter')
      expect(await focused()).toBe('Close')
      expect(await walkTo(page, /^Show programs/)).toEqual([])
      // Past the last control is the browser itself, as at the end of a page.
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
      await page.keyboard.press('Escape')
      expect(await page.locator('#filters').isVisible()).toBe(false)
      expect(await page.locator('footer.foot').isVisible()).toBe(true)
    },
  )

  // Four side by side scroll in a frame of their own, under names and beside labels that stay.
  it.each([
    ['a desk', context],
    ['a tablet', { width: 900, height: 700 }],
    ['a phone', phone],
    ['a phone on its side', { width: 740, height: 360 }],
  ])(
    'nothing pinned covers what one comes to in a comparison of four, on and back (%s)',
    async (_, viewport) => {
      const page = await browsing.open({ viewport })
      const slugs = browsing.site.catalogue.programs().map(({ slug }) => slug)
      await page.goto(`/compare?${[10, 11, 12, 13].map((i) => `program=${slugs[i]}`).join('&')}`)
      const on = await walkTo(page, /^About$/)
      const back = await walkTo(page, /^All rows$/, 'Shift+Tab')
      expect([...on, ...back]).toEqual([])
    },
  )
})
