import { describe, expect, it } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import type { Statements } from '../../../src/catalog/program/statements.js'
import { anEdition, applied, countsOf, harbor, imported, only, planOf } from '../a-file.js'

describe('an address that the newest edition withholds', () => {
  const withheld = { ...harbor, street1: '---', street2: '' }
  const streetsOf = (listings: readonly Listing[]) =>
    listings.map(({ statements }) =>
      statements.location?.map(({ value }) => [value.street, value.precision]),
    )

  it('is withheld on the listing that an older edition made of the place', async () => {
    const point = { latitude: '40.01', longitude: '-82.81' }
    const after = await imported(
      anEdition(2025, withheld),
      await imported(anEdition(2024, { ...harbor, ...point })),
    )
    expect(streetsOf(after)).toEqual([[[null, 'withheld']]])
  })

  it('is withheld on its other programs, which the edition no longer has, and that is said', async () => {
    const known = await imported(anEdition(2024, { ...harbor, service_code_info: 'OIT ODT' }))
    const plan = await planOf(anEdition(2025, withheld), known)
    expect(countsOf(plan)).toEqual({ new: 0, changed: 1, unchanged: 0, absent: 1 })
    expect(streetsOf(applied(known, plan))).toEqual([[[null, 'withheld']], [[null, 'withheld']]])
    expect(plan.problems.map(({ message }) => message)).toEqual([
      'The newest edition withholds the address of “Harbor House – Outpatient Services” (Blacklick, OH), so we left the street out here too.',
    ])
    expect(countsOf(await planOf(anEdition(2025, withheld), applied(known, plan)))).toMatchObject({
      new: 0,
      changed: 0,
      absent: 0,
    })
  })

  it('stays where an editor gave it', async () => {
    const [program, day] = await imported(
      anEdition(2024, { ...harbor, service_code_info: 'OIT ODT' }),
    )
    if (!program || !day) throw new Error('no programs')
    const [first] = day.statements.location ?? []
    if (!first) throw new Error('no location')
    const statements: Statements = {
      ...day.statements,
      location: [first, { ...first, source: 'editor' }],
    }
    expect(
      streetsOf(await imported(anEdition(2025, withheld), [program, { ...day, statements }]))[1],
    ).toEqual([
      [null, 'withheld'],
      ['12 Oak Street, Suite 3', 'zip'],
    ])
  })

  it('is not brought back by an older edition', async () => {
    const known = await imported(anEdition(2025, withheld))
    const plan = await planOf(anEdition(2024, { ...harbor, service_code_info: 'OIT ODT' }), known)
    expect(countsOf(plan)).toEqual({ new: 1, changed: 0, unchanged: 1, absent: 0 })
    expect(streetsOf(applied(known, plan))).toEqual([[[null, 'withheld']], [[null, 'withheld']]])
  })

  it('loses the point that FindTreatment.gov gave it', async () => {
    const listing = only(await imported(anEdition(2024, harbor)))
    const [first] = listing.statements.location ?? []
    if (!first) throw new Error('no location')
    const exact = {
      ...first,
      source: 'samhsa-findtreatment-2025-08',
      value: { ...first.value, precision: 'exact' as const },
    }
    const known = [{ ...listing, statements: { ...listing.statements, location: [first, exact] } }]
    expect(streetsOf(await imported(anEdition(2025, withheld), known))).toEqual([
      [[null, 'withheld']],
    ])
  })
})
