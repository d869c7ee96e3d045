import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parseSearchQuery } from '../../../src/catalog/search/search-query.js'
import { valuesOf } from '../../../src/catalog/vocabulary/vocabulary.js'
import { textOf } from '../../support/html/html.js'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

/** A state as the drawing shows it: where it leads, its name, and the number in its name. */
type Drawn = Readonly<{ href: string; name: string; count: number }>

const mapOf = (html: string): string | null =>
  /<section class="map us-map"[\s\S]*?<\/section>/.exec(html)?.[0] ?? null
const toNumber = (text: string | undefined): number => Number(text?.replaceAll(',', ''))
const statesOf = (map: string | null): readonly Drawn[] =>
  [...(map ?? '').matchAll(/<a href="([^"]*)" aria-label="([^":]*): ([\d,]+) programs?">/g)].map(
    ([, href = '', name = '', count]) => ({
      href: href.replaceAll('&amp;', '&'),
      name,
      count: toNumber(count),
    }),
  )
const listOf = (map: string | null): ReadonlyMap<string, number> =>
  new Map(
    [...(map ?? '').matchAll(/<li><(?:a|span)[^>]*>([^<]*)<\/(?:a|span)> <b>([\d,]+)<\/b>/g)].map(
      ([, name = '', count]) => [name, toNumber(count)],
    ),
  )
const sum = (numbers: Iterable<number>): number =>
  [...numbers].reduce((all, number) => all + number, 0)

describe('the map of the nation', () => {
  let site: VisitorSite
  const page = async (query: string): Promise<string> =>
    (await site.get(`/programs?${query}`).expect(200)).text
  const total = async (query: string): Promise<number> =>
    (await site.get(`/api/v1/programs?${query}`).expect(200)).body.total
  beforeAll(async () => {
    site = await openNation({ SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('leads from every state to as many programs as it says, with every other filter as it was', async () => {
    for (const query of [
      '',
      'payment=medicaid&age=children&q=recovery',
      'state=OH&state=TX&level=php',
      'source=provider',
      'hours_min=9&hours_unknown=1&sort=checked&page=2',
      'q=state%3DOH+house',
    ]) {
      const states = statesOf(mapOf(await page(query)))
      expect(states.length).toBeGreaterThan(0)
      for (const { href, count } of [...states.slice(0, 4), ...states.slice(-2)]) {
        const [asked, given] = [new URLSearchParams(href.split('?')[1]), new URLSearchParams(query)]
        expect(asked.getAll('state')).toHaveLength(1)
        expect(await total(asked.toString())).toBe(count)
        for (const params of [asked, given]) for (const key of ['state', 'page']) params.delete(key)
        expect([...asked].sort()).toEqual([...given].sort())
      }
    }
  })

  it('has the numbers of the list: who is in several states or in none is counted in words', async () => {
    for (const query of [
      '',
      'payment=medicaid',
      'state=OH&state=TX',
      'state=OH&state=not-stated',
      'source=provider',
      'telehealth=virtual',
      'telehealth=hybrid',
    ]) {
      const map = mapOf(await page(query))
      const list = sum(listOf(map).values())
      const text = textOf(map ?? '')
      const repeats = toNumber(/([\d,]+) more in all/.exec(text)?.[1] ?? '0')
      const nowhere = toNumber(
        /([\d,]+) programs? of the list names? no state/.exec(text)?.[1] ?? '0',
      )
      expect({ query, total: list - repeats + nowhere }).toEqual({
        query,
        total: await total(query),
      })
    }
  })

  it('draws only the states that are asked for, and lists territories that it cannot draw', async () => {
    expect(statesOf(mapOf(await page('state=OH&state=TX'))).map(({ name }) => name)).toEqual([
      'Ohio',
      'Texas',
    ])
    const map = mapOf(await page(''))
    expect([...listOf(map).keys()]).toContain('Guam')
    expect(statesOf(map).map(({ name }) => name)).not.toContain('Guam')
    expect(statesOf(map).map(({ name }) => name)).toContain('Puerto Rico')
  })

  it('can be skipped, is folded where there is no room, and has its numbers as a list', async () => {
    const map = mapOf(await page('')) ?? ''
    expect(map).toMatch(/<details class="facet fold"><summary>/)
    expect(map.indexOf('<a class="skip" href="#us-map-list">')).toBeLessThan(map.indexOf('<svg'))
    expect(map).toContain('<details class="facet" id="us-map-list">')
    expect(await page('')).toContain('href="#us-map"')
  })

  it('asks nobody for anything: no image, no address but our own', async () => {
    for (const query of ['', 'state=OH']) {
      const map = mapOf(await page(query)) ?? ''
      expect(map).not.toMatch(/<img|<image|<use|<script|url\(|https?:/)
    }
  })

  it('gives way to the drawing of distances, and is not there when there is nothing to show', async () => {
    for (const query of ['near=43215', 'q=nothinglikethis', 'state=GU', 'state=not-stated'])
      expect(mapOf(await page(query))).toBeNull()
  })

  it('shows of a state, for any question, as many programs as the list has: on the map or said to be off it', async () => {
    for (const state of valuesOf('state'))
      for (const filters of [
        '',
        'payment=medicaid&age=adolescents',
        'telehealth=virtual&telehealth=hybrid',
        'source=provider',
      ]) {
        const query = `state=${state}&${filters}`
        const map = mapOf(await page(query))
        if (!map) continue
        const found = await total(query)
        expect({ query, listed: sum(listOf(map).values()) }).toEqual({ query, listed: found })
        const off = listOf(map).get('Not on the map') ?? 0
        const { dots } = site.catalogue.find(parseSearchQuery(new URLSearchParams(query)).query)
        expect({ query, drawn: sum((dots?.dots ?? []).map(({ count }) => count)) }).toEqual({
          query,
          drawn: found - off,
        })
        expect(map.match(/<circle/g)?.length ?? 0).toBe(dots?.dots.length)
        expect(textOf(map).includes('no place on it')).toBe(off > 0)
      }
  })

  it('shows the whole result of a state on every page of it', async () => {
    const first = mapOf(await page('state=CA'))
    expect(first?.replaceAll(/&amp;page=\d+/g, '')).toBe(mapOf(await page('state=CA&page=3')))
    expect(first?.match(/<circle/g)?.length).toBeLessThanOrEqual(300)
    expect(first).toContain('href="/programs"')
  })

  it('adds little to a page: the nation within 24 kB', async () => {
    expect((mapOf(await page('')) ?? '').length).toBeLessThan(24_000)
    expect((mapOf(await page('state=CA')) ?? '').length).toBeLessThan(24_000)
  })
})
