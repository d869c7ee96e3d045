import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compare } from '../../../src/catalog/search/comparison.js'
import { fields } from '../../../src/catalog/wording/fields.js'
import { bare, toSampleProgram } from '../../search/programs.js'

describe('a comparison', () => {
  const location = {
    street: '1 Sample Street',
    city: 'Columbus',
    state: 'OH',
    zip: '43210',
    lat: null,
    lon: null,
    precision: 'exact',
  } as const
  const row = (key: string, ...programs: Parameters<typeof compare>[0]) =>
    compare(programs).rows.find((one) => one.key === key)

  it('has a row for every field, the eight people decide by first', () => {
    expect(compare([bare, bare]).rows.map(({ key }) => key)).toEqual(fields.map(({ key }) => key))
    expect(fields.slice(0, 8).map(({ key, group }) => `${group} ${key}`)).toEqual(
      [
        'accepting',
        'startWithin',
        'hours',
        'schedule',
        'telehealth',
        'ages',
        'focus',
        'payment',
      ].map((key) => `decide ${key}`),
    )
  })

  it('never takes what is not stated for a difference, nor for a no', () => {
    expect(row('accepting', { ...bare, accepting: 'no' }, bare)).toMatchObject({
      cells: ['Not at the moment', 'Not stated'],
      differs: false,
      unstated: 1,
    })
    expect(
      row('accepting', { ...bare, accepting: 'no' }, { ...bare, accepting: 'yes' }),
    ).toMatchObject({
      differs: true,
      unstated: 0,
    })
    expect(row('accepting', bare, bare)).toMatchObject({
      cells: ['Not stated', 'Not stated'],
      differs: false,
      unstated: 2,
    })
  })

  it('takes a facility that offers telehealth for no answer to how its program meets, and keeps what it says', () => {
    const offered = { ...bare, telehealth: 'offered', location } as const
    const inPerson = { ...bare, telehealth: 'in-person', location } as const
    expect(row('telehealth', offered, inPerson)).toMatchObject({
      cells: ['Facility offers telehealth. Columbus, OH', 'In person. Columbus, OH'],
      differs: false,
      unstated: 1,
    })
    expect(
      row('telehealth', offered, { ...offered, location: { ...location, city: 'Dayton' } }),
    ).toMatchObject({ differs: false, unstated: 2 })
    expect(row('telehealth', inPerson, { ...bare, telehealth: 'virtual' })).toMatchObject({
      differs: true,
      unstated: 0,
    })
  })

  it('does not depend on the order of two programs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (i, j) => {
        const [a, b] = [toSampleProgram(i), toSampleProgram(j)]
        const turned = compare([b, a]).rows.map(({ cells, ...rest }) => ({
          ...rest,
          cells: cells.toReversed(),
        }))
        expect(compare([a, b]).rows).toEqual(turned)
        expect(compare([a, a]).rows.filter(({ differs }) => differs)).toEqual([])
      }),
    )
  })

  it('warns where levels, ages or the way of meeting are unlike, and not where nothing is stated', () => {
    expect(compare([bare, { ...bare, level: 'php' }]).cautions).toHaveLength(1)
    expect(compare([bare, bare]).cautions).toEqual([])
    expect(
      compare([
        { ...bare, telehealth: 'virtual' },
        { ...bare, telehealth: 'in-person' },
      ]).cautions,
    ).toHaveLength(1)
    expect(
      compare([
        { ...bare, telehealth: 'virtual' },
        { ...bare, telehealth: 'offered' },
      ]).cautions,
    ).toEqual([])
  })

  it('warns where one treats only substance use and another only mental health, and not where either treats both', () => {
    const cautions = (...all: (typeof bare.focus)[]) =>
      compare(all.map((focus) => ({ ...bare, focus }))).cautions
    expect(cautions(['substance-use'], ['mental-health'])).toEqual([
      'These do not treat the same needs. Look at “Focus” first.',
    ])
    expect(cautions(['substance-use'], ['substance-use', 'mental-health'])).toEqual([])
    expect(cautions(['substance-use'], ['mental-health', 'co-occurring'])).toEqual([])
    expect(cautions(['substance-use'], [])).toEqual([])
  })
})
