import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

/** Links of a page by what they are called, with where they lead. */
const linksOf = (html: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const links = new Map<string, Set<string>>()
  for (const [, href = '', inside = ''] of html.matchAll(
    /<a\b[^>]*? href="([^"]+)"[^>]*>(.*?)<\/a>/gs,
  )) {
    const name = inside
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    links.set(name, (links.get(name) ?? new Set()).add(href))
  }
  return links
}

describe('programs of one name', () => {
  let site: VisitorSite
  beforeAll(async () => {
    site = await openNation()
  })
  afterAll(() => site.close())

  it('at one door, in each of SAMHSA’s lists, are told apart by what they treat: on their cards, and in the names of their links', async () => {
    const { text } = await site
      .get('/programs?near=77030&level=php&q=West+Oaks+Hospital')
      .expect(200)
    const names = [...linksOf(text).keys()].filter((name) =>
      name.startsWith('West Oaks Hospital LP ('),
    )
    expect(names.toSorted()).toEqual([
      expect.stringContaining('Mental health, and substance use with it'),
      expect.stringContaining('Substance use'),
    ])
    const lines = [...text.matchAll(/<dt>Treats<\/dt>\s*<dd>([^<]+)/g)].map(([, line = '']) =>
      line.trim(),
    )
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('are told apart on every page of a search', async () => {
    const { body } = await site.get('/api/v1/programs?state=TX')
    for (let page = 1; page <= body.pages; page += 1) {
      const { text } = await site.get(`/programs?state=TX&sort=name&page=${page}`).expect(200)
      expect([
        page,
        [...linksOf(text)].filter(([, hrefs]) => hrefs.size > 1).map(([name]) => name),
      ]).toEqual([page, []])
    }
  })
})
