import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { anything } from '../../../src/catalog/search/search-query.js'
import { textOf } from '../../support/html/html.js'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

const hrefs = (html: string): readonly string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

describe('the search page', () => {
  let site: VisitorSite
  const page = async (query: string): Promise<string> =>
    (await site.get(`/programs?${query}`).expect(200)).text
  const total = async (query: string): Promise<number> =>
    (await site.get(`/api/v1/programs?${query}`).expect(200)).body.total
  beforeAll(async () => {
    site = await openNation({ SAMPLE_PROGRAMS: 'true' })
  })
  afterAll(() => site.close())

  it('says the same total as the API, for any question', async () => {
    for (const query of [
      '',
      'level=php',
      'near=43215&within=10',
      'q=recovery&payment=medicaid&payment=medicare',
      'hours_min=9&hours_max=12',
      'state=VT&age=children',
    ])
      expect(textOf(await page(query))).toContain(
        `${(await total(query)).toLocaleString('en-US')} program`,
      )
  })

  it('shows every filter in use, each with a link that takes only it away', async () => {
    const html = await page('near=43215&payment=medicaid&payment=private&hours_max=12&q=house')
    for (const without of [
      'q=house&payment=medicaid&payment=private&hours_max=12',
      'q=house&near=43215&payment=private&hours_max=12',
      'q=house&near=43215&payment=medicaid&hours_max=12',
      'q=house&near=43215&payment=medicaid&payment=private',
      'near=43215&payment=medicaid&payment=private&hours_max=12',
    ])
      expect(hrefs(html)).toContain(`/programs?${without}`)
  })

  it('folds more than three of them behind their number', async () => {
    const few = await site.get('/programs?near=43215&payment=medicaid&modality=dbt')
    expect(few.text).not.toContain('filters in use</summary>')
    const many = await site.get('/programs?near=43215&payment=medicaid&modality=dbt&age=adults')
    expect(many.text).toMatch(/<summary>4 filters in use<\/summary>\s*<ul class="chips">/)
  })

  it('says on a card why it is there only where that is not seen', async () => {
    expect(textOf((await site.get('/programs?state=OH')).text)).not.toMatch(/Matches \d/)
    const seen = textOf(
      (await site.get('/programs?state=OH&payment=medicaid&age=adults&focus=substance-use')).text,
    )
    expect(seen).not.toMatch(/Matches \d/)
    expect(seen).toMatch(/ Payment Medicaid\b/)
    expect(
      textOf((await site.get('/programs?state=OH&payment=medicaid&modality=cbt')).text),
    ).toContain('Matches 3 of 3 · CBT at this facility')
  })

  it('says what it left out of an address, and finds something all the same', async () => {
    const text = textOf(await page('payment=gold&colour=red&near=Atlantis, OH'))
    expect(text).toContain('“gold” is not a choice for “payment”')
    expect(text).toContain('We do not know “colour”')
    expect(text).toContain('We do not know the place “Atlantis, OH”')
    expect(text).toContain('9,118 programs')
  })

  it('says that distances to a ZIP’s point are about right, and never gives one without a place', async () => {
    expect(textOf(await page('near=43215'))).toMatch(/about \d/)
    expect(textOf(await page('state=OH'))).not.toMatch(/\d mi\b/)
    expect(await page('state=OH')).not.toMatch(/<option value="distance"/)
  })

  it('finds virtual programs by the state they serve, after all that have a distance', async () => {
    const found = (await site.get('/api/v1/programs?near=43215&source=provider')).body
      .programs as readonly {
      name: string
      distance?: number
    }[]
    const evenfall = found.findIndex(({ name }) => name.startsWith('Evenfall'))
    expect(evenfall).toBeGreaterThan(0)
    expect(found.slice(0, evenfall).every(({ distance }) => distance !== undefined)).toBe(true)
    expect(textOf(await page('near=43215&source=provider'))).toContain('Online in Ohio')
    expect(textOf(await page('near=40202&source=provider'))).toContain('Evenfall')
    expect(textOf(await page('near=10001&source=provider'))).not.toContain('Evenfall')
  })

  it('offers what does not state hours beside the filter, by one choice', async () => {
    const stated = await total('hours_min=9&hours_max=12')
    expect(stated).toBeGreaterThan(0)
    expect(await total('hours_min=9&hours_max=12&hours_unknown=1')).toBeGreaterThan(8000)
    expect(await page('hours_min=9&hours_max=12')).toMatch(/name="hours_unknown"/)
  })

  it('does not offer a filter that nobody states, and says so', async () => {
    const off = await openNation()
    const html = (await off.get('/programs')).text
    await off.close()
    expect(html).not.toMatch(/name="accepting"/)
    expect(textOf(html)).toContain('No program in this directory states these yet')
  })

  it('names the hours, where nobody states them, among what cannot be filtered by', async () => {
    const off = await openNation()
    const [real, withSamples] = [(await off.get('/programs')).text, await page('')]
    const stated = off.catalogue.count({ ...anything, hoursMin: 0 })
    await off.close()
    expect(stated > 0).toBe(real.includes('name="hours_min"'))
    expect(stated > 0).toBe(!/states these yet[^.]*Hours a week/.test(textOf(real)))
    expect(withSamples).toContain('name="hours_min"')
    expect(textOf(withSamples)).not.toMatch(/states these yet[^.]*Hours a week/)
  })

  it('says that programs without hours count only together with hours, beside the choice and when it was left out', async () => {
    expect(textOf(await page(''))).toContain('Counts only together with “From” or “To” above.')
    const leftOut = 'counts only together with “From” or “To”, so it was left out'
    expect(textOf(await page('hours_unknown=1'))).toContain(leftOut)
    expect(textOf(await page('hours_unknown=1&hours_min=9'))).not.toContain(leftOut)
  })

  it('of a place known only by its ZIP says the ZIP, not a distance of nearly nothing', async () => {
    const known = site.catalogue.programs().find(({ location }) => location?.precision === 'zip')
    const zip = known?.location?.zip
    const text = textOf(await page(`near=${zip}&within=5`))
    expect(text).toContain(`in ZIP ${zip}`)
    expect(text).not.toMatch(/about 0\.\d mi/)
  })

  it('links from a card with what is chosen, so that a look at a program loses no choice', async () => {
    const [a, b] = site.catalogue.programs().map(({ slug }) => slug)
    const first = site.catalogue.find({ ...anything, chosen: { state: ['OH'] } }).programs[0]
      ?.program.slug
    expect(hrefs(await page(`state=OH&program=${a}&program=${b}`))).toContain(
      `/programs/${first}?program=${a}&program=${b}`,
    )
    expect(hrefs(await page('state=OH'))).toContain(`/programs/${first}`)
  })

  it('says of one chosen program which it is, with a link to it and no button away from the list', async () => {
    const [one] = site.catalogue.programs()
    const [, tray = ''] =
      /<aside class="tray"([\s\S]*?)<\/aside>/.exec(await page(`state=OH&program=${one?.slug}`)) ??
      []
    expect(textOf(tray)).toContain('Add a second to compare the two.')
    expect(hrefs(tray)).toEqual([`/programs/${one?.slug}?program=${one?.slug}`])
  })

  it('says that a chosen program is not in the directory', async () => {
    expect(textOf(await page('program=nobody-here-aaaa'))).toContain(
      'There is no program “nobody-here-aaaa” in the directory.',
    )
  })

  it('leaves no dead end: what would appear without each filter, a wider radius, and the helpline', async () => {
    const query = 'near=99950&within=5&payment=medicaid&age=children'
    expect(await total(query)).toBe(0)
    const html = await page(query)
    expect(textOf(html)).toContain('Nothing fits all of this yet')
    expect(textOf(html)).toContain('1-800-662-4357')
    const without = await total('payment=medicaid&age=children')
    expect(textOf(html)).toContain(`${without.toLocaleString('en-US')} programs`)
  })

  it('counts what would appear without each filter, also when that is nothing, and links only what leads on', async () => {
    const html = await page('near=99950&within=5&payment=medicaid&age=children')
    expect(textOf(html)).toContain('Without “Medicaid”: still none')
    expect(textOf(html)).toContain('Without “Children, 12 and under”: still none')
    expect(textOf(html)).toContain('Only the place, 5 miles of 99950: still none')
    expect(hrefs(html).filter((href) => href === '/programs?near=99950&within=5')).toEqual([])
  })

  it('takes a group of choices away as one, since one of two choices less finds less', async () => {
    const query = 'state=GU&payment=medicaid&payment=private'
    expect(await total(query)).toBe(0)
    expect(await total('state=GU')).toBeGreaterThan(0)
    const html = await page(query)
    expect(hrefs(html)).toContain('/programs?state=GU')
    expect(textOf(html)).toMatch(/Without “Medicaid or Private[^:]*”: 3 programs/)
  })

  it('offers the place alone, when there is one that has programs', async () => {
    const query = 'near=43215&q=nothinglikethis&payment=medicaid'
    expect(hrefs(await page(query))).toContain('/programs?near=43215')
    expect(textOf(await page(query))).toContain('Only the place, 25 miles of 43215')
  })

  it('first offers to search near a ZIP that was typed as words, and never near a place that we do not know', async () => {
    const ways = (html: string): readonly string[] =>
      hrefs(/<ul class="links ways">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '')
    expect(ways(await page('q=43215'))[0]).toBe('/programs?near=43215')
    expect(ways(await page('q=nothinglikethis in'))).toEqual(['/programs'])
  })

  it('asks which city is meant where several states have one, the likeliest first, each with what it finds', async () => {
    const html = await page('near=Portland')
    expect(textOf(html)).toContain('“Portland” is in several states.')
    const asked = hrefs(html).filter((href) => href.startsWith('/programs?near=Portland%2C+'))
    expect(asked.slice(0, 2)).toEqual([
      '/programs?near=Portland%2C+OR',
      '/programs?near=Portland%2C+ME',
    ])
    expect(textOf(html)).toContain(`Portland, OR: ${await total('near=Portland, OR')} programs`)
    await site.get('/api/v1/programs?near=Portland').expect(400)
  })

  it('takes a state for the state where a place belongs, says so, and offers the city of its name', async () => {
    for (const [text, state] of [
      ['Texas', 'TX'],
      ['west virginia', 'WV'],
      ['New York', 'NY'],
    ] as const) {
      const html = await page(`near=${text}`)
      expect(textOf(html)).toContain(`is a state, so the whole state was searched.`)
      expect(textOf(html)).toContain(`${await total(`state=${state}`)} programs`)
    }
    expect(hrefs(await page('near=New York'))).toContain('/programs?near=New+York%2C+NY')
    expect(hrefs(await page('near=Texas&state=OH'))).toContain('/programs?state=TX')
  })

  it('gives no more than a dozen ways out, however much is asked', async () => {
    const query =
      'q=nothinglikethis&near=43215&level=op&telehealth=virtual&age=children&payment=medicaid&focus=mental-health&modality=cbt&condition=ptsd&language=es&population=veterans&accepting=yes&state=OH&source=samhsa&hours_max=2'
    const html = await page(query)
    expect(/<ul class="links ways">([\s\S]*?)<\/ul>/.exec(html)?.[1]?.match(/<li>/g)).toHaveLength(
      12,
    )
  })

  it('asks nobody to type or choose again: the form says all that was asked, however it was understood', async () => {
    const asked = {
      near: 'columbus, oh',
      within: '50',
      q: 'evening iop',
      sort: 'name',
      hours_min: '6',
      hours_max: '12',
      payment: 'medicaid',
      state: 'OH',
    }
    for (const page of ['1', '2', '999']) {
      const html = (await site.get('/programs').query({ ...asked, hours_unknown: '1', page })).text
      const form = /<form class="filters".*?<\/form>/s.exec(html)?.[0] ?? ''
      for (const name of ['near', 'q', 'hours_min', 'hours_max'] as const)
        expect(form).toMatch(new RegExp(`name="${name}" value="${asked[name]}"`, 'i'))
      for (const name of ['within', 'sort'] as const)
        expect(form).toMatch(
          new RegExp(
            `<select[^>]* name="${name}">(?:(?!</select>).)*value="${asked[name]}" selected`,
            's',
          ),
        )
      for (const [name, value] of [
        ['payment', 'medicaid'],
        ['state', 'OH'],
        ['hours_unknown', '1'],
      ])
        expect(form).toMatch(new RegExp(`name="${name}" value="${value}"[^>]* checked`))
    }
  })

  it('carries the chosen programs through paging, filters and sharing', async () => {
    const [a, b] = site.catalogue.programs().map(({ slug }) => slug)
    const html = await page(`state=OH&program=${a}&program=${b}`)
    expect(hrefs(html)).toContain(`/compare?program=${a}&program=${b}`)
    expect(hrefs(html)).toContain(`/programs?state=OH&page=2&program=${a}&program=${b}`)
    expect(html).toContain(`<input type="hidden" name="program" value="${a}"`)
  })

  it('says on the card that a fact is the facility’s, and that a listing is missing from the newest edition only when it is', async () => {
    const text = textOf(await page('state=OH&payment=medicaid'))
    expect(text).toContain('at this facility')
    expect(text).not.toContain('It may have closed or moved')
  })

  it('of a page past the last says how many there are', async () => {
    expect(textOf(await page('state=RI&page=99'))).toContain('There are only')
  })
})
