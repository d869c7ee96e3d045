import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import type { Program } from '../../../src/catalog/program/program.js'
import { anything } from '../../../src/catalog/search/search-query.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { readListings } from '../../../src/store/listings/read-all.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aChange, aPlan } from '../../support/site/a-listing.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

describe('the comparison page', () => {
  let site: Site
  let real: readonly string[]
  let harbor: string
  let larkspur: string
  const sample = (words: string): string =>
    site.catalogue.find({ ...anything, q: words }).programs[0]?.program.slug as string
  const asked = (...slugs: readonly string[]): string =>
    `/compare?${slugs.map((slug) => `program=${slug}`).join('&')}`
  const change = async (
    slug: string,
    own: (listing: Listing) => Partial<Listing>,
  ): Promise<void> => {
    const before = (await readListings(site.database)).find((listing) => listing.slug === slug)
    if (!before) throw new Error('The listing is not there')
    await applyImport(site.database, aPlan([aChange(before, own(before))]), 'a test')
    await site.catalogue.catchUp()
  }
  beforeAll(async () => {
    site = await openTownSite(storyEngine, { SAMPLE_PROGRAMS: 'true' })
    real = site.catalogue.programs().map(({ slug }) => slug)
    harbor = sample('harbor street evening')
    larkspur = sample('larkspur teen')
  })
  afterAll(() => site.close())

  it('is a table with a caption, a column a program and the eight rows people decide by first', async () => {
    const { text } = await site.get(asked(harbor, larkspur)).expect(200)
    expect(text.match(/<table/g)).toHaveLength(1)
    expect(textOf(/<caption[^>]*>([\s\S]*?)<\/caption>/.exec(text)?.[1] ?? '')).toContain(
      'Harbor Street Evening IOP and Larkspur Teen DBT Program',
    )
    expect(text.match(/<th[^>]*scope="col"/g)?.length).toBeGreaterThanOrEqual(2)
    const labels = [...text.matchAll(/<th[^>]*scope="row"[^>]*>([\s\S]*?)<\/th>/g)].map(
      ([, label = '']) => textOf(label),
    )
    expect(
      labels
        .slice(0, 8)
        .map((label) =>
          label.replace(/ *(?:Different|The same|One not stated|Not stated by any)$/, ''),
        ),
    ).toEqual([
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

  it('leads to one more program, and to each of them, without losing the choice', async () => {
    const html = (await site.get(asked(harbor, larkspur)).expect(200)).text.replaceAll('&amp;', '&')
    expect(html).toContain(`href="/programs?near=43215&program=${harbor}&program=${larkspur}"`)
    expect(html).toContain(`href="/programs/${harbor}?program=${harbor}&program=${larkspur}"`)
    const four = (await site.get(asked(harbor, larkspur, ...real.slice(0, 2))).expect(200)).text
    expect(textOf(four)).not.toContain('Find another to add')
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
    [
      'unknown slugs',
      () => asked('nobody-here-aaaa', real[0] as string, real[1] as string),
      () => asked(real[0] as string, real[1] as string),
    ],
    [
      'repeated slugs',
      () => asked(real[1] as string, real[0] as string, real[1] as string),
      () => asked(real[1] as string, real[0] as string),
    ],
    [
      'parameters of nothing',
      () => `${asked(real[0] as string)}&colour=red`,
      () => asked(real[0] as string),
    ],
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

  it('says of a sample, a paused program and one that the newest edition lacks what each is', async () => {
    const absent = real[30] as string
    await change(absent, ({ edition }) => ({
      edition: edition && { ...edition, absentSince: 2025 },
    }))
    const paused = (
      await site.database.pool.query("select slug from programs where status = 'paused'")
    ).rows[0].slug
    const text = textOf((await site.get(asked(absent, harbor, paused)).expect(200)).text)
    expect(text).toContain('Not in the 2025 edition')
    expect(text).toContain('Sample, made up')
    expect(text).toMatch(/Sample, made up Paused/)

    const sentence = `It may have closed or moved: call before you go.`
    expect(textOf((await site.get(`/programs/${absent}`).expect(200)).text)).toMatch(
      /Not in the SAMHSA .* directory 2025\. It may have closed/,
    )
    const name = site.catalogue.program(absent)?.name ?? ''
    expect(
      textOf((await site.get(`/programs?${new URLSearchParams({ q: name })}`).expect(200)).text),
    ).toContain(sentence)
    const sheets = textOf(
      (
        await site
          .get(`/call-sheet?program=${absent}&program=${harbor}&program=${paused}`)
          .expect(200)
      ).text,
    )
    for (const said of [sentence, 'This is a sample.', 'This program is paused.'])
      expect(sheets).toContain(said)
  })

  it('tells two programs of one place and name apart in its caption, its title and its links', async () => {
    const of = (one: Program, level: string): Program | undefined =>
      site.catalogue
        .programs()
        .find(
          (other) =>
            other.name === one.name &&
            other.location?.street === one.location?.street &&
            other.level === level &&
            other !== one,
        )
    const iop = site.catalogue
      .programs()
      .find((one) => one.level === 'iop' && of(one, 'php')) as Program
    const { text } = await site.get(asked(iop.slug, of(iop, 'php')?.slug as string)).expect(200)
    const names = `${iop.name} (IOP) and ${iop.name} (PHP)`
    expect(textOf(/<caption[^>]*>([\s\S]*?)<\/caption>/.exec(text)?.[1] ?? '')).toContain(names)
    expect(textOf(/<title>([\s\S]*?)<\/title>/.exec(text)?.[1] ?? '')).toContain(names)
    expect(textOf(text)).toContain(`Remove ${iop.name} (PHP) from the comparison`)
  })

  it('adds no scope to a text that names its own', async () => {
    const facilities = site.catalogue
      .programs()
      .filter(({ accreditation }) => accreditation.some(({ scope }) => scope === 'facility'))
    const [offered, accredited] = facilities
      .filter(({ telehealth }) => telehealth === 'offered')
      .map(({ slug }) => slug) as [string, string]
    const text = textOf((await site.get(asked(offered, accredited)).expect(200)).text)
    expect(text).toContain('for the facility')
    expect(text).not.toMatch(/for the facility at this facility|\d{5} at this facility/)
    expect(text).toMatch(/Facility offers telehealth\. [^.]* Whether this program does is not said/)
  })

  it('survives that a program is no longer listed, and says so', async () => {
    const [first, second] = [real[20] as string, real[21] as string]
    await change(second, () => ({ status: 'archived' }))
    await site.get(`/programs/${second}`).expect(410)
    await site.get(`/api/v1/programs/${second}`).expect(410)
    const text = textOf((await site.get(asked(first, second)).expect(200)).text)
    expect(text).toContain(`One of these is no longer listed here: ${second}.`)
  })
})
