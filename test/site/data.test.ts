import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { textOf } from '../support/html.js'
import { openSite, type Site } from '../support/open-site.js'

describe('the page of what we know and do not', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('embedded')
  })
  afterAll(() => site.close())

  it('does not count a facility that offers telehealth as stating how its program meets', async () => {
    expect(site.house.programs().some(({ telehealth }) => telehealth === 'offered')).toBe(true)
    const text = textOf((await site.get('/data').expect(200)).text)
    expect(text).toContain('In person or online 0 0%')
  })
})
