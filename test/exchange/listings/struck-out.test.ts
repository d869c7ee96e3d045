import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { FactKey } from '../../../src/catalog/program/fact-schemas.js'
import { type Listing, toProgram } from '../../../src/catalog/program/listing.js'
import type { Statement } from '../../../src/catalog/program/statements.js'
import { claimsOf, strikeOut } from '../../../src/catalog/program/struck-out.js'
import { toProgramRow } from '../../../src/exchange/own-csv/row.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { withRemovals } from '../../../src/exchange/plan/with-removals.js'
import { aFile, applied, countsOf, harbor, imported, planOf } from '../a-file.js'
import { anyListing } from '../any-listing.js'

const wrong = { on: '2026-11-30', by: 'ben@harbor.example', why: 'It rings at a bakery' }
/** A listing in which everything that some facts state is struck out. */
const struckIn = (listing: Listing, facts: readonly FactKey[]): Listing => {
  const keys = facts.flatMap((fact) =>
    ((listing.statements[fact] ?? []) as readonly Statement<FactKey>[]).flatMap(({ value }) =>
      claimsOf(fact, value).map(({ key }) => key),
    ),
  )
  return { ...listing, statements: strikeOut(listing.statements, new Set(keys), wrong) }
}
const su = (year: number, line: Readonly<Record<string, string>>) =>
  aFile([line], `samhsa-su-${year}.csv`)
const first = (listings: readonly Listing[]): Listing => listings[0] as Listing

describe('what is struck out, and files', () => {
  it('is in no export, and importing any export of it changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyListing(1),
        fc.uniqueArray(
          fc.constantFrom<FactKey>('phone', 'intake', 'hours', 'payment', 'location', 'cost'),
        ),
        async (any, facts) => {
          const listing = struckIn(any, facts)
          for (const text of [toCsv([listing]), toCsv([toProgramRow(toProgram(listing))])]) {
            expect(text).not.toContain(wrong.by)
            expect(text).not.toContain('bakery')
            expect(countsOf(await planOf(aFile(text, 'export.csv'), [listing]))).toEqual({
              new: 0,
              changed: 0,
              unchanged: 1,
              absent: 0,
            })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('does not come back with the same edition, the next one, or the other list’s words, while they say the same', async () => {
    const known = (
      await imported(su(2024, { ...harbor, service_code_info: 'SA * OIT * CBT MD PI' }))
    ).map((listing) => struckIn(listing, ['phone', 'payment', 'location']))
    expect(
      countsOf(
        await planOf(su(2024, { ...harbor, service_code_info: 'SA * OIT * CBT MD PI' }), known),
      ),
    ).toEqual({
      new: 0,
      changed: 0,
      unchanged: 1,
      absent: 0,
    })
    const next = applied(
      known,
      await planOf(su(2025, { ...harbor, service_code_info: 'SA * OIT * CBT PI MD' }), known),
    )
    expect(next).toHaveLength(1)
    const program = toProgram(first(next))
    expect([program.edition?.year, program.phone, program.payment, program.location]).toEqual([
      2025,
      null,
      [],
      null,
    ])
  })

  it('stands again once the list says something else, and the wrong value stays struck out', async () => {
    const known = (await imported(su(2024, harbor))).map((listing) => struckIn(listing, ['phone']))
    const changed = applied(
      known,
      await planOf(su(2025, { ...harbor, phone: '614-555-0177' }), known),
    )
    expect(toProgram(first(changed)).phone).toBe('614-555-0177')
    // The list says the wrong number again, and so the other one no longer: to take that away is
    // asked first, as ever.
    const back = await planOf(su(2026, harbor), changed)
    expect(toProgram(first(applied(changed, back))).phone).toBe('614-555-0177')
    expect(toProgram(first(applied(changed, withRemovals(back)))).phone).toBeNull()
  })

  it('is brought by no file: what is wrong is an editor’s word', async () => {
    const line = {
      name: 'Oak House',
      level: 'iop',
      state: 'OH',
      source: 'https://example.org/iop',
      phone: '614-555-0142',
    }
    const notes = JSON.stringify({
      phone: {
        source: 'https://example.org/iop',
        scope: 'program',
        method: 'page',
        checkedOn: null,
        wrong,
      },
    })
    const made = first(await imported(aFile([{ ...line, facts: notes }], 'programs.csv')))
    expect(toProgram(made).phone).toBe('614-555-0142')
    expect(JSON.stringify(made)).not.toContain('bakery')
  })

  it('does not come back in an editor’s name from last month’s export, nor takes what editors state now', async () => {
    const editors = (value: string, checkedOn: string) =>
      ({ value, source: 'editor', scope: 'program', method: 'phone', checkedOn }) as const
    const [made] = await imported(su(2024, harbor))
    if (!made) throw new Error('nothing was imported')
    const was = {
      ...made,
      statements: { ...made.statements, phone: [editors('614-555-0142', '2026-10-01')] },
    }
    const old = toCsv([was])
    const now = struckIn(was, ['phone'])
    expect(
      toProgram(first(applied([now], await planOf(aFile(old, 'export.csv'), [now])))).phone,
    ).toBeNull()
    const other = {
      ...now,
      statements: {
        ...now.statements,
        phone: [...(now.statements.phone ?? []), editors('614-555-0199', '2026-09-01')],
      },
    }
    expect(
      toProgram(first(applied([other], await planOf(aFile(old, 'export.csv'), [other])))).phone,
    ).toBe('614-555-0199')
  })
})
