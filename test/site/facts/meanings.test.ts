import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { allFacets } from '../../../src/catalog/program/facets.js'
import { anything } from '../../../src/catalog/search/search-query.js'
import { titleOf, valuesOf, wordOf } from '../../../src/catalog/vocabulary/vocabulary.js'
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

  const facetsIn = (html: string) =>
    [
      ...html.matchAll(
        /<details class="facet"[^>]*><summary>([^<]*)[\s\S]*?<\/fieldset>([\s\S]*?)(?=<details class="facet"|<footer)/g,
      ),
    ].map(([, title = '', after = '']) => ({ title: title.trim(), after }))
  const explainedIn = (html: string) =>
    facetsIn(html)
      .filter(({ after }) => after.includes('class="meanings"'))
      .map(({ title }) => title)

  it('stands closed in each filter that shows all its words; the others lead to theirs', async () => {
    const html = (await site.get('/programs').expect(200)).text
    expect(explainedIn(html)).toEqual([
      'Level of care',
      'In person or online',
      'Ages',
      'Focus',
      'New people',
    ])
    const leading = facetsIn(html).filter(({ after }) => after.includes('/filters#filter-'))
    expect(leading.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Payment', 'Conditions', 'Therapy approaches', 'Medicines']),
    )
    const all = (await site.get('/filters').expect(200)).text
    for (const { after } of leading) {
      const [, id = ''] = /href="\/filters#(filter-[a-zA-Z]+)"/.exec(after) ?? []
      expect(all).toContain(`<fieldset id="${id}">`)
    }
  })

  it('stands closed in every filter of the page of all that has such words, and in no other', async () => {
    const html = (await site.get('/filters').expect(200)).text
    const titles = facetsIn(html).map(({ title }) => title)
    const defined = allFacets
      .filter(({ key }) => valuesOf(key).some((value) => wordOf(key, value)?.meaning))
      .map(({ key }) => titleOf(key))
    expect(explainedIn(html).toSorted()).toEqual(
      titles.filter((title) => defined.includes(title)).toSorted(),
    )
    expect(explainedIn(html)).toEqual(
      expect.arrayContaining(['Level of care', 'Medicines', 'Payment', 'Therapy approaches']),
    )
    expect(html).not.toMatch(/<details class="meanings"[^>]* open/)
    expect(textOf(meaningsIn(html).join(' '))).toContain(
      'Sliding fee The price depends on your income.',
    )
  })

  it('leads on to the page of all words, where each has an address of its own', async () => {
    const words = (await site.get('/guide/words').expect(200)).text
    const links = meaningsIn((await site.get('/filters')).text).flatMap((details) =>
      [...details.matchAll(/href="\/guide\/words#([a-z-]+)"/g)].map(([, id]) => id),
    )
    expect(links).toEqual(expect.arrayContaining(['level', 'medication', 'modality', 'payment']))
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
