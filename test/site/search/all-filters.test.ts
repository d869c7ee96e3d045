import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { allFacets, parameters } from '../../../src/catalog/program/facets.js'
import { anything } from '../../../src/catalog/search/search-query.js'
import { openNation, type VisitorSite } from '../../support/site/open-visitors.js'

/** The options of a form: `name=value`, and whether they are checked. */
const optionsIn = (html: string): ReadonlyMap<string, boolean> =>
  new Map(
    [
      ...html.matchAll(
        /<input type="checkbox" name="([a-z_]+)" value="([\w-]+)"( checked)?(?: aria-[^>]*)?>/g,
      ),
    ].map(([, name, value, checked]) => [`${name}=${value}`, checked !== undefined]),
  )

describe('the page of all filters', () => {
  let site: VisitorSite
  const options = async (address: string) => optionsIn((await site.get(address).expect(200)).text)
  beforeAll(async () => {
    site = await openNation()
  })
  afterAll(() => site.close())

  it('has every value that some program states, of every filter', async () => {
    const { facets } = site.catalogue.find(anything)
    const shown = await options('/filters')
    for (const { key } of allFacets)
      for (const { value } of facets[key])
        expect([...shown.keys()]).toContain(`${parameters[key]}=${value}`)
  })

  it('leads to what was chosen there, with all else of the search', async () => {
    const query =
      'q=house&near=43215&within=50&payment=medicaid&medication=methadone&hours_max=12&sort=name'
    const html = (await site.get(`/filters?${query}`).expect(200)).text
    expect(html).toMatch(/<form class="all-filters" action="\/programs">/)
    expect([...optionsIn(html)].filter(([, checked]) => checked).map(([name]) => name)).toEqual([
      'medication=methadone',
      'payment=medicaid',
    ])
    expect(html).toMatch(/name="q" value="house"/)
    expect(html).toMatch(/name="near" value="43215"/)
    expect(html).toMatch(/<option value="50" selected>/)
    expect(html).toMatch(/<option value="name" selected>/)
    expect(html).toMatch(/name="hours_max" value="12"/)
  })

  it('leaves the form beside the results short, which keeps whatever the search has chosen', async () => {
    const rare = ['facility_type=ccbhc', 'service=acupuncture', 'ownership=tribal', 'state=OH']
    const [plain, chosen] = [
      await options('/programs'),
      await options(`/programs?${rare.join('&')}`),
    ]
    for (const option of rare) {
      expect([option, plain.has(option)]).toEqual([option, false])
      expect([option, chosen.get(option)]).toEqual([option, true])
    }
    expect(plain.get('medication=methadone')).toBe(false)
    expect(plain.size).toBeLessThan((await options('/filters')).size / 3)
  })
})
