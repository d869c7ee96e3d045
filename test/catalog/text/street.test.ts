import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { toComparableOrganization } from '../../../src/catalog/text/organization-name.js'
import { toComparableStreet } from '../../../src/catalog/text/street.js'

const directions = [
  ['North', 'N', 'N.', 'north'],
  ['Southwest', 'SW', 'S.W.', 'South West'],
] as const
const kinds = [
  ['Street', 'St', 'St.', 'STREET'],
  ['Avenue', 'Ave', 'Av.', 'AVE'],
  ['Boulevard', 'Blvd', 'Blvd.', 'boulevard'],
  ['Highway', 'Hwy', 'HWY.', 'highway'],
] as const
const names = ['Oak', 'Martin Luther King', 'Saint Clair', 'O’Neil', 'Cañon', 'River'] as const
const units = [
  '',
  ', Suite 200',
  ' Ste. 200',
  ' #200',
  ', # 200',
  ', Unit B',
  ', 2nd Floor',
  ' Third Floor',
  ', Floor 2',
  ' Building 4',
  ', Bldg. 4, Room 12',
  ', P.O. Box 77',
  ', Harbor Medical Arts Center',
] as const

const spelled = fc.record({
  direction: fc.nat(3),
  kind: fc.nat(3),
  unit: fc.constantFrom(...units),
  loud: fc.boolean(),
  gap: fc.constantFrom(' ', '  ', '\t'),
})
type Spelled = typeof spelled extends fc.Arbitrary<infer T> ? T : never
const door = fc.record({
  number: fc.integer({ min: 1, max: 99_999 }),
  direction: fc.constantFrom(...directions),
  name: fc.constantFrom(...names),
  kind: fc.constantFrom(...kinds),
})
type Door = typeof door extends fc.Arbitrary<infer T> ? T : never
const write = ({ number, direction, name, kind }: Door, how: Spelled): string => {
  const text = [String(number), direction[how.direction], name, kind[how.kind]].join(how.gap)
  return how.loud ? `${text.toUpperCase()}${how.unit.toUpperCase()}` : text + how.unit
}

describe('a street, for comparison', () => {
  it('is the same however one door is written', () => {
    fc.assert(
      fc.property(door, spelled, spelled, (one, how, otherwise) => {
        expect(toComparableStreet(write(one, how))).toBe(toComparableStreet(write(one, otherwise)))
      }),
    )
  })

  it('is another for another number, direction, name or kind of street', () => {
    fc.assert(
      fc.property(door, door, spelled, (one, other, how) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other))
        expect(toComparableStreet(write(one, how))).not.toBe(toComparableStreet(write(other, how)))
      }),
    )
  })

  it('stays what it is when it is read again, and never fails', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        const once = toComparableStreet(text)
        expect(/[\p{L}\p{N}]/u.test(once)).toBe(once !== '')
        expect(toComparableStreet(once)).toBe(once)
      }),
    )
  })

  it.each([
    ['Suite 200, 100 Main Street', '100 main st'],
    ['Suite 200 100 Main Street', '100 main st'],
    ['Harbor House, 100 Main Street', '100 main st'],
    ['One Center Plaza', '1 ctr plz'],
    ['First Avenue 12', '1st ave 12'],
    ['N123 Highway 5, 2nd Floor', 'n123 hwy 5'],
    ['U.S. Highway 1', 'us hwy 1'],
    ['P.O. Box 12', 'po box 12'],
    ['PO Box 12, 100 Main St', '100 main st'],
    ['Unit 5', 'unit 5'],
    ['100 Unit Road', '100 unit rd'],
    ['100 Floor Street', '100 fl st'],
    ['Plaza San Cristobal, 2do Piso', 'plz san cristobal'],
    ['6900 Turkey Lake Road, Suites 1-2', '6900 turkey lk rd'],
    ['---', ''],
    ['', ''],
  ])('of “%s” is “%s”', (street, comparable) => {
    expect(toComparableStreet(street)).toBe(comparable)
  })
})

describe('the name of an organization, for comparison', () => {
  it.each([
    ['The Harbor & Hope Group, Inc.', 'harbor and hope group'],
    ['Harbor and Hope Group', 'harbor and hope group'],
    ['Harbor Co., LLC', 'harbor'],
    ['The', 'the'],
    ['Inc', 'inc'],
    ['Cañon City Clinic', 'canon city clinic'],
  ])('of “%s” is “%s”', (name, comparable) => {
    expect(toComparableOrganization(name)).toBe(comparable)
  })
})
