import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything, type SearchQuery } from '../../../src/catalog/search/search-query.js'
import { answerSearch } from '../../../src/search/answer/answer-search.js'
import { createIndex } from '../../../src/search/index/program-index.js'
import { callSheetPage } from '../../../src/site/compare/call-sheet-page.js'
import { comparePage } from '../../../src/site/compare/compare-page.js'
import { programPage } from '../../../src/site/program/program-page.js'
import { searchPage } from '../../../src/site/search/search-page.js'
import type { Page } from '../../../src/web/html/page.js'
import { strictView } from '../../../src/web/html/strict-view.js'
import { readTemplates } from '../../../src/web/html/templates.js'
import { bare, places, toSamplePrograms } from '../../search/programs.js'

const TODAY = '2026-11-25'
const folder = new URL('../../../views/', import.meta.url)
const templates = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ejs'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))

const fill = readTemplates()
const html = ({ template, view }: Page): string => fill(template, strictView(view))
const search = (programs: readonly Program[], query: Partial<SearchQuery> = {}): Page => {
  const asked = { ...anything, ...query }
  const answer = answerSearch(createIndex(programs, places), asked, null)
  return searchPage({ query: asked, answer, notes: [], chosen: [], today: TODAY })
}
/**
 * A bar included 20 times a page costs 4 µs more than its text written out three times would; a
 * card's body is kept as HTML; a text with a date or a link is filled in 1 µs, and a page with
 * thirty takes as long as with theirs written out; a field costs 1.5 µs, a cell of a table 0.4 µs;
 * filters and tables of facts are included once for each of five groups.
 * Measured.
 */
const oftenIncluded = [
  'partials/text/dated',
  'partials/text/linked',
  'partials/facts/source',
  'partials/form/field',
  'partials/form/fields',
  'partials/table/cell',
  'partials/facts/hours-bar',
  'partials/search/card-body',
  'partials/search/facets',
  'partials/table/table',
  'partials/facts/meanings',
]
const attributes = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value]) => value as string)

describe('a template', () => {
  it.each(templates)(
    '$name prints everything escaped, but for includes of literal names and the page’s own body',
    ({ name, text }) => {
      const raw = [...text.matchAll(/<%-([^%]*)%>/g)].map(([, inside = '']) => inside.trim())
      const body = name.endsWith('layout.ejs') ? ['view.body'] : []
      expect(
        raw.filter(
          (inside) =>
            !/^include\('[a-z/-]+', \{ view(?:: [^()]+)? \}\)$/.test(inside) &&
            !body.includes(inside),
        ),
      ).toEqual([])
    },
  )

  it.each(templates)('$name includes nothing inside a loop but what was measured', ({ text }) => {
    let depth = 0
    for (const [, inside = ''] of text.matchAll(/<%[-=]?([^%]*)%>/g)) {
      if (
        inside.includes('include(') &&
        !oftenIncluded.some((name) => inside.includes(`'${name}'`))
      )
        expect(depth).toBe(0)
      if (inside.includes('for (')) depth += 1
      else if (depth > 0 && inside.includes('if (') && !inside.includes('else')) depth += 1
      else if (depth > 0 && inside.trim() === '}') depth -= 1
    }
  })

  it.each(templates)(
    '$name has no style, script or handler of its own, and every attribute in quotes',
    ({ text }) => {
      const markup = text.replace(/<%[^%]*%>/g, 'x')
      expect(markup).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i)
      expect(markup.match(/<script(?![^>]* src="x")/g)).toBeNull()
      expect(markup.replace(/"[^"]*"/g, '""')).not.toMatch(/<[a-z][^>]*\s[a-z-]+=[^"]/i)
    },
  )

  it.each(templates)(
    '$name decides nothing: it compares no two values and says no sentence',
    ({ text }) => {
      for (const [, inside = ''] of text.matchAll(/<%[-=]?([^%]*)%>/g))
        expect(inside).not.toMatch(/===|!==|[^=]>=?[^=]|<|\?|&&|\|\|/)
      const words = text.replace(/<%[^%]*%>/g, '').replace(/<[^>]*>/g, ' ')
      expect(words).not.toMatch(/\p{L}{2,}/u)
    },
  )

  it('fails when it asks for something that its page does not have', () => {
    const { template, view } = programPage(bare, TODAY)
    const { name: _, ...without } = view as Record<string, unknown>
    expect(() => fill(template, strictView(without))).toThrow('view.name')
  })
})

describe('markup in what a listing says', () => {
  const evil = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`
  const program: Program = {
    ...bare,
    slug: 'evil-aaaa',
    name: evil,
    organization: evil,
    cost: evil,
    location: {
      street: evil,
      city: evil,
      state: 'OH',
      zip: '43210',
      lat: null,
      lon: null,
      precision: 'exact',
    },
    hours: { ...bare.hours, min: 9, max: 12, clockMin: 9, clockMax: 12, statedAs: evil },
    intake: { url: 'javascript:alert(1)', phone: null },
    website: 'https://example.org/?a="b"&c=<d>',
    facts: {
      cost: {
        source: `https://example.org/"><b>`,
        scope: 'program',
        checkedOn: null,
        method: 'page',
        statedAs: evil,
      },
      hours: {
        source: 'editor',
        scope: 'program',
        checkedOn: null,
        method: 'phone',
        statedAs: evil,
      },
    },
  }
  const pages: readonly (readonly [string, Page])[] = [
    ['search', search([program, bare], { program: ['evil-aaaa'], q: 'alert' })],
    ['program', programPage(program, TODAY)],
    ['compare', comparePage([program, bare], [evil], 1, false, TODAY)],
    ['compare-empty', comparePage([program], [evil], 1, false, TODAY)],
    ['call sheet', callSheetPage([program], [evil], 1, TODAY)],
  ]

  it.each(pages)('stays text on the %s page', (_, page) => {
    const text = html(page)
    expect(text).toContain('&lt;script&gt;alert(1)')
    expect(text).not.toMatch(/<script|<img|<b>alert|javascript:/)
    expect(
      attributes(text, 'href').filter(
        (href) => !/^(?:\/|#|https:\/\/example\.org\/|tel:\+?\d)/.test(href),
      ),
    ).toEqual([])
  })
})

describe('pages made from many programs', () => {
  const programs = toSamplePrograms(120)
  const columbus = { kind: 'city', city: 'Columbus', state: 'OH' } as const
  const texts: readonly (readonly [string, string])[] = [
    ['search', html(search(programs))],
    [
      'search near a place',
      html(
        search(programs, {
          near: columbus,
          within: 100,
          program: ['sample-1', 'sample-2', 'sample-3', 'sample-4'],
        }),
      ),
    ],
    [
      'search without a result',
      html(search(programs, { q: 'nothing fits', chosen: { level: ['iop'] } })),
    ],
    ['compare', html(comparePage(programs.slice(0, 4), [], 0, false, TODAY))],
    ['differences', html(comparePage(programs.slice(0, 2), [], 0, true, TODAY))],
    ['call sheet', html(callSheetPage(programs.slice(0, 4), [], 0, TODAY))],
    ...programs
      .slice(0, 40)
      .map((program) => [`program ${program.slug}`, html(programPage(program, TODAY))] as const),
  ]

  it.each(texts)('never print a missing value: %s', (_, text) => {
    expect(text.replaceAll(/<[^>]*>/g, ' ')).not.toMatch(/undefined|\bnull\b|NaN|\[object/)
  })

  it.each(texts)('give every id once, and every label a control: %s', (_, text) => {
    const ids = attributes(text, 'id')
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
    expect(
      ['for', 'aria-labelledby', 'popovertarget']
        .flatMap((name) => attributes(text, name).flatMap((value) => value.split(' ')))
        .filter((id) => !ids.includes(id)),
    ).toEqual([])
  })

  it.each(texts)('send nobody to another site with a referrer or an opener: %s', (_, text) => {
    for (const [link] of text.matchAll(/<a [^>]*href="https?:[^>]*>/g))
      expect(link).toContain('rel="noopener noreferrer nofollow"')
  })
})
