import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { anything } from '../../src/catalog/search/search-query.js'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { allSeen, unseenOn } from '../support/html/contrast.js'
import { openSite } from '../support/site/open-site.js'
import { roomOf } from '../support/site/room.js'

/**
 * The distances between lines, paragraphs, letters and words that a reader may set (WCAG 1.4.12).
 */
const spaced =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
/** Put in by the browser and not by a style: a reader's own size also moves our breakpoints. */
const sizeText = async (page: Page, standard: number): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } })
}
type Setting = Readonly<{
  viewport: { width: number; height: number }
  css?: string
  letters?: number
}>
const settings: readonly (readonly [string, Setting])[] = [
  ['400 % of a desk', { viewport: { width: 320, height: 256 } }],
  ['a narrow phone with text set apart', { viewport: { width: 320, height: 740 }, css: spaced }],
  ['a desk with text set apart', { viewport: { width: 1280, height: 900 }, css: spaced }],
  ['a phone with text of 200 %', { viewport: { width: 360, height: 740 }, letters: 32 }],
  ['a desk with text of 200 %', { viewport: { width: 1280, height: 900 }, letters: 32 }],
]

describeBrowser('as a reader has set it', () => {
  let browsing: Browsing
  let pages: readonly string[]
  beforeAll(async () => {
    // The shades of the map are looked at, and a town has no more than two.
    browsing = await browse({ SAMPLE_PROGRAMS: 'true' }, undefined, openSite)
    const slugs = browsing.site.catalogue
      .find({ ...anything, near: { kind: 'zip', zip: '43215' }, chosen: { source: ['provider'] } })
      .programs.map(({ program }) => program.slug)
    const asked = (count: number) =>
      slugs
        .slice(0, count)
        .map((slug) => `program=${slug}`)
        .join('&')
    pages = [
      '/',
      '/programs?page=2',
      `/programs?near=43215&source=provider&${asked(2)}`,
      `/programs/${slugs[0]}`,
      `/programs/${slugs[1]}?${asked(1)}`,
      `/compare?${asked(2)}`,
      `/compare?${asked(4)}`,
      `/call-sheet?${asked(2)}`,
      '/guide/words',
      '/data',
    ]
  })
  afterAll(() => browsing.close())

  it.each(settings)(
    'nothing is cut off, only a wide table scrolls, in its frame, and most of the window is the page’s (%s)',
    async (_, setting) => {
      const { viewport, css, letters = 16 } = setting
      const page = await browsing.open({ viewport, bypassCSP: true })
      await sizeText(page, letters)
      for (const address of pages) {
        await page.goto(address)
        if (css) await page.addStyleTag({ content: css })
        const { sideways, scrolling, cut, pinned } = await roomOf(page)
        const wrong = {
          sideways,
          cut,
          scrolling: scrolling.filter((element) => !element.startsWith('div.frame of-4')),
          crowded: pinned > 0.5 && pinned,
        }
        expect({ address, ...wrong }).toEqual({
          address,
          sideways: 0,
          cut: [],
          scrolling: [],
          crowded: false,
        })
      }
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
        `${letters}px`,
      )
    },
  )

  it.each(['light', 'dark'] as const)(
    'in colours of one’s own every control, choice and mark is still seen (%s)',
    async (colorScheme) => {
      const page = await browsing.open({
        viewport: { width: 1280, height: 900 },
        forcedColors: 'active',
        colorScheme,
      })
      const looked = new Set<string>()
      for (const address of pages) {
        await page.goto(address)
        const unseen = await unseenOn(page)
        expect({ address, faults: unseen.faults }).toEqual({ address, faults: [] })
        for (const selector of unseen.looked) looked.add(selector)
      }
      expect(allSeen.filter((selector) => !looked.has(selector))).toEqual([])
    },
  )

  it('nothing ever moves, so that no setting has to stop it', async () => {
    const { text: home } = await browsing.site.get('/')
    const { text: css } = await browsing.site.get(
      /href="(\/assets\/styles[^"]+)"/.exec(home)?.[1] ?? '',
    )
    expect(css.match(/@keyframes|animation|transition|(?<!over)scroll-behavior/g)).toBe(null)
    expect(css.length).toBeGreaterThan(10_000)
  })
})
