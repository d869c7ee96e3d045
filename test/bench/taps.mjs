import { median } from './load.mjs'
import { openedPage } from './opened-page.mjs'

/** What is tapped on a search, and how one knows that its answer is there. */
export const taps = [
  [
    'a filter',
    (page) => page.locator('input[name="payment"][value="medicaid"]'),
    (url) => url.searchParams.has('payment'),
  ],
  [
    'a program for comparison',
    (page) => page.locator('.card .button').nth(2),
    (url) => url.searchParams.has('program'),
  ],
  [
    'the next page',
    (page) => page.locator('.pager a[rel="next"]'),
    (url) => url.searchParams.has('page'),
  ],
]

/**
 * Runs in the page: keeps the longest event until its frame was shown, by the browser's own count,
 * and the longest task.
 */
const listen = () => {
  const longest = { event: 0, task: 0 }
  window.longest = longest
  const keep = (name) => (list) => {
    for (const { duration } of list.getEntries())
      longest[name] = Math.max(longest[name], Math.round(duration))
  }
  new PerformanceObserver(keep('event')).observe({ type: 'event', durationThreshold: 16 })
  new PerformanceObserver(keep('task')).observe({ type: 'longtask' })
}

/** Taps five times, each time on a new page; the middle of each figure in milliseconds. */
export const tapped = async (browser, [what, find, isAnswered], look) => {
  const taken = []
  for (let i = 0; i < 5; i++) {
    const { page, close } = await openedPage(browser, look)
    await page.goto('/programs?near=10001')
    await page.evaluate(listen)
    const target = find(page)
    await target.scrollIntoViewIfNeeded()
    const start = performance.now()
    await target.click()
    await page.waitForURL(isAnswered)
    const answered = performance.now() - start
    await page.waitForTimeout(300)
    taken.push({ ...(await page.evaluate(() => window.longest)), answered })
    await close()
  }
  const [event, task, answered] = ['event', 'task', 'answered'].map((name) =>
    Math.round(median(taken.map((one) => one[name]))),
  )
  return { what, event, task, answered }
}
