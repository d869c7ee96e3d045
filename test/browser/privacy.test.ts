import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { pagesOf } from '../support/site/addresses.js'

const WINDOWS = 4

describeBrowser('in a browser with scripts', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  it('no page asks anybody else for anything, sets a cookie, or keeps anything', async () => {
    const asked: string[] = []
    const failed: string[] = []
    const addresses = await pagesOf(browsing.site)
    /**
     * Each page is waited for until nothing is asked any more, so several windows look at once,
     * every fourth page each.
     */
    const look = async (window: number): Promise<void> => {
      const page = await browsing.open()
      page.on('request', (request) => asked.push(request.url()))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404'))
          failed.push(message.text())
      })
      page.on('pageerror', (error) => failed.push(error.message))
      for (const address of addresses.filter((_, i) => i % WINDOWS === window)) {
        await page.goto(address, { waitUntil: 'networkidle' })
        const kept = await page.evaluate(async () => ({
          cookie: document.cookie,
          local: localStorage.length,
          session: sessionStorage.length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
          databases: (await indexedDB.databases()).length,
          caches: (await caches.keys()).length,
        }))
        expect({ address, ...kept }).toEqual({
          address,
          cookie: '',
          local: 0,
          session: 0,
          workers: 0,
          databases: 0,
          caches: 0,
        })
      }
      expect(await page.context().cookies()).toEqual([])
    }
    await Promise.all(Array.from({ length: WINDOWS }, (_, window) => look(window)))
    expect(asked.length).toBeGreaterThan(addresses.length)
    expect(asked.filter((url) => !url.startsWith(`${browsing.origin}/`))).toEqual([])
    expect(failed).toEqual([])
  })

  it('“Leave this page” and Shift three times replace the page, and going back does not return to it', async () => {
    const page = await browsing.open()
    await page.route('https://**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
    )
    for (const leave of [
      () => page.locator('a.leave').click(),
      async () => {
        for (let i = 0; i < 3; i++) await page.keyboard.press('Shift')
      },
    ]) {
      await page.goto('/')
      await page.goto('/programs')
      await leave()
      await page.waitForURL(browsing.site.config.leaveUrl)
      await page.goBack()
      expect(new URL(page.url()).pathname).toBe('/')
    }
  })
})
