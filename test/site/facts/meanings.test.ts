import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { anything } from '../../../src/catalog/search/search-query.js'
import { textOf } from '../../support/html/html.js'
import { openTown, type VisitorSite } from '../../support/site/open-visitors.js'

const meaningsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<details class="meanings">[\s\S]*?<\/details>/g)].map(([details]) => details)

describe('what a word means', () => {
  let site: VisitorSite
  beforeAll(async () => {
    site = await openTown({ SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('stands closed beside each fact of a program that has such words, and explains only its own', async () => {
    const [found] = site.catalogue.find({ ...anything, q: 'larkspur teen' }).programs
    const html = (await site.get(`/programs/${found?.program.slug}`).expect(200)).text
    const all = meaningsIn(html).map(textOf)
    expect(all).toContainEqual(
      expect.stringMatching(
        /^What this word means : Level of care Intensive outpatient \(IOP\) Treatment several times a week/,
      ),
    )
    expect(all).toContainEqual(
      expect.stringContaining(
        'DBT Dialectical behavior therapy: skills for strong feelings and hard moments.',
      ),
    )
    expect(all.join(' ')).not.toContain('Day program (PHP)')
    expect(html).not.toMatch(/<details class="meanings"[^>]* open/)
    expect(textOf(/<p class="lead">[\s\S]*?<\/p>/.exec(html)?.[0] ?? '')).toContain(
      'Treatment several times a week while you live at home.',
    )
  })

  it('stands closed in each filter that has such words, and in no other', async () => {
    const html = (await site.get('/programs').expect(200)).text
    const facets = [
      ...html.matchAll(
        /<details class="facet"[^>]*><summary>([^<]*)[\s\S]*?<\/fieldset>([\s\S]*?)(?=<details class="facet"|<footer)/g,
      ),
    ]
    const explained = facets
      .filter(([, , after = '']) => after.includes('class="meanings"'))
      .map(([, title = '']) => title.trim())
    expect(explained).toEqual([
      'Level of care',
      'In person or online',
      'Payment',
      'Focus',
      'Therapy approaches',
      'Conditions',
    ])
    expect(textOf(meaningsIn(html).join(' '))).toContain(
      'Sliding fee The price depends on your income.',
    )
  })

  it('leads on to the page of all words, where each has an address of its own', async () => {
    const words = (await site.get('/guide/words').expect(200)).text
    const links = meaningsIn((await site.get('/programs')).text).flatMap((details) =>
      [...details.matchAll(/href="\/guide\/words#([a-z-]+)"/g)].map(([, id]) => id),
    )
    expect(links).toHaveLength(6)
    for (const id of [
      ...links,
      'level-iop',
      'level-php',
      'modality-cbt',
      'modality-dbt',
      'payment-sliding-fee',
    ])
      expect(words).toContain(`id="${id}"`)
  })
})
