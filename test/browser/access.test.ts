import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { faultsOf } from '../support/html/faults.mjs'
import { pagesOf } from '../support/site/addresses.js'

// axe reads some fifty pages twice.
jest.setTimeout(240_000)

/**
 * Tall, so that what is pinned to the foot of a window never half covers a link: axe would measure
 * the rest of it.
 */
const TALL = 4000
/** Every colour and both layouts once: neither follows from the other. */
const looks = [
  ['light, on a desk', { viewport: { width: 1280, height: TALL }, colorScheme: 'light' }],
  ['dark, at 320 px', { viewport: { width: 320, height: TALL }, colorScheme: 'dark' }],
] as const

describeBrowser('every page', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  it.each(looks)(
    'has nothing wrong to hear, to see or to press, and no sideways scroll (%s)',
    async (_, look) => {
      const page = await browsing.open(look)
      for (const address of await pagesOf(browsing.site)) {
        await page.goto(address)
        const wrong = await faultsOf(page)
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect({ address, wrong, sideways }).toEqual({ address, wrong: [], sideways: 0 })
      }
    },
  )
})
