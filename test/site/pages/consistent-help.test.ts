import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { storyEngine } from '../../support/database/fresh-database.js'
import { pagesOf } from '../../support/site/addresses.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

/**
 * The parts of a page in the order that they are read and tabbed through; the tray is there only
 * when something is chosen.
 */
const partsOf = (html: string): readonly string[] =>
  [
    ...html.matchAll(
      /<(header class="top"|aside class="crisis"|main id="main"|aside class="tray"|footer class="foot")/g,
    ),
  ]
    .map(([, part = '']) => part.replace(/.*="|"/g, ''))
    .filter((part) => part !== 'tray')
const partOf = (html: string, start: string, end: string): string =>
  html.slice(html.indexOf(start), html.indexOf(end, html.indexOf(start)))
/** The same on every page but for the mark of where one is. */
const unmarked = (html: string): string => html.replaceAll(' aria-current="page"', '')

describe('help (WCAG 2.2, 3.2.6)', () => {
  let site: Site
  beforeAll(async () => {
    site = await openTownSite(storyEngine, { SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('is in the same place on every page, errors too: leaving, the crisis lines, then the page, then the links to help', async () => {
    const home = (await site.get('/').expect(200)).text
    for (const address of [...(await pagesOf(site)), '/programs/gone-aaaa', '/programs/%']) {
      const { text } = await site.get(address)
      expect({ address, parts: partsOf(text) }).toEqual({
        address,
        parts: ['top', 'crisis', 'main', 'foot'],
      })
      for (const [start, end] of [
        ['<header class="top"', '</header>'],
        ['<aside class="crisis"', '</aside>'],
        ['<footer class="foot"', '</footer>'],
      ] as const)
        expect({ address, part: unmarked(partOf(text, start, end)) }).toEqual({
          address,
          part: unmarked(partOf(home, start, end)),
        })
    }
  })

  it('leads from every page to the statement of access and to leaving safely', async () => {
    const foot = partOf((await site.get('/nowhere')).text, '<footer class="foot"', '</footer>')
    for (const href of ['/accessibility', '/safety']) expect(foot).toContain(`href="${href}"`)
  })
})
