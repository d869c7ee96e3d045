import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import type { Catalogue } from '../../../src/live/catalogue.js'
import { createVisitorApp } from '../../../src/visitor-app.js'
import { createLog } from '../../../src/web/log/log.js'
import { openTown, type VisitorSite } from '../../support/site/open-visitors.js'

/** What the address alone needs: the cities of a name, and the programs that are chosen. */
const lookups = ['citiesNamed', 'program', 'wasListed']
/** What the frame and the cache of every page ask. */
const frame = ['age', 'state']

describe('the search page', () => {
  let site: VisitorSite
  const calls: string[] = []
  const counted = (catalogue: Catalogue): Catalogue =>
    Object.fromEntries(
      Object.entries(catalogue).map(([name, value]) => [
        name,
        typeof value === 'function'
          ? (...given: readonly unknown[]) => {
              calls.push(name)
              return (value as (...all: readonly unknown[]) => unknown)(...given)
            }
          : value,
      ]),
    ) as Catalogue
  beforeAll(async () => {
    site = await openTown()
  })
  afterAll(() => site.close())

  it('is made of one answer: the catalogue is asked once, and not again while it is made', async () => {
    const app = createVisitorApp({
      catalogue: counted(site.catalogue),
      reports: { add: async () => 'away', find: async () => 'away' },
      config: site.config,
      log: createLog('info', () => {}),
    })
    const [one] = site.catalogue.programs()
    for (const [query, shows] of [
      ['', 'class="cards"'],
      ['state=OH&page=2', 'class="cards"'],
      ['near=43215&within=10&payment=medicaid', 'class="chips"'],
      ['near=Columbus', 'class="cards"'],
      ['near=Albany', 'Which one?'],
      ['q=recovry', 'Search “recovry” as typed'],
      ['q=iop in columbus ohio', 'Search instead:'],
      ['q=nothinglikethis&near=43215&payment=medicaid&hours_max=2', 'Nothing fits all of this yet'],
      [`program=${one?.slug}&program=nobody-here-aaaa`, 'class="tray"'],
    ] as const) {
      calls.length = 0
      const { text } = await supertest(app).get(`/programs?${query}`).expect(200)
      expect([query, text.includes(shows)]).toEqual([query, true])
      const asked = calls.filter((name) => !frame.includes(name))
      expect([query, asked.at(-1)]).toEqual([query, 'answerSearch'])
      expect(asked.slice(0, -1).filter((name) => !lookups.includes(name))).toEqual([])
    }
  })
})
