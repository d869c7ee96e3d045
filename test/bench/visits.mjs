import { openedPage } from './opened-page.mjs'

/**
 * Runs in the page: how much moved, and when something was first seen and all was there, in
 * milliseconds.
 */
const lookBack = async () => {
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))
  const shifts = new PerformanceObserver(() => {})
  shifts.observe({ type: 'layout-shift', buffered: true })
  return {
    shift: shifts.takeRecords().reduce((sum, { value }) => sum + value, 0),
    seen: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    there: performance.getEntriesByType('navigation')[0].loadEventEnd,
  }
}

/**
 * A first visit: requests and bytes as they came over the line, headers included, and how it
 * looked. The icon counts, asked for or not.
 */
export const visited = async (browser, address, look) => {
  const { page, devtools, close } = await openedPage(browser, look)
  const asked = new Map()
  const bytes = new Map()
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) =>
    asked.set(requestId, request.url),
  )
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(asked.get(requestId), encodedDataLength),
  )
  await page.goto(address)
  const felt = await page.evaluate(lookBack)
  const icon = new URL(await page.locator('link[rel="icon"]').getAttribute('href'), look.baseURL)
    .href
  if (!bytes.has(icon)) bytes.set(icon, (await (await fetch(icon)).arrayBuffer()).byteLength)
  await close()
  return {
    ...felt,
    requests: bytes.size,
    kB: [...bytes.values()].reduce((sum, one) => sum + one, 0) / 1000,
  }
}
