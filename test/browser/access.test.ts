import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { pagesOf } from '../support/addresses.js'
import { type Browsing, browse, describeBrowser } from '../support/browser.js'

// axe reads some thirty pages four times.
jest.setTimeout(240_000)

const axeScript = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
declare global {
  var axe: { run: () => Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }> }
}

/** Tall, so that what is pinned to the foot of a window never half covers a link: axe would measure the rest of it. */
const TALL = 4000
const looks = [
  ['light, on a desk', { viewport: { width: 1280, height: TALL }, colorScheme: 'light' }],
  ['dark, on a desk', { viewport: { width: 1280, height: TALL }, colorScheme: 'dark' }],
  ['light, at 320 px', { viewport: { width: 320, height: TALL }, colorScheme: 'light' }],
  ['dark, at 320 px', { viewport: { width: 320, height: TALL }, colorScheme: 'dark' }],
] as const

describeBrowser('every page', () => {
  let browsing: Browsing
  beforeAll(async () => {
    browsing = await browse()
  })
  afterAll(() => browsing.close())

  it.each(looks)('has nothing that axe finds wrong, and no sideways scroll (%s)', async (_, look) => {
    // axe itself is put into the page past our policy, which would rightly refuse it.
    const page = await browsing.open({ ...look, bypassCSP: true })
    for (const address of await pagesOf(browsing.site)) {
      await page.goto(address)
      await page.addScriptTag({ content: axeScript })
      const { violations } = await page.evaluate(() => globalThis.axe.run())
      const wrong = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect({ address, wrong, sideways }).toEqual({ address, wrong: [], sideways: 0 })
    }
  })
})
