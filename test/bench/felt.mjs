// How pages come and answer in a real browser, over the bundled catalogue: what a first visit of
// each kind weighs, asks for and moves, when it is seen on a slow connection, and what a tap takes.
import { hasChromium, launchChromium } from '../support/html/chromium.mjs'
import { started } from './child.mjs'
import { feltPages } from './felt-pages.mjs'
import { slow } from './opened-page.mjs'
import { tapped, taps } from './taps.mjs'
import { visited } from './visits.mjs'

/**
 * Kilobytes packed and with everything; a document, a stylesheet, a script and an icon; and nothing
 * that moves.
 */
const bounds = { kB: 60, requests: 4, shift: 0 }
/**
 * Milliseconds: from a tap to the next frame it is still felt as at once; a longer task of a script
 * would hold the next tap up.
 */
const AT_ONCE = 200
const LONG_TASK = 50
/** A phone of the middle, as browsers' own tools have it. */
const PHONE = 4

const say = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`)
const head = (...cells) => {
  say(...cells)
  say(...cells.map(() => '---'))
}
const mark = (met) => (met ? 'met' : 'NOT MET')
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`

const visits = async (browser, baseURL) => {
  const all = []
  head(
    'first visit',
    'requests',
    'kB',
    'shift at 360 px',
    'at 1280 px',
    'both on slow 3G',
    'there: seen after',
    'whole after',
    'bounds',
  )
  for (const [kind, address] of await feltPages(baseURL)) {
    const narrow = await visited(browser, address, { width: 360, baseURL })
    const wide = await visited(browser, address, { width: 1280, baseURL })
    const far = await visited(browser, address, { width: 360, baseURL, connection: slow })
    const away = await visited(browser, address, { width: 1280, baseURL, connection: slow })
    const { requests, kB } = narrow
    const farShift = Math.max(far.shift, away.shift)
    const met =
      kB < bounds.kB &&
      requests <= bounds.requests &&
      Math.max(narrow.shift, wide.shift, farShift) <= bounds.shift
    say(
      kind,
      requests,
      kB.toFixed(1),
      narrow.shift,
      wide.shift,
      farShift,
      seconds(far.seen),
      seconds(far.there),
      mark(met),
    )
    all.push(kB)
  }
  process.stdout.write('\n')
  return Math.max(...all)
}
const answers = async (browser, baseURL) => {
  const all = []
  head(
    'tapped',
    'to the next frame',
    'on a processor four times slower',
    'longest task',
    'answer there after',
    'bounds',
  )
  for (const tap of taps) {
    const { what, event, task, answered } = await tapped(browser, tap, { width: 1280, baseURL })
    const { event: slowly } = await tapped(browser, tap, { width: 1280, baseURL, slower: PHONE })
    const longest = task === 0 ? `under ${LONG_TASK} ms` : `${task} ms`
    say(
      what,
      `${event} ms`,
      `${slowly} ms`,
      longest,
      `${answered} ms`,
      mark(slowly <= AT_ONCE && task <= LONG_TASK),
    )
    all.push(slowly)
  }
  process.stdout.write('\n')
  return Math.max(...all)
}

export const felt = async () => {
  if (!hasChromium) {
    process.stdout.write('Nothing is felt without a Chromium: set CHROMIUM.\n\n')
    return []
  }
  const server = await started('serve.mjs', ['real'])
  const browser = await launchChromium()
  try {
    const baseURL = `http://127.0.0.1:${server.line}`
    const heaviest = await visits(browser, baseURL)
    const latest = await answers(browser, baseURL)
    return [
      {
        what: 'the heaviest first visit, packed, with everything, against its bound',
        unit: 'kB',
        ours: heaviest,
        theirs: bounds.kB,
        reach: 1,
        most: true,
      },
      {
        what: 'the latest next frame after a tap, on a processor four times slower, against its bound',
        unit: 'ms',
        ours: latest,
        theirs: AT_ONCE,
        reach: 1,
        most: true,
      },
    ]
  } finally {
    await browser.close()
    server.stop()
  }
}
