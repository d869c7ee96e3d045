import { existsSync } from 'node:fs'
import { describe } from '@jest/globals'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { anything } from '../../src/catalog/search-query.js'
import { listen } from '../../src/web/http-server.js'
import { openSite, type Site } from './open-site.js'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
/** Without these Chromium asks its maker for this and that at every start. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What is not there after this long will not come; shorter than a test may take, so that the test can say what it missed. */
const LONGEST_MS = 15_000

/** For what needs a browser; left out where there is none. */
export const describeBrowser = existsSync(executablePath) ? describe : describe.skip

/** The site on a port of its own, and a browser to see it with. `open` gives a page in a new, empty context. */
export type Browsing = Readonly<{ site: Site; origin: string; open: (options?: BrowserContextOptions) => Promise<Page>; close: () => Promise<void> }>

export const browse = async (settings: Readonly<Record<string, string>> = { SAMPLE_PROGRAMS: 'true' }): Promise<Browsing> => {
  const site = await openSite('embedded', settings)
  const door = await listen(site.app, { port: 0, host: '127.0.0.1' })
  const browser: Browser = await chromium.launch({ executablePath, args: quiet })
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

/** Every kind of page that a visitor can see, with something on it. */
export const pagesOf = ({ house }: Site): readonly string[] => {
  const all = house.programs().map(({ slug }) => slug)
  const samples = house.find({ ...anything, chosen: { source: ['provider'] } }).programs.map(({ program }) => program.slug)
  const compared = (slugs: readonly string[]): string => slugs.map((slug) => `program=${slug}`).join('&')
  return [
    '/',
    '/programs',
    `/programs?near=43215&payment=medicaid&hours_max=12&hours_unknown=1&${compared(samples.slice(0, 2))}`,
    '/programs?near=99950&within=5&age=children&nonsense=1',
    `/programs/${all[1000]}`,
    ...samples.slice(0, 3).map((slug) => `/programs/${slug}`),
    '/compare',
    `/compare?${compared(samples.slice(0, 1))}`,
    `/compare?${compared(samples.slice(0, 2))}`,
    `/compare?${compared([...samples.slice(2, 4), ...all.slice(0, 2)])}`,
    `/call-sheet?${compared(samples.slice(0, 2))}`,
    '/guide',
    '/guide/words',
    '/about',
    '/privacy',
    '/safety',
    '/data',
    '/nowhere',
  ]
}
