import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { AnsweredProgram } from '../../src/catalog/program/answered-program.js'
import { textOf } from '../support/html/html.js'
import { openNation, type VisitorSite } from '../support/site/open-visitors.js'

type KeyOf = (program: AnsweredProgram) => string | null
const streetOf = ({ location }: AnsweredProgram): string | null => location?.street ?? null
const asWritten: KeyOf = (program) =>
  [program.name, streetOf(program), program.location?.zip].join('|')
const whereStreet =
  (isKnown: boolean, keyOf: KeyOf): KeyOf =>
  (program) =>
    (streetOf(program) !== null) === isKnown ? keyOf(program) : null

describe('the places of the bundled lists', () => {
  let site: VisitorSite
  let listed: readonly AnsweredProgram[]
  /** Places with more than one listing, and the listings there. */
  const shared = (keyOf: KeyOf) => {
    const counts = new Map<string, number>()
    for (const program of listed) {
      const key = keyOf(program)
      if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const several = [...counts.values()].filter((count) => count > 1)
    return { places: several.length, listings: several.reduce((sum, count) => sum + count, 0) }
  }
  beforeAll(async () => {
    site = await openNation()
    listed = (await site.get('/api/v1/export.ndjson').expect(200)).text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AnsweredProgram)
      .filter(({ edition }) => edition !== null)
  })
  afterAll(() => site.close())

  it('are 1,867 with 4,061 listings by name, street and ZIP as they are written', () => {
    expect(listed).toHaveLength(8783)
    expect(shared(asWritten)).toEqual({ places: 1867, listings: 4061 })
  })

  it('are fewer by those of which no street is known, whose programs may be anywhere', () => {
    expect(shared(whereStreet(false, asWritten))).toEqual({ places: 48, listings: 105 })
    expect(shared(whereStreet(true, asWritten))).toEqual({ places: 1819, listings: 3956 })
  })

  it('are more by those where one organization calls its programs by several names', () => {
    const byOrganization: KeyOf = (program) =>
      [program.organization, streetOf(program), program.location?.zip].join('|')
    expect(shared(whereStreet(true, byOrganization))).toEqual({ places: 1834, listings: 4014 })
  })

  it('are 1,837 with 4,033 listings with every suite of a building taken together', () => {
    expect(shared(({ place }) => place)).toEqual({ places: 1837, listings: 4033 })
    expect(
      listed.every((program) => (program.place === null) === (streetOf(program) === null)),
    ).toBe(true)
  })

  it('say of every number who has it, as a plain count does', async () => {
    const programs = site.catalogue.programs()
    const number = '877-820-6371'
    const having = programs.filter(({ phone, intake }) =>
      [phone, intake.phone].some((one) => one?.startsWith(number)),
    )
    const states = new Set(having.flatMap(({ location, area }) => (location ?? area)?.state ?? []))
    expect([having.length, states.size]).toEqual([98, 9])
    const [one] = having
    const text = textOf((await site.get(`/programs/${one?.slug}`).expect(200)).text)
    expect(text).toContain('Central line of 98 programs in 9 states.')
    const sharing = programs.filter(({ phone }) => site.catalogue.countLine(phone) !== null)
    expect(sharing.length).toBeGreaterThan(2000)
    for (const { phone } of sharing.filter((_, i) => i % 40 === 0)) {
      const plain = programs.filter((other) =>
        [other.phone, other.intake.phone].some((its) => its?.slice(0, 12) === phone?.slice(0, 12)),
      )
      expect([phone, site.catalogue.countLine(phone)?.programs]).toEqual([phone, plain.length])
    }
  })
})
