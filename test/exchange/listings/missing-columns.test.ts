import { describe, expect, it } from '@jest/globals'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import {
  aFile,
  anEdition,
  applied,
  countsOf,
  harbor,
  imported,
  importedWhole,
  planOf,
} from '../a-file.js'

const sameAgain = { new: 0, changed: 0, unchanged: 1, absent: 0 }

describe('an edition without some of its columns', () => {
  const place: Readonly<Record<string, string>> = {
    ...harbor,
    intake1: '614-555-0177',
    website: 'https://harbor.example.org/',
  }
  const { phone: _p, intake1: _i, website: _w, name2: _n, street2: _s, ...few } = place

  it('keeps what stood in these, even when what it no longer says is to go', async () => {
    const known = await imported(anEdition(2024, place))
    const [after] = await importedWhole(anEdition(2025, few), known)
    const { phone, intake, website, ...rest } = known[0]?.statements ?? {}
    expect(after?.statements).toMatchObject({ phone, intake, website })
    expect(after).toMatchObject({
      name: known[0]?.name,
      place: known[0]?.place,
      edition: { year: 2025 },
    })
    expect(after?.statements.location?.[0]?.value).toEqual(rest.location?.[0]?.value)
    expect(countsOf(await planOf(anEdition(2025, few), after ? [after] : []))).toEqual(sameAgain)
  })

  it('is refused where it has no street, for places cannot be told apart then', async () => {
    const { street1: _, ...streetless } = place
    await expect(
      planOf(anEdition(2025, streetless), await imported(anEdition(2024, place))),
    ).rejects.toThrow('street1')
  })
})

describe('an export of FindTreatment.gov without some of its columns', () => {
  const { service_code_info: _, ...address } = harbor
  const facility = {
    ...address,
    website: 'https://harbor.example.org/',
    latitude: '40.04',
    longitude: '-82.81',
    type_facility: 'SU',
    oit: '1',
    cbt: '1',
    gt: '1',
    md: '1',
  }
  const month = (line: Readonly<Record<string, string>>, when: string) =>
    aFile([line], `findtreatment-oh-${when}.csv`)

  it.each([
    ['one code', ['cbt']],
    ['all codes but the level', ['cbt', 'gt', 'md']],
    ['point, phone and website', ['latitude', 'longitude', 'phone', 'website']],
  ])('(%s) keeps what stood there, even when what it no longer says is to go', async (_, gone) => {
    const known = await imported(month(facility, '2026-10'))
    const later = Object.fromEntries(
      Object.entries(facility).filter(([name]) => !gone.includes(name)),
    )
    const after = await importedWhole(month(later, '2026-11'), known)
    const values = (listings: readonly Listing[]) =>
      listings.map((listing) => ({ ...toProgram(listing), facts: null }))
    expect(values(after)).toEqual(values(known))
    expect(countsOf(await planOf(month(later, '2026-11'), after))).toEqual(sameAgain)
  })

  it('takes an empty cell for silence, which removes nothing that nobody ticked', async () => {
    const known = await imported(month(facility, '2026-10'))
    const later = month({ ...facility, cbt: '', md: '' }, '2026-11')
    const plan = await planOf(later, known)
    expect(plan.removals.map(({ facts }) => facts)).toEqual([['modality', 'payment']])
    expect(toProgram(applied(known, plan)[0] as Listing)).toMatchObject({
      modality: ['cbt', 'group'],
      payment: ['medicaid'],
    })
    expect(toProgram((await importedWhole(later, known))[0] as Listing)).toMatchObject({
      modality: ['group'],
      payment: [],
    })
  })
})
