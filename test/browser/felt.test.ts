import type { RequestListener } from 'node:http'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type Browsing, browse, describeBrowser } from '../support/html/browser.js'
import { addressesOf } from '../support/site/addresses.js'

/**
 * As over a slow line, a page comes in parts, each long enough after the one before to be painted
 * without it; the script comes last.
 */
const PARTS = 3
const PAUSE_MS = 120
const inParts =
  (app: RequestListener): RequestListener =>
  (req, res) => {
    // In the clear, so that a browser can read every part of a page as it comes.
    req.headers['accept-encoding'] = 'identity'
    const end = res.end.bind(res)
    const send = (body: Buffer): void => {
      const late = String(res.getHeader('content-type')).startsWith('text/javascript')
      const part = late
        ? body.length
        : Math.ceil(
            body.length /
              (String(res.getHeader('content-type')).startsWith('text/html') ? PARTS : 1),
          )
      const next = (from: number): void => {
        if (from >= body.length) return void end()
        res.write(body.subarray(from, from + part))
        setTimeout(next, PAUSE_MS, from + part)
      }
      setTimeout(next, late ? PAUSE_MS * (PARTS + 1) : 0, 0)
    }
    res.end = ((body?: string | Buffer) => {
      if (body === undefined) end()
      else send(Buffer.from(body))
      return res
    }) as typeof res.end
    app(req, res)
  }

describeBrowser('a page as it comes', () => {
  let browsing: Browsing
  let pages: readonly string[]
  beforeAll(async () => {
    browsing = await browse({ SAMPLE_PROGRAMS: 'true' }, inParts)
    const { site } = browsing
    const [a, b, c, d] = site.catalogue.programs().map(({ slug }) => `program=${slug}`)
    const searches = [
      '/programs?near=43215',
      '/programs?state=OH',
      `/programs?near=43215&payment=medicaid&${a}&${b}`,
      '/programs?q=nothing at all',
    ]
    pages = [...searches, `/compare?${a}&${b}&${c}&${d}`]
    for (const address of await addressesOf(site))
      if ((await site.get(address)).type === 'text/html') pages = [...pages, address]
  })
  afterAll(() => browsing.close())

  it.each([360, 1280])(
    'asks for a stylesheet and a script and nothing else, needs no font of ours, and nothing on it moves (%i px)',
    async (width) => {
      const page = await browsing.open({ viewport: { width, height: 740 } })
      // Nothing is kept between pages: each is a first visit.
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('Network.enable')
      await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
      let kinds: string[] = []
      // Whether and when the icon is asked for is the browser's own affair.
      page.on(
        'request',
        (request) => request.url().endsWith('.svg') || kinds.push(request.resourceType()),
      )
      for (const address of pages) {
        kinds = []
        await page.goto(address)
        const { moved, fonts } = await page.evaluate(async () => {
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
          const shifts = new PerformanceObserver(() => {})
          shifts.observe({ type: 'layout-shift', buffered: true })
          const moved = shifts
            .takeRecords()
            .reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0)
          return { moved, fonts: document.fonts.size }
        })
        expect({ address, kinds, moved, fonts }).toEqual({
          address,
          kinds: ['document', 'stylesheet', 'script'],
          moved: 0,
          fonts: 0,
        })
      }
    },
  )
})
