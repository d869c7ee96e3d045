import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type FactKey, factKeys } from '../../../src/catalog/program/fact-schemas.js'
import { toProgram } from '../../../src/catalog/program/listing.js'
import {
  type Statement,
  type Statements,
  statements,
} from '../../../src/catalog/program/statements.js'
import {
  claimsOf,
  strikeOut,
  takeBack,
  withoutStruck,
} from '../../../src/catalog/program/struck-out.js'
import { anyListing } from '../../exchange/any-listing.js'
import { aListing } from '../../support/site/a-listing.js'

const wrong = { on: '2026-11-30', by: 'ben@harbor.example', why: 'Nobody there knows of a program' }
type One = Statement<FactKey>
const keysOf = (all: Statements, facts: readonly FactKey[]): ReadonlySet<string> =>
  new Set(
    facts.flatMap((fact) =>
      ((all[fact] ?? []) as readonly One[]).flatMap(({ value }) =>
        claimsOf(fact, value).map(({ key }) => key),
      ),
    ),
  )
const someFacts = fc.uniqueArray(fc.constantFrom(...factKeys), { maxLength: 6 })
const said = {
  source: 'samhsa-su-2024',
  scope: 'facility',
  checkedOn: null,
  method: 'import',
} as const

describe('what is known to be wrong', () => {
  it('is nowhere in what visitors see, whichever fact it is and whoever says it, and nor are the editor and the reason', () => {
    fc.assert(
      fc.property(anyListing(1), someFacts, (listing, facts) => {
        const after = strikeOut(listing.statements, keysOf(listing.statements, facts), wrong)
        const program = toProgram({ ...listing, statements: after })
        for (const fact of facts)
          if (listing.statements[fact] !== undefined && fact !== 'intake')
            expect(program.facts[fact]).toBeUndefined()
        expect(JSON.stringify(program)).not.toContain(wrong.by)
        expect(JSON.stringify(program)).not.toContain(wrong.why)
        expect(JSON.stringify(program)).not.toContain('"wrong"')
      }),
    )
  })

  it('can still be kept and read, and stands again as it was when it is taken back', () => {
    fc.assert(
      fc.property(anyListing(1), someFacts, (listing, facts) => {
        const keys = keysOf(listing.statements, facts)
        const after = strikeOut(listing.statements, keys, wrong)
        expect(statements.parse(JSON.parse(JSON.stringify(after)))).toEqual(after)
        expect(strikeOut(after, keys, { ...wrong, why: 'Again' })).toEqual(after)
        expect(takeBack(after, keys)).toEqual(listing.statements)
      }),
    )
  })

  it('is one number, whether it is called the main one or the intake line, and leaves the page of an intake', () => {
    const { statements: before } = aListing(1, {
      statements: {
        phone: [{ ...said, value: '614-555-0142' }],
        intake: [{ ...said, value: { url: 'https://example.org/start', phone: '614-555-0142' } }],
      },
    })
    const after = strikeOut(before, new Set(['number 614-555-0142']), wrong)
    const program = toProgram(aListing(1, { statements: after }))
    expect([program.phone, program.intake]).toEqual([
      null,
      { url: 'https://example.org/start', phone: null },
    ])
    expect(program.knownWrong).toEqual(['phone'])
    expect(takeBack(after, new Set(['number 614-555-0142']))).toEqual(before)
  })

  it('leaves the next statement standing', () => {
    const before: Statements = {
      phone: [
        { ...said, value: '614-555-0100', source: 'editor', method: 'phone' },
        { ...said, value: '614-555-0142' },
      ],
    }
    const { phone, facts, knownWrong } = toProgram(
      aListing(1, { statements: strikeOut(before, new Set(['number 614-555-0100']), wrong) }),
    )
    expect([phone, facts.phone?.source, facts.phone?.also, knownWrong]).toEqual([
      '614-555-0142',
      'samhsa-su-2024',
      undefined,
      undefined,
    ])
  })

  it('is not news when it is said again, unless it was checked on a later day or is another value', () => {
    const known = strikeOut(
      { phone: [{ ...said, value: '614-555-0142' }] },
      new Set(['number 614-555-0142']),
      wrong,
    )
    const again = (value: string, checkedOn: string | null): Statements => ({
      phone: [{ ...said, value, checkedOn }],
    })
    expect(withoutStruck(again('614-555-0142', null), known)).toEqual({})
    expect(withoutStruck(again('614-555-0142', '2026-11-30'), known)).toEqual({})
    expect(withoutStruck(again('614-555-0142', '2026-12-01'), known)).toEqual(
      again('614-555-0142', '2026-12-01'),
    )
    expect(withoutStruck(again('614-555-0143', null), known)).toEqual(again('614-555-0143', null))
    expect(
      withoutStruck({ intake: [{ ...said, value: { url: null, phone: '614-555-0142' } }] }, known),
    ).toEqual({})
  })

  it('is the same address at another point, and the same words in another order', () => {
    const location = {
      street: '12 Oak St',
      city: 'Blacklick',
      state: 'OH',
      zip: '43004',
      lat: 40,
      lon: -82,
      precision: 'zip',
    } as const
    const before: Statements = {
      location: [{ ...said, value: location }],
      payment: [{ ...said, value: ['medicaid', 'private'] }],
    }
    const known = strikeOut(before, keysOf(before, ['location', 'payment']), wrong)
    const later: Statements = {
      location: [{ ...said, value: { ...location, lat: 40.1, precision: 'exact' } }],
      payment: [{ ...said, value: ['private', 'medicaid'] }],
    }
    expect(withoutStruck(later, known)).toEqual({})
  })
})
