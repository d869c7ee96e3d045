import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { textOf } from '../../support/html/html.js'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

const views = new URL('../../../views/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(`${name}.ejs`, views), 'utf8')
/** What a template includes, and what that includes in its turn. */
const includedBy = (name: string): readonly string[] =>
  [...read(name).matchAll(/include\('([a-z/-]+)'/g)].flatMap(([, inner = '']) => [
    inner,
    ...includedBy(inner),
  ])

describe('the page of components', () => {
  let site: VisitorSite
  let html: string
  beforeAll(async () => {
    site = await openNation()
    html = (await site.get('/components').expect(200)).text
  })
  afterAll(() => site.close())

  it('has every partial of the pages on it, but for those that stand around every page', () => {
    const files = readdirSync(new URL('partials/', views), {
      recursive: true,
      encoding: 'utf8',
    }).filter((name) => name.endsWith('.ejs'))
    const partials = files.map((name) => `partials/${name.replace('.ejs', '')}`)
    expect(partials.length).toBeGreaterThan(20)
    expect(new Set([...includedBy('site/pages/components'), ...includedBy('layout')])).toEqual(
      new Set(partials),
    )
  })

  it('shows each of them with real programs: none is left out for want of something to show', () => {
    const wanted = [...read('site/pages/components').matchAll(/id="(?:c-)?([a-z-]+)"/g)].map(
      ([, id]) => id as string,
    )
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    expect(wanted.filter((id) => !ids.has(id) && !ids.has(`c-${id}`))).toEqual([])
  })

  it('names every token that the stylesheet has, with its value', () => {
    const sheet =
      readFileSync(new URL('../../../public/styles/tokens.css', import.meta.url), 'utf8').split(
        '@media',
      )[0] ?? ''
    const text = textOf(html)
    for (const [, name = ''] of sheet.matchAll(/--([a-z0-9-]+):/g))
      expect(text).toMatch(new RegExp(` ${name} [^ ]`))
  })

  it('uses no token anywhere that there is not', () => {
    const folder = new URL('../../../public/styles/', import.meta.url)
    const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.css'),
    )
    const all = sheets.map((name) => readFileSync(new URL(name, folder), 'utf8'))
    const known = new Set(
      all.flatMap((text) => [...text.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name)),
    )
    const used = new Set(
      [html, ...all].flatMap((text) =>
        [...text.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name),
      ),
    )
    expect([...used].filter((name) => !known.has(name))).toEqual([])
  })

  it('is kept out of what search engines list', async () => {
    expect((await site.get('/robots.txt')).text).toContain('Disallow: /components\n')
    expect((await site.get('/sitemap.xml')).text).not.toContain('/components')
  })
})
