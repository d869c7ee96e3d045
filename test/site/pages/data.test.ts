import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { factKeys } from '../../../src/catalog/program/fact-schemas.js'
import { titleOf } from '../../../src/catalog/vocabulary/vocabulary.js'
import { textOf } from '../../support/html/html.js'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

describe('the page of what we know and do not', () => {
  let site: VisitorSite
  beforeAll(async () => {
    site = await openNation()
  })
  afterAll(() => site.close())

  it('does not count a facility that offers telehealth as stating how its program meets', async () => {
    const of = (...words: readonly (string | null)[]) =>
      site.catalogue.programs().filter(({ telehealth }) => words.includes(telehealth)).length
    expect(of('offered')).toBeGreaterThan(1000)
    const text = textOf((await site.get('/data').expect(200)).text)
    expect(text).toContain(`In person or online ${of('in-person', 'hybrid', 'virtual')} 1%`)
  })

  /** The rows of the tables of facts, each as its texts. */
  const rowsOf = (html: string): readonly (readonly string[])[] =>
    [
      ...(
        /<section[^>]*aria-labelledby="stated">([\s\S]*?)<\/section>/.exec(html)?.[1] ?? ''
      ).matchAll(/<tr>(<th scope="row"[\s\S]*?)<\/tr>/g),
    ].map(([, row = '']) =>
      row
        .split(/<t[hd][^>]*>/)
        .slice(1)
        .map(textOf),
    )
  const toNumber = (text = ''): number => Number(text.replaceAll(',', '').split(' ')[0])

  it('rounds no share up to all, nor down to none', async () => {
    const html = (await site.get('/data').expect(200)).text
    for (const [label = '', stated = '', unstated] of rowsOf(html)) {
      expect([label, / 100%/.test(stated)]).toEqual([label, toNumber(unstated) === 0])
      expect([label, / 0%/.test(stated)]).toEqual([label, toNumber(stated) === 0])
    }
    expect(textOf(html)).toMatch(/Level of care 9,112 100%/)
    expect(textOf(html)).toMatch(/Last checked \d+ under 1%/)
  })

  it('counts every fact there is, whether it is stated or not, once', async () => {
    const programs = site.catalogue.programs()
    const rows = rowsOf((await site.get('/data').expect(200)).text)
    // All facts, the level, and the day of the last check.
    expect(rows).toHaveLength(factKeys.length + 2)
    expect(new Set(rows.map(([label]) => label)).size).toBe(rows.length)
    for (const [label, stated, unstated] of rows)
      expect([label, toNumber(stated) + toNumber(unstated)]).toEqual([label, programs.length])
    const counted = new Map(rows.map(([label = '', stated]) => [label, toNumber(stated)]))
    for (const [label, states] of [
      ['Phone', ({ phone }) => phone !== null],
      ['Website', ({ website }) => website !== null],
      ['Intake', ({ intake }) => intake.url !== null || intake.phone !== null],
      ['Address', ({ location }) => location !== null],
      ['City or state', ({ area }) => area !== undefined],
      ['Minutes a session', ({ minutesPerSession }) => minutesPerSession !== null],
      [titleOf('medication'), ({ medication }) => medication.length > 0],
    ] as readonly (readonly [string, (program: (typeof programs)[number]) => boolean])[])
      expect([label, counted.get(label)]).toEqual([label, programs.filter(states).length])
  })

  it('says how many kinds of fact a program states on average', async () => {
    const programs = site.catalogue.programs()
    const html = (await site.get('/data').expect(200)).text
    const [, kinds = '', average = ''] =
      /There are (\d+) kinds of fact\. On average a program states ([\d.]+) of them\./.exec(
        textOf(html),
      ) ?? []
    expect(Number(kinds)).toBe(factKeys.length)
    const sum = rowsOf(html)
      .filter(([label]) => label !== 'Level of care' && label !== 'Last checked')
      .reduce((all, [, stated]) => all + toNumber(stated), 0)
    expect(Number(average)).toBeCloseTo(sum / programs.length, 1)
    expect(Number(average)).toBeGreaterThan(8)
  })
})
