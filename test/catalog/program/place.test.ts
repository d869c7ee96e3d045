import { describe, expect, it } from '@jest/globals'
import { placeIdOf } from '../../../src/catalog/program/place.js'
import type { Location, Program } from '../../../src/catalog/program/program.js'
import { bare } from '../../search/programs.js'

const at = (street: string | null, own: Partial<Location> = {}): Location => ({
  street,
  city: 'Columbus',
  state: 'OH',
  zip: '43215',
  lat: null,
  lon: null,
  precision: 'zip',
  ...own,
})
const idOf = (location: Location | null, own: Partial<Program> = {}): string | null =>
  placeIdOf({ ...bare, organization: 'Harbor Recovery, Inc.', location, ...own })

describe('the id of a place', () => {
  const id = idOf(at('100 North Main Street, Suite 200'))

  it('can stand in an address, and says nothing of what it is made from', () => {
    expect(id).toMatch(/^[a-z2-7]{12}$/)
  })

  it('is the same in every installation and every year', () => {
    expect(id).toBe('m7xdt3du3uge')
  })

  it('is the same for all listings of one door, however it is written', () => {
    for (const [street, organization] of [
      ['100 N. Main St.', 'Harbor Recovery'],
      ['100 N Main St #4', 'HARBOR RECOVERY INC'],
      ['100 NORTH MAIN STREET', 'The Harbor Recovery, Incorporated'],
    ] as const)
      expect([street, idOf(at(street), { organization })]).toEqual([street, id])
    expect(idOf(at('100 N Main St'), { slug: 'other', level: 'php', name: 'Evening' })).toBe(id)
  })

  it('is the same where a town is called otherwise, or its point is known better', () => {
    expect(
      idOf(at('100 N Main St', { city: 'Bexley', lat: 39.9, lon: -83, precision: 'exact' })),
    ).toBe(id)
  })

  it('is another for another organization at the address, another ZIP and another number', () => {
    for (const other of [
      idOf(at('100 N Main St'), { organization: 'Larkspur Recovery' }),
      idOf(at('100 N Main St', { zip: '43216' })),
      idOf(at('102 N Main St')),
    ]) {
      expect(other).toMatch(/^[a-z2-7]{12}$/)
      expect(other).not.toBe(id)
    }
  })

  it('is null where no street is known, or where it is withheld', () => {
    for (const location of [
      null,
      at(null),
      at('---'),
      at('100 N Main St', { precision: 'withheld' }),
    ])
      expect(idOf(location)).toBeNull()
  })
})
