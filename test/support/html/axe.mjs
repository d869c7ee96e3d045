import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Half a megabyte, which takes as long to send to a page as axe to read it: it is sent once, and
 * again by the browser itself to what the page goes to next.
 */
const loadAxe = async (page) => {
  if (await page.evaluate(() => 'axe' in globalThis)) return
  await page.addInitScript({ content: script })
  await page.evaluate(script)
}

/** What axe finds wrong with a page as it stands, a line for each rule. */
export const axeOf = async (page) => {
  await loadAxe(page)
  // Only what is wrong is gathered whole: on a long form what is right is most of the work.
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ resultTypes: ['violations'] }),
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}
