import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/catalog/program/program.js'
import { textOf } from '../../support/html/html.js'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

type Option = Readonly<{ value: string; count: number }>
type Answer = Readonly<{
  total: number
  pages: number
  programs: readonly (Program & Readonly<{ distance?: number }>)[]
  facets: Readonly<Record<string, readonly Option[]>>
  notStated: Readonly<Record<string, number>>
  suggestion?: Readonly<{ words: string; used: boolean }>
}>

/**
 * The rules of searching, each shown through the front door over the bundled catalogue; what they
 * promise is written beside them.
 */
describe('how filters behave', () => {
  let site: VisitorSite
  const ask = async (query: string): Promise<Answer> =>
    (await site.get(`/api/v1/programs?${query}`).expect(200)).body as Answer
  const total = async (query: string): Promise<number> => (await ask(query)).total
  const page = async (query: string): Promise<string> =>
    (await site.get(`/programs?${query}`).expect(200)).text
  const links = (html: string): readonly string[] =>
    [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  const all = async (query: string): Promise<Answer['programs']> => {
    const { pages } = await ask(`${query}&size=50`)
    const answers = await Promise.all(
      Array.from({ length: pages }, (_, i) => ask(`${query}&size=50&page=${i + 1}`)),
    )
    return answers.flatMap(({ programs }) => programs)
  }
  const counted = ({ facets }: Answer, key: string, value: string): number | undefined =>
    facets[key]?.find((option) => option.value === value)?.count
  const plain = (of: (program: Program) => boolean): number =>
    site.catalogue.programs().filter(of).length
  beforeAll(async () => {
    site = await openNation()
  })
  afterAll(() => site.close())

  it('rule 1: OR inside a group, AND across groups, and a group’s counts leave out its own choice', async () => {
    const takes = ({ payment }: Program, ...values: readonly string[]): boolean =>
      values.some((value) => payment.some((one) => one === value))
    const answer = await ask('payment=medicaid&payment=free&language=es')
    expect(answer.total).toBe(
      plain((p) => takes(p, 'medicaid', 'free') && p.language.includes('es')),
    )
    expect(counted(answer, 'payment', 'medicare')).toBe(
      plain((p) => takes(p, 'medicare') && p.language.includes('es')),
    )
    expect(counted(answer, 'language', 'ase')).toBe(
      plain((p) => takes(p, 'medicaid', 'free') && p.language.includes('ase')),
    )
  })

  it('rule 1: a fact of the whole facility matches and says so; numbers of years match each band that they overlap', async () => {
    expect(textOf(await page('state=VT&modality=dbt'))).toContain('DBT at this facility')
    const aged = (await all('age=children&source=provider')).filter(
      ({ ages }) => ages.min !== null || ages.max !== null,
    )
    expect(aged.length).toBeGreaterThan(0)
    for (const { ages } of aged) expect(ages.min ?? 0).toBeLessThanOrEqual(12)
  })

  it('rule 2: what is not known is left out and said on the page; the API answers 400 and names it', async () => {
    const text = textOf(await page('colour=red&payment=gold&state=VT'))
    expect(text).toContain('We do not know “colour”')
    expect(text).toContain('“gold” is not a choice for “payment”')
    expect(text).toContain(`${await total('state=VT')} programs`)
    const { body } = await site
      .get('/api/v1/programs?colour=red&payment=gold&near=Texas')
      .expect(400)
    expect(body.problems.map(({ field }: { field: string }) => field)).toEqual([
      'colour',
      'payment',
      'near',
    ])
  })

  it('rule 3: each filter in use is shown and one link takes it away, and the address is all there is', async () => {
    const html = await page('near=43215&payment=medicaid&q=house')
    for (const without of [
      'near=43215&payment=medicaid',
      'q=house&payment=medicaid',
      'q=house&near=43215',
    ])
      expect(links(html)).toContain(`/programs?${without}`)
    const { headers } = await site.get('/programs?near=43215&payment=medicaid')
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('rule 4: the radius shown is the radius used, and without a place no order by distance is offered', async () => {
    const distances = (await all('near=43215&within=10')).flatMap(({ distance }) => distance ?? [])
    expect(Math.max(...distances)).toBeLessThanOrEqual(10)
    expect(textOf(await page('near=43215&within=10'))).toContain('within 10 miles of 43215')
    expect(await page('near=43215')).toContain('<option value="distance"')
    expect(await page('state=OH')).not.toContain('<option value="distance"')
  })

  it('rule 5: hours match on overlap, a missing bound is open, and who states none is counted and included by one choice', async () => {
    const known = ({ hours }: Program): boolean =>
      [hours.min, hours.max, hours.clockMin, hours.clockMax].some((value) => value !== null)
    const fits = ({ hours }: Program): boolean => {
      const [min, max] =
        hours.clockMin !== null || hours.clockMax !== null
          ? [hours.clockMin, hours.clockMax]
          : [hours.min, hours.max]
      return (min ?? 0) <= 12 && (max ?? 99) >= 9
    }
    const answer = await ask('hours_min=9&hours_max=12')
    expect(answer.total).toBe(plain((p) => known(p) && fits(p)))
    expect(answer.notStated['hours']).toBe(plain((p) => !known(p)))
    expect(await total('hours_min=9&hours_max=12&hours_unknown=1')).toBe(
      answer.total + (answer.notStated['hours'] ?? 0),
    )
    // In a dead end that choice is one of the ways out.
    expect(await total('state=GU&hours_max=12')).toBe(0)
    expect(links(await page('state=GU&hours_max=12'))).toContain(
      '/programs?state=GU&hours_max=12&hours_unknown=1',
    )
  })

  it('rule 6: words match where a word starts, and an abbreviation whole', async () => {
    const named = (p: Program): boolean => /\bmats?\b/i.test(`${p.name} ${p.organization}`)
    const assists = ['buprenorphine', 'methadone', 'naltrexone'] as const
    const treats = (p: Program): boolean =>
      p.modality.includes('moud') || assists.some((one) => p.medication.includes(one))
    expect(await total('q=mat')).toBe(plain((p) => named(p) || treats(p)))
    expect(await total('q=matr')).toBeGreaterThan(4000)
    expect(await total('q="atrix"')).toBe(0)
  })

  it('rule 6: a misspelling is taken for another word only when it finds nothing as typed, and that is said', async () => {
    expect((await ask('q=recovry')).suggestion).toEqual({ words: 'recovery', used: true })
    const html = await page('q=recovry')
    expect(textOf(html)).toContain('No program has all of “recovry”. This shows “recovery”.')
    expect(links(html)).toContain('/programs?q=%22recovry%22')
    // Two names have it so: asked about, and never replaced.
    expect(plain((p) => /\badiction/i.test(`${p.name} ${p.organization}`))).toBe(2)
    expect(await ask('q=adiction')).toMatchObject({
      total: 2,
      suggestion: { words: 'addiction', used: false },
    })
    expect(textOf(await page('q=adiction'))).toMatch(/Did you mean “addiction”: [\d,]+ programs/)
    // Found by its own word, whatever else is asked: never replaced.
    expect(await ask('q=serenity&state=GU')).toMatchObject({ total: 0 })
    expect((await ask('q=serenity&state=GU')).suggestion).toBeUndefined()
  })

  it('rule 7: nothing found leads on: without each filter, a wider radius or the nearest state, what nobody states, and the helpline', async () => {
    expect(await total('near=82001&within=100&modality=ketamine')).toBe(0)
    const html = await page('near=82001&within=100&modality=ketamine')
    const text = textOf(html)
    expect(text).toContain(
      `Without “Ketamine treatment”: ${await total('near=82001&within=100')} programs`,
    )
    expect(text).toContain(
      `Without “100 miles of 82001”: ${await total('modality=ketamine')} programs`,
    )
    expect(text).toMatch(/The nearest is 1\d\d miles away\. All in Colorado: \d+ programs?/)
    expect(links(html)).toContain('/programs?modality=ketamine&state=CO')
    expect(text).toContain('No program in this directory states “Ketamine treatment” in Wyoming.')
    expect(text).toContain('1-800-662-4357')
    expect(textOf(await page('near=99950&within=5&payment=medicaid&age=children'))).toContain(
      'Within 50 miles: 1 program',
    )
  })

  it('rule 8: each result says why it is there, and equal ones go by name', async () => {
    const text = textOf(await page('near=43215&within=100&modality=dbt&payment=medicaid'))
    expect(text).toMatch(/about \d+(?:\.\d)? mi/)
    expect(text).toMatch(/(?<!about )\b\d+(?:\.\d)? mi/)
    expect(text).toContain('Matches 3 of 3 · DBT at this facility')
    expect(textOf(await page('q=mat'))).toContain('“mat”: Medicine for opioid use')
    expect(textOf(await page('state=GU&hours_max=12&hours_unknown=1'))).toContain(
      'Matches 1 of 2 · Hours a week: not stated',
    )
    const names = (await ask('state=VT&size=50')).programs.map(({ name }) =>
      name.toLowerCase().replace(/[^a-z0-9]+/g, ' '),
    )
    expect(names).toEqual(names.toSorted())
  })

  it('rule 9: counts, list, drawing and API of one address agree, also when words were taken for others', async () => {
    for (const query of [
      'near=43215&within=10&payment=medicaid',
      'q=recovry&state=VT',
      'q=dbt for teens&state=OH',
    ]) {
      const answer = await ask(query)
      expect((await all(query)).length).toBe(answer.total)
      expect(textOf(await page(query))).toContain(`${answer.total} program`)
      for (const { value, count } of answer.facets['level'] ?? [])
        expect(await total(`${query}&level=${value}`)).toBe(count)
    }
    const near = await ask('near=43215&within=10&payment=medicaid')
    const placed = near.programs.filter(({ distance }) => distance !== undefined).length
    expect(await page('near=43215&within=10&payment=medicaid')).toContain(
      `${placed} programs on this page with a place`,
    )
  })

  it('rule 10: a state finds who is there and who serves it online; a place finds who is near, then who serves its state', async () => {
    const meets = ({ telehealth }: Program): boolean =>
      telehealth === 'virtual' || telehealth === 'hybrid'
    const here = (p: Program): boolean => p.location?.state === 'FL' || p.area?.state === 'FL'
    const serves = (p: Program): boolean =>
      (meets(p) || p.telehealth === null) && p.statesServed.includes('FL')
    expect(await total('state=FL')).toBe(plain((p) => here(p) || serves(p)))
    expect(await total('state=FL')).toBeGreaterThan(plain(here))
    const found = await all('near=33130')
    const first = found.findIndex(({ distance }) => distance === undefined)
    expect(first).toBeGreaterThan(0)
    for (const p of found.slice(first))
      expect([p.distance, meets(p) && p.statesServed.includes('FL')]).toEqual([undefined, true])
    expect(found.some((p) => p.telehealth === 'virtual' && p.distance !== undefined)).toBe(false)
    expect(found.some((p) => p.telehealth === 'offered' && p.distance === undefined)).toBe(false)
  })

  it('rule 11: a distance to a ZIP’s point is about right, and a withheld address is said to be, and has no pin', async () => {
    expect(textOf(await page('near=43216'))).toContain('We know 43216 only roughly')
    expect(textOf(await page('near=43215'))).toMatch(/about \d/)
    const withheld = site.catalogue
      .programs()
      .find(({ location }) => location?.precision === 'withheld')
    const near = `near=${withheld?.location?.zip}&within=5`
    expect((await all(near)).map(({ slug }) => slug)).toContain(withheld?.slug)
    expect(textOf((await site.get(`/programs/${withheld?.slug}`)).text)).toMatch(
      /address is withheld|address withheld/i,
    )
    expect(withheld?.location?.street).toBeNull()
  })

  it('rule 12: all words must match, each in any field, by word start or synonym', async () => {
    const says = (p: Program, word: RegExp): boolean =>
      word.test(`${p.name} ${p.organization} ${(p.location ?? p.area)?.city}`)
    const bulimia = (p: Program): boolean =>
      p.focus.includes('eating-disorder') ||
      p.condition.includes('eating-disorder') ||
      p.population.includes('eating-disorders') ||
      says(p, /\bbulimia/i)
    const dialectical = (p: Program): boolean =>
      p.modality.includes('dbt') || says(p, /\bdialectical/i)
    const medic = (p: Program): boolean => p.payment.includes('medicaid') || says(p, /\bmedicaid/i)
    expect(await total('q=dialectical medicaid')).toBe(plain((p) => dialectical(p) && medic(p)))
    expect(await total('q=medicaid bulimia dialectical')).toBe(
      plain((p) => dialectical(p) && medic(p) && bulimia(p)),
    )
    expect(await total('q=medicaid bulimia dialectical')).toBeGreaterThan(0)
  })

  it('rule 13: a filter that nobody states is not offered, and the page says so; nor is a value', async () => {
    expect(plain(({ accepting }) => accepting === 'yes')).toBe(0)
    const html = await page('')
    expect(html).not.toContain('name="accepting"')
    expect(textOf(html)).toMatch(/No program in this directory states these yet[^.]*New people/)
    expect(plain(({ condition }) => condition.includes('benzodiazepines'))).toBe(0)
    const all = (await site.get('/filters').expect(200)).text
    expect(all).toContain('name="condition" value="gambling"')
    expect(all).not.toContain('name="condition" value="benzodiazepines"')
    expect(textOf(await page('condition=benzodiazepines'))).toContain(
      'No program in this directory states “Benzodiazepines” yet.',
    )
  })
})
