import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
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
    expect(text).toContain(`In person or online ${of('in-person', 'hybrid', 'virtual')} under 1%`)
  })

  it('rounds no share up to all, nor down to none', async () => {
    const text = textOf((await site.get('/data').expect(200)).text)
    expect(text).toMatch(/Level of care 8,872 100%/)
    expect(text).toMatch(/Ages 8,8\d\d over 99%/)
    expect(text).toMatch(/Last checked \d+ under 1%/)
  })
})
