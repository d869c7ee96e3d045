import { describe, expect, it } from '@jest/globals'
import { type Listing, toProgram, toStanding } from '../../../src/catalog/program/listing.js'

describe('a statement', () => {
  const said = (source: string, scope: 'program' | 'facility', checkedOn: string | null) =>
    ({ value: source, source, scope, checkedOn, method: 'page' }) as never
  it('of an editor stands above the program’s own, that above a directory’s, and the newest check first', () => {
    const all = [
      said('samhsa-su-2024', 'facility', null),
      said('https://a.org/', 'program', '2025-01-01'),
      said('editor', 'program', '2024-01-01'),
      said('https://b.org/', 'program', '2026-01-01'),
    ]
    expect(toStanding<'cost'>(all).map(({ source }) => source)).toEqual([
      'editor',
      'https://b.org/',
      'https://a.org/',
      'samhsa-su-2024',
    ])
  })

  it('of a federal list stands below that of a newer year, whichever list it is', () => {
    const all = ['hifld-hospitals-2022', 'va-facilities-2022', 'samhsa-findtreatment-2020']
      .concat('samhsa-findtreatment-2025-08')
      .map((source) => said(source, 'facility', null))
    expect(toStanding<'website'>(all).map(({ source }) => source)).toEqual([
      'samhsa-findtreatment-2025-08',
      'va-facilities-2022',
      'hifld-hospitals-2022',
      'samhsa-findtreatment-2020',
    ])
  })
})

describe('an address with a point by an older list', () => {
  const at = (source: string, street: string, precision: 'zip' | 'exact', lat: number) => ({
    value: { street, city: 'Dover', state: 'NH', zip: '03820', lat, lon: -70.8, precision },
    source,
    scope: 'facility' as const,
    method: 'import' as const,
    checkedOn: null,
  })
  const point = at('samhsa-findtreatment-2021', '12 Main Street', 'exact', 43.2)
  const programOf = (edition: string, street: string) =>
    toProgram({
      identity: 'samhsa-su|a||12 main street||dover|nh|03820|iop',
      slug: 'a',
      status: 'published',
      level: 'iop',
      name: 'A',
      organization: 'A',
      place: null,
      edition: null,
      sample: false,
      statements: { location: [at(edition, street, 'zip', 43), point] },
    } as Listing)

  it('has that point, and still the newest list as its source', () => {
    const { location, facts } = programOf('samhsa-su-2024', '12 Main Street')
    expect(location).toMatchObject({ precision: 'exact', lat: 43.2 })
    expect(facts.location?.source).toBe('samhsa-su-2024')
    expect(facts.location?.also?.map(({ source }) => source)).toEqual(['samhsa-findtreatment-2021'])
  })

  it('stands with no point of the street that it has left', () => {
    const { location, facts } = programOf('samhsa-su-2026', '9 Elm Street')
    expect(location).toMatchObject({ street: '9 Elm Street', precision: 'zip' })
    expect(facts.location?.source).toBe('samhsa-su-2026')
  })
})
