import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Program } from '../../src/catalog/program/program.js'
import type { Publication } from '../../src/store/publications/publications.js'
import { at, atHarbor, CENTRAL } from '../search/one-number.js'
import { openTown, type VisitorSite } from '../support/site/open-visitors.js'

describe('places and shared numbers in the API', () => {
  let site: VisitorSite
  let seq = 0
  const publish = (slug: string, changed: Program | null): void => {
    seq += 1
    const publication: Publication = {
      seq,
      slug,
      kind: changed === null ? 'removed' : 'published',
      at: '2026-11-30T12:00:00.000Z',
      program: changed,
      movedTo: null,
    }
    site.catalogue.apply([publication])
  }
  const api = async (slug: string) => (await site.get(`/api/v1/programs/${slug}`).expect(200)).body
  beforeAll(async () => {
    site = await openTown()
    seq = site.catalogue.seq()
    for (const one of [
      atHarbor('day-aaaa', { location: at('100 N. Main St.', 'OH') }),
      atHarbor('evening-aaaa', { location: at('100 North Main Street, Suite 4', 'OH') }),
      atHarbor('dallas-aaaa', {
        location: at('7 Elm Avenue', 'TX'),
        phone: '614-555-0178',
        intake: { url: null, phone: `${CENTRAL} x12` },
      }),
      atHarbor('neighbor-aaaa', {
        organization: 'Larkspur',
        location: at('100 N Main St', 'OH'),
        phone: null,
      }),
      atHarbor('hidden-aaaa', { location: at(null, 'OH'), phone: null }),
    ])
      publish(one.slug, one)
  })
  afterAll(() => site.close())

  it('group the listings of one door, and no other organization there', async () => {
    const [day, evening, dallas, neighbor, hidden] = await Promise.all(
      ['day', 'evening', 'dallas', 'neighbor', 'hidden'].map((name) => api(`${name}-aaaa`)),
    )
    expect(day.place).toMatch(/^[a-z2-7]{12}$/)
    expect(evening.place).toBe(day.place)
    expect(new Set([day.place, dallas.place, neighbor.place]).size).toBe(3)
    expect(hidden.place).toBeNull()
  })

  it('say of a number how many programs in how many states have it', async () => {
    expect(await api('day-aaaa')).toMatchObject({
      phoneShared: { programs: 3, states: 2 },
      intakePhoneShared: null,
    })
    expect(await api('dallas-aaaa')).toMatchObject({
      phoneShared: null,
      intakePhoneShared: { programs: 3, states: 2 },
    })
    expect(await api('neighbor-aaaa')).toMatchObject({
      phoneShared: null,
      intakePhoneShared: null,
    })
  })

  it('say the same in a search, a comparison and the lines of the export', async () => {
    const one = await api('day-aaaa')
    const found = await site.get('/api/v1/programs?q="Harbor Recovery day"').expect(200)
    const compared = await site
      .get('/api/v1/compare?program=day-aaaa&program=dallas-aaaa')
      .expect(200)
    const lines = (await site.get('/api/v1/export.ndjson').expect(200)).text
    const line = lines.split('\n').find((text) => text.includes('"slug":"day-aaaa"'))
    for (const other of [found.body.programs[0], compared.body.programs[0], JSON.parse(line ?? '')])
      expect(other).toEqual(one)
  })

  it('follow a change of another program', async () => {
    publish(
      'dallas-aaaa',
      atHarbor('dallas-aaaa', { location: at('7 Elm Ave', 'TX'), phone: null }),
    )
    expect(await api('day-aaaa')).toMatchObject({ phoneShared: null })
    publish('dallas-aaaa', atHarbor('dallas-aaaa', { location: at('7 Elm Ave', 'TX') }))
    expect(await api('day-aaaa')).toMatchObject({ phoneShared: { programs: 3, states: 2 } })
    publish('dallas-aaaa', null)
    expect(await api('day-aaaa')).toMatchObject({ phoneShared: null })
  })
})
