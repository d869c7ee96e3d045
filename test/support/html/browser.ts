import type { RequestListener } from 'node:http'
import { describe } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { listen } from '../../../src/web/http/http-server.js'
import { storyEngine } from '../database/fresh-database.js'
import { openTownSite, type Site } from '../site/open-site.js'
import { hasChromium, launchChromium } from './chromium.mjs'

/**
 * What is not there after this long will not come; shorter than a test may take, so that the test
 * can say what it missed.
 */
const LONGEST_MS = 15_000

/** For what needs a browser; left out where there is none, which CI counts as failed. */
export const describeBrowser = hasChromium ? describe : describe.skip

/**
 * The site on a port of its own, and a browser to see it with. `open` gives a page in a new, empty
 * context.
 */
export type Browsing = Readonly<{
  site: Site
  origin: string
  open: (options?: BrowserContextOptions) => Promise<Page>
  close: () => Promise<void>
}>

/**
 * `line` is what stands between the site and the browser: by default nothing. `openOver` is what it
 * is opened over: the town, or the whole catalogue (`openSite`).
 */
export const browse = async (
  settings: Readonly<Record<string, string>> = { SAMPLE_PROGRAMS: 'true' },
  line: (app: RequestListener) => RequestListener = (app) => app,
  openOver: typeof openTownSite = openTownSite,
): Promise<Browsing> => {
  const site = await openOver(storyEngine, settings)
  const door = await listen(line(site.app), { port: 0, host: '127.0.0.1' })
  const browser = await launchChromium()
  const origin = `http://127.0.0.1:${door.port}`
  return {
    site,
    origin,
    open: async (options = {}) => {
      const context = await browser.newContext({ baseURL: origin, ...options })
      context.setDefaultTimeout(LONGEST_MS)
      return context.newPage()
    },
    close: async () => {
      await browser.close()
      await door.stop()
      await site.close()
    },
  }
}
