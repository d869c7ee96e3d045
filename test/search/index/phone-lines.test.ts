import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { placeOf } from '../../../src/catalog/program/facets.js'
import type { Program } from '../../../src/catalog/program/program.js'
import { countLine } from '../../../src/search/index/phone-lines.js'
import {
  applyChanges,
  createIndex,
  type ProgramIndex,
} from '../../../src/search/index/program-index.js'
import { at, CENTRAL } from '../one-number.js'
import { bare, places } from '../programs.js'

const program = (slug: string, own: Partial<Program>): Program => ({
  ...bare,
  sample: false,
  slug,
  ...own,
})
const counted = (index: ProgramIndex, phone: string | null = CENTRAL) =>
  countLine(index.table.lines, phone)

describe('who has a phone number', () => {
  const one = program('one', { phone: CENTRAL, location: at('1 Oak St', 'OH') })
  const sameDoor = program('same', { phone: CENTRAL, location: at('1 Oak Street, Ste 4', 'OH') })
  const far = program('far', {
    intake: { url: null, phone: `${CENTRAL} x12` },
    location: at('9 Elm Ave', 'TX'),
  })

  it('is nobody else where all are at one place', () => {
    expect(counted(createIndex([one, sameDoor], places))).toBeNull()
    expect(counted(createIndex([one], places))).toBeNull()
    expect(counted(createIndex([], places))).toBeNull()
    expect(counted(createIndex([one, far], places), null)).toBeNull()
  })

  it('is counted over main and intake numbers, extensions aside, each program once', () => {
    const both = program('both', { ...far, phone: `${CENTRAL} x9`, slug: 'both' })
    const index = createIndex([one, sameDoor, far, both], places)
    expect(counted(index)).toEqual({ programs: 4, states: 2 })
    expect(counted(index, `${CENTRAL} x77`)).toEqual({ programs: 4, states: 2 })
    expect(counted(index, '614-555-0199')).toBeNull()
  })

  it('is one place for two spellings of an organization in one building', () => {
    expect(
      counted(createIndex([one, { ...sameDoor, organization: 'Bare Hse' }], places)),
    ).toBeNull()
  })

  it('is one place for an organization without a street in one city, and not in two', () => {
    const online = program('online', { phone: CENTRAL, area: { city: 'Salem', state: 'OH' } })
    const evening = { ...online, slug: 'evening' }
    expect(counted(createIndex([online, evening], places))).toBeNull()
    expect(
      counted(createIndex([online, { ...evening, area: { city: 'Dover', state: 'OH' } }], places)),
    ).toEqual({ programs: 2, states: 1 })
  })

  it('counts no paused program and no sample', () => {
    const index = createIndex(
      [
        one,
        { ...far, status: 'paused' },
        program('made-up', { ...far, slug: 'made-up', sample: true }),
      ],
      places,
    )
    expect(counted(index)).toBeNull()
  })

  it('follows every change as if all were counted anew', () => {
    const phones = [CENTRAL, '614-555-0101', `${CENTRAL} x5`, null] as const
    const anyProgram = fc.record({
      slug: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      phone: fc.constantFrom(...phones),
      intake: fc.record({ url: fc.constant(null), phone: fc.constantFrom(...phones) }),
      location: fc.option(
        fc.record({
          street: fc.constantFrom('1 Oak St', '2 Oak St', null),
          state: fc.constantFrom('OH', 'TX', 'MN'),
        }),
      ),
      status: fc.constantFrom('published', 'published', 'published', 'paused'),
    })
    const anyChange = fc.record({ made: anyProgram, removed: fc.boolean() })
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 20 }), (changes) => {
        const index = createIndex([], places)
        const now = new Map<string, Program>()
        for (const { made, removed } of changes) {
          const { location, ...own } = made
          const next = program(made.slug, {
            ...own,
            location: location && at(location.street, location.state),
          } as Partial<Program>)
          applyChanges(index, [{ slug: made.slug, program: removed ? null : next }])
          if (removed) now.delete(made.slug)
          else now.set(made.slug, next)
          const live = [...now.values()].filter(({ status }) => status === 'published')
          for (const number of [CENTRAL, '614-555-0101']) {
            const sharing = live.filter(({ phone, intake }) =>
              [phone, intake.phone].some((other) => other?.startsWith(number)),
            )
            const said = counted(index, number)
            // A street alone is a building: all of these have one ZIP.
            const buildings = new Set(
              sharing.map(({ location: where }) =>
                where?.street ? where.street : `${where?.state ?? ''}`,
              ),
            )
            expect(said).toEqual(
              buildings.size < 2
                ? null
                : {
                    programs: sharing.length,
                    states: new Set(sharing.flatMap((other) => placeOf(other)?.state ?? [])).size,
                  },
            )
          }
        }
      }),
    )
  })
})
