import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { anything } from '../../src/catalog/search-query.js'
import { textOf } from '../support/html.js'
import { openSite, type Site } from '../support/open-site.js'

describe('the comparison page', () => {
  let site: Site
  let real: readonly string[]
  let harbor: string
  let larkspur: string
  const sample = (words: string): string => site.house.find({ ...anything, q: words }).programs[0]?.program.slug as string
  const asked = (...slugs: readonly string[]): string => `/compare?${slugs.map((slug) => `program=${slug}`).join('&')}`
  beforeAll(async () => {
    site = await openSite('embedded', { SAMPLE_PROGRAMS: 'true' })
    real = site.house.programs().map(({ slug }) => slug)
    harbor = sample('harbor street evening')
    larkspur = sample('larkspur teen')
  })
  afterAll(() => site.close())

  it('is a table with a caption, a column a program and the eight rows people decide by first', async () => {
    const { text } = await site.get(asked(harbor, larkspur)).expect(200)
    expect(text.match(/<table/g)).toHaveLength(1)
    expect(textOf(/<caption[^>]*>([\s\S]*?)<\/caption>/.exec(text)?.[1] ?? '')).toContain('Harbor Street Evening IOP and Larkspur Teen DBT Program')
    expect(text.match(/<th[^>]*scope="col"/g)?.length).toBeGreaterThanOrEqual(2)
    const labels = [...text.matchAll(/<th[^>]*scope="row"[^>]*>([\s\S]*?)<\/th>/g)].map(([, label = '']) => textOf(label))
    expect(labels.slice(0, 8).map((label) => label.replace(/ *(?:Different|The same|One not stated|Not stated by any)$/, ''))).toEqual([
      'Taking new people',
      'Starts within',
      'Hours a week',
      'Schedule',
      'In person or online',
      'Ages',
      'Focus',
      'Payment',
    ])
  })

  it('says in words where programs differ, and never of a value that one does not state', async () => {
    const text = textOf((await site.get(asked(harbor, larkspur)).expect(200)).text)
    expect(text).toMatch(/Hours a week Different/)
    expect(text).toMatch(/Starts within One not stated/)
    expect(text).toMatch(/Taking new people The same/)
    expect(text).toContain('Not stated')
  })

  it('warns that two programs are not alike', async () => {
    const text = textOf((await site.get(asked(harbor, larkspur)).expect(200)).text)
    expect(text).toContain('These do not take the same ages.')
  })

  it('can show only what differs, by an address', async () => {
    const all = (await site.get(asked(harbor, larkspur))).text
    const [, link = ''] = /href="(\/compare\?[^"]*rows=differences)"/.exec(all) ?? []
    const some = (await site.get(link.replaceAll('&amp;', '&')).expect(200)).text
    const count = (text: string): number => text.match(/scope="row"/g)?.length ?? 0
    expect(count(some)).toBeGreaterThan(0)
    expect(count(some)).toBeLessThan(count(all))
    expect(textOf(some)).not.toMatch(/The same|One not stated/)
  })

  it.each([
    ['unknown slugs', () => asked('nobody-here-aaaa', real[0] as string, real[1] as string), () => asked(real[0] as string, real[1] as string)],
    ['repeated slugs', () => asked(real[1] as string, real[0] as string, real[1] as string), () => asked(real[1] as string, real[0] as string)],
    ['parameters of nothing', () => `${asked(real[0] as string)}&colour=red`, () => asked(real[0] as string)],
    ['only unknown slugs', () => asked('nobody-here-aaaa'), () => '/compare'],
  ])('goes by a redirect to the canonical address from %s', async (_, address, canonical) => {
    const answer = await site.get(address()).expect(302)
    expect(answer.headers['location']).toBe(canonical())
    await site.get(canonical()).expect(200)
  })

  it('keeps the first four and says that a fifth was left out', async () => {
    const { text } = await site.get(asked(...real.slice(0, 5))).expect(200)
    expect(textOf(text)).toContain('At most 4 programs fit side by side.')
    expect(text.match(/<th[^>]*scope="col"/g)?.length).toBeLessThanOrEqual(5)
  })

  it('explains itself with no program, and asks for a second with one', async () => {
    expect(textOf((await site.get('/compare').expect(200)).text)).toContain('Choose two programs')
    const one = (await site.get(asked(harbor)).expect(200)).text
    expect(textOf(one)).toContain('Choose one more')
    expect(one).toContain(`program=${harbor}`)
  })

  it('survives that a program is no longer listed, and says so', async () => {
    const { applyImport } = await import('../../src/store/imports.js')
    const { readListings } = await import('../../src/store/listings.js')
    const [first, second] = [real[20] as string, real[21] as string]
    const listing = (await readListings(site.database)).find(({ slug }) => slug === second)
    if (!listing) throw new Error('The listing is not there')
    const source = { format: 'csv', list: null, year: null, name: 'test.csv', sha256: 'f'.repeat(64) } as const
    await applyImport(
      site.database,
      { source, changes: [{ kind: 'changed', listing: { ...listing, status: 'archived' }, before: listing }], unchanged: 0, problems: [] },
      'a test',
    )
    await site.house.catchUp()
    await site.get(`/programs/${second}`).expect(410)
    await site.get(`/api/v1/programs/${second}`).expect(410)
    const text = textOf((await site.get(asked(first, second)).expect(200)).text)
    expect(text).toContain(`One of these is no longer listed here: ${second}.`)
  })
})
