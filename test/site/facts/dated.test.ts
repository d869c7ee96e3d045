import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { anything } from '../../../src/catalog/search/search-query.js'
import { say } from '../../../src/messages/say.js'
import { callSheetPage } from '../../../src/site/compare/call-sheet-page.js'
import { comparePage } from '../../../src/site/compare/compare-page.js'
import { embedSource, sourceOf } from '../../../src/site/facts/fact-source.js'
import { programPage } from '../../../src/site/program/program-page.js'
import { toCard } from '../../../src/site/search/card.js'
import { readTemplates } from '../../../src/web/html/templates.js'
import { bare } from '../../search/programs.js'
import { textOf } from '../../support/html/html.js'
import { openTown, type VisitorSite } from '../../support/site/open-visitors.js'

const said = {
  source: 'editor',
  scope: 'program',
  method: 'phone',
  checkedOn: '2026-11-03',
} as const
const program = {
  ...bare,
  payment: ['medicaid'] as const,
  phone: '614-555-0142',
  facts: { payment: said, phone: said },
  checkedOn: '2026-11-03',
}
const MARKED =
  '<time datetime="2026-11-03"><span class="ago">3 weeks ago, </span>Nov\u00a03,\u00a02026</time>'
const fill = readTemplates()

describe('how long ago something was', () => {
  it.each([
    [-1, 'today'],
    [0, 'today'],
    [1, 'yesterday'],
    [2, '2 days ago'],
    [13, '13 days ago'],
    [14, '2 weeks ago'],
    [59, '8 weeks ago'],
    [60, '2 months ago'],
    [365, '12 months ago'],
    [730, '2 years ago'],
    [4000, '11 years ago'],
  ])('is, %i days later, %s', (days, text) => {
    expect(say.facts.ago(days)).toBe(text)
  })

  it('stands inside a sentence, its date marked for machines', () => {
    const source = embedSource(sourceOf(said, '2026-11-25'), (text) => `Who said this: ${text}.`)
    expect(source.text).toBe(
      'Who said this: Our editors, about this program, by phone, checked Nov\u00a03,\u00a02026.',
    )
    expect(source.on).toEqual({
      day: '2026-11-03',
      ago: '3 weeks ago',
      date: 'Nov\u00a03,\u00a02026',
    })
    expect(source.before + source.on?.date + source.after).toBe(source.text)
  })
})

describe('a day that something was checked', () => {
  let site: VisitorSite
  beforeAll(async () => {
    site = await openTown({ SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it.each([
    ['program', programPage(program, '2026-11-25')],
    ['comparison', comparePage([program, bare], [], 0, false, '2026-11-25')],
    ['call sheet', callSheetPage([program], [], 0, '2026-11-25')],
  ])('is said as people do, with its date, on a page of a %s', (_, { template, view }) => {
    expect(fill(template, view)).toContain(MARKED)
  })

  it('on a card is another text the next day, though a card is kept', () => {
    const found = site.catalogue.find(anything)
    const row = { ...(found.programs[0] as (typeof found.programs)[number]), program }
    const checked = (today: string) => toCard(row, program.name, found, anything, null, today).body
    expect(fill('partials/search/card-body', checked('2026-11-25'))).toContain(
      `${MARKED}, by phone`,
    )
    expect(checked('2026-11-25')).toBe(checked('2026-11-25'))
    expect(textOf(fill('partials/search/card-body', checked('2026-12-25')))).toContain(
      'Checked 7 weeks ago, Nov 3, 2026, by phone',
    )
  })

  it('is marked wherever a page names one', async () => {
    const provided = site.catalogue.find({
      ...anything,
      chosen: { source: ['provider'] },
      sort: 'checked',
    }).programs
    const samples = provided.map(({ program: { slug } }) => slug)
    const asked = samples.slice(0, 4).map((slug) => `program=${slug}`)
    const pages = [
      '/programs?source=provider&sort=checked',
      ...samples.map((slug) => `/programs/${slug}`),
      ...['/compare', '/call-sheet'].map((path) => `${path}?${asked.join('&')}`),
    ]
    const named = await Promise.all(
      pages.map(async (address) => (await site.get(address).expect(200)).text),
    )
    expect(named.join('')).toMatch(
      /<time datetime="\d{4}-\d\d-\d\d"><span class="ago">[^<]+ ago, <\/span>/,
    )
    for (const text of named)
      expect(textOf(text.replace(/<time[\s\S]*?<\/time>/g, ''))).not.toMatch(
        /\b(?:[A-Z][a-z]{2} \d{1,2}, 20\d\d|20\d\d-\d\d-\d\d)\b/,
      )
  })

  it('is on paper the date alone, which stays true', () => {
    expect(
      readFileSync(new URL('../../../public/styles/print.css', import.meta.url), 'utf8'),
    ).toMatch(/\.ago \{\s+display: none;/)
  })
})
