import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/catalog/program/program.js'
import { agesBand } from '../../../src/site/facts/ages-band.js'
import { freshnessOf } from '../../../src/site/facts/freshness.js'
import { todayOf } from '../../../src/web/html/today.js'
import { bare } from '../../search/programs.js'
import { textOf } from '../../support/html/html.js'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

const aged = (ages: Partial<Program['ages']>): Program => ({
  ...bare,
  ages: { min: null, max: null, groups: [], ...ages },
})
const blocks = (ages: Partial<Program['ages']>) =>
  agesBand(aged(ages))?.ranges.map(({ x, width }) => `${x} ${width}`)

describe('the band of ages', () => {
  it('lies where the years are, on a scale of eighty', () => {
    expect(blocks({ min: 20, max: 39 })).toEqual(['25% 25%'])
    expect(blocks({ min: 18 })).toEqual(['22.5% 77.5%'])
    expect(blocks({ max: 15 })).toEqual(['0% 20%'])
    expect(blocks({ min: 60, max: 99 })).toEqual(['75% 25%'])
  })

  it('joins groups that follow on each other, and leaves a gap where one is missing', () => {
    expect(blocks({ groups: ['young-adults', 'adults', 'older-adults'] })).toEqual(['22.5% 77.5%'])
    expect(blocks({ groups: ['children', 'adults'] })).toEqual(['0% 16.3%', '32.5% 48.8%'])
  })

  it('is not drawn where no ages are stated', () => {
    expect(agesBand(aged({}))).toBeNull()
  })
})

describe('how long ago something was checked', () => {
  it('is one of three ages or has no date, and all parts are the whole', () => {
    const days = [
      '2026-11-01',
      '2026-08-30',
      '2026-08-01',
      '2025-11-27',
      '2025-11-01',
      null,
      null,
      null,
    ]
    const { label, parts } = freshnessOf(days, '2026-11-27') ?? { label: '', parts: [] }
    expect(label).toBe(
      '2 checked in the last 3 months. 2 in the last year. 1 longer ago. 3 with no date',
    )
    expect(parts.map(({ x, width }) => [x, width])).toEqual([
      ['0%', '25%'],
      ['25%', '25%'],
      ['50%', '12.5%'],
      ['62.5%', '37.5%'],
    ])
  })

  it('of nothing is nothing, and leaves out what there is none of', () => {
    expect(freshnessOf([], '2026-11-27')).toBeNull()
    expect(freshnessOf([null], '2026-11-27')?.parts.map(({ text }) => text)).toEqual([
      '1 with no date',
    ])
  })
})

describe('pictures on pages', () => {
  let site: VisitorSite
  beforeAll(async () => {
    site = await openNation()
  })
  afterAll(() => site.close())

  it('show a program’s ages with their words, and say whose they are', async () => {
    const one = site.catalogue
      .programs()
      .find(
        ({ ages, facts }) => ages.groups.length > 0 && facts.ages?.scope === 'facility',
      ) as Program
    const { text } = await site.get(`/programs/${one.slug}`).expect(200)
    expect(text).toMatch(
      /<p>Ages: [^<]+ <span class="soft">at this facility<\/span><\/p>\s*<svg class="hours-bar" role="img" aria-label="Ages: /,
    )
    const none = site.catalogue.programs().find((program) => agesBand(program) === null) as Program
    expect((await site.get(`/programs/${none.slug}`).expect(200)).text).not.toContain(
      'aria-label="Ages: ',
    )
  })

  it('show when the facts of a program were checked, only where some date is known', async () => {
    const dated = site.catalogue.programs().find(({ checkedOn }) => checkedOn !== null) as Program
    expect((await site.get(`/programs/${dated.slug}`)).text).toContain(
      'When the facts here were checked',
    )
    const undated = site.catalogue.programs().find(({ checkedOn }) => checkedOn === null) as Program
    expect((await site.get(`/programs/${undated.slug}`)).text).not.toContain(
      'When the facts here were checked',
    )
  })

  it('show every state on the page of what we know, with the numbers that a search of it finds', async () => {
    const { text } = await site.get('/data').expect(200)
    const facet = (await site.get('/api/v1/programs').expect(200)).body.facets.state as readonly {
      label: string
      count: number
    }[]
    const rows = [
      ...text.matchAll(/<th scope="row">([^<]+)<\/th><td>([\d,]+)<svg class="amount"/g),
    ].map(([, name, count]) => [name, Number(count?.replace(',', ''))])
    const listed = facet.map(({ label, count }) => [label, count] as const)
    expect(rows.length).toBeGreaterThan(55)
    expect(rows.filter(([, count]) => count !== 0).toSorted()).toEqual(
      listed.filter(([, count]) => count > 0).toSorted(),
    )
    const hours = textOf(text).match(/Ohio \d+ (\d+)/)?.[1]
    const { body } = await site.get('/api/v1/programs?state=OH')
    expect(Number(hours)).toBe(body.total - body.notStated.hours)
  })

  it('count every program once by how long ago it was checked', async () => {
    const { text } = await site.get('/data').expect(200)
    const parts = freshnessOf(
      site.catalogue.programs().map(({ checkedOn }) => checkedOn),
      todayOf(),
    )
    expect(text).toContain(`aria-label="${parts?.label}"`)
    const sum = [
      ...(parts?.label.matchAll(/[\d,]+(?= checked| in the last year| longer| with)/g) ?? []),
    ].reduce((all, [n]) => all + Number(n.replace(',', '')), 0)
    expect(sum).toBe(site.catalogue.programs().length)
  })
})
