import { spawnSync } from 'node:child_process'

/** A browser draws no picture that is longer. */
const LONGEST = 16_000

const deeds = {
  press: (page, selector) => page.locator(selector).first().click(),
  type: (page, selector, text) => page.locator(selector).pressSequentially(text),
  scroll: (page, y) => page.evaluate((to) => scrollTo(0, to), y),
}

/**
 * Goes to a page and brings it into its state.
 * @throws where it answers with another status than the list says
 */
export const reach = async (page, { at, name, do: steps = [], status = 200 }, made) => {
  const address = at.replace(/\{(\w+)\}/g, (_, word) => made[word])
  const answer = await page.goto(address)
  if (answer.status() !== status)
    throw new Error(`${name} (${address}) answers ${answer.status()}, not ${status}`)
  for (const [deed, ...how] of steps) await deeds[deed](page, ...how)
  if (steps.length > 0) await page.waitForLoadState('networkidle')
}

/** Makes the window as long as the page, so that what is pinned stands where it ends up. */
export const unroll = async (page, { width, height }) => {
  const whole = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(Math.max(whole, height), LONGEST) })
}

/** The page on paper: a PDF, and where there is `pdftoppm`, a picture of each sheet. */
export const print = async (page, file) => {
  await page.pdf({ path: `${file}.pdf`, format: 'Letter', preferCSSPageSize: true })
  spawnSync('pdftoppm', ['-r', '80', '-png', `${file}.pdf`, file])
}

/** The window as a WebP, which Playwright itself cannot write, at so many times its size. */
export const takeSmall = async (page, quality, scale = 1) => {
  // A window that was never drawn cannot be caught.
  await page.screenshot()
  const line = await page.context().newCDPSession(page)
  const {
    x,
    y,
    clientWidth: width,
    clientHeight: height,
  } = await line.send('Page.getLayoutMetrics').then(({ cssLayoutViewport }) => ({
    ...cssLayoutViewport,
    x: cssLayoutViewport.pageX,
    y: cssLayoutViewport.pageY,
  }))
  const { data } = await line.send('Page.captureScreenshot', {
    format: 'webp',
    quality,
    clip: { x, y, width, height, scale },
  })
  return Buffer.from(data, 'base64')
}

/** The first sheet of a PDF as a WebP so wide, or null where there is no `pdftoppm` to draw it. */
export const takeSheet = async (page, pdf, width, quality) => {
  const { status, stdout } = spawnSync('pdftoppm', ['-r', '150', '-png', '-singlefile', pdf], {
    maxBuffer: 2 ** 26,
  })
  if (status !== 0) return null
  await page.setViewportSize({ width, height: Math.round((width * 11) / 8.5) })
  // Our own pages forbid to be written into.
  await page.goto('about:blank')
  await page.setContent(
    `<body style="margin:0"><img style="display:block;width:100%" src="data:image/png;base64,${stdout.toString('base64')}">`,
  )
  return takeSmall(page, quality)
}
