import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds wrong with a page as it stands, a line for each rule. It is put in past our
 * policy, which would rightly refuse it: open the page with `bypassCSP`.
 */
export const axeOf = async (page) => {
  await page.addScriptTag({ content: script })
  // Only what is wrong is gathered whole: on a long form what is right is most of the work.
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run({ resultTypes: ['violations'] }),
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}
