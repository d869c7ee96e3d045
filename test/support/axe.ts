import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const script = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
declare global {
  var axe: {
    run: (options?: { resultTypes: readonly string[] }) => Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>
  }
}

/** What axe finds wrong with a page as it stands. It is put in past our policy, which would rightly refuse it: open the page with `bypassCSP`. */
export const axeOf = async (page: Page): Promise<readonly string[]> => {
  await page.addScriptTag({ content: script })
  // Only what is wrong is gathered whole: on a long form what is right is most of the work.
  const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }))
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
}
