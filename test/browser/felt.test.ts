import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { pagesOf } from '../support/addresses.js'
import { type Browsing, browse, describeBrowser } from '../support/browser.js'

// Every page is loaded twice, with a script that comes late.
jest.setTimeout(120_000)

/** Late enough that a page is painted before the script has run: what the script adds must move nothing. */
const LATE_MS = 100
const widths = [360, 1280] as const

describeBrowser('a page as it comes', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  it.each(widths)('asks for a stylesheet and a script and nothing else, needs no font of ours, and nothing on it moves (%i px)', async (width) => {
    // Nothing is kept between pages: each is a first visit.
    const page = await browsing.open({ viewport: { width, height: 740 } })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
    await page.route('**/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, LATE_MS))
      await route.continue()
    })
    let kinds: string[] = []
    // Whether and when the icon is asked for is the browser's own affair.
    page.on('request', (request) => request.url().endsWith('.svg') || kinds.push(request.resourceType()))
    for (const address of await pagesOf(browsing.site)) {
      kinds = []
      await page.goto(address)
      const { moved, fonts } = await page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
        const shifts = new PerformanceObserver(() => {})
        shifts.observe({ type: 'layout-shift', buffered: true })
        const moved = shifts.takeRecords().reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0)
        return { moved, fonts: document.fonts.size }
      })
      expect({ address, kinds, moved, fonts }).toEqual({ address, kinds: ['document', 'stylesheet', 'script'], moved: 0, fonts: 0 })
    }
  })
})
