import { afterEach, describe, expect, test } from '@jest/globals'
import { toProgram } from '../../../src/catalog/program/listing.js'
import { strikeOut } from '../../../src/catalog/program/struck-out.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { undoImport } from '../../../src/store/changes/undo-import.js'
import type { Database } from '../../../src/store/connection/database.js'
import { type ListingRecord, readRecordOf } from '../../../src/store/listings/record.js'
import { engines, freshDatabase } from '../../support/database/fresh-database.js'
import { aChange, aListing, aNew, aPlan } from '../../support/site/a-listing.js'

const said = {
  source: 'samhsa-su-2025',
  scope: 'facility',
  checkedOn: null,
  method: 'import',
} as const

describe.each(engines)('what is struck out, on the %s engine', (engine) => {
  let database: Database
  const listing = aListing(1)
  const kept = async (): Promise<ListingRecord> =>
    (await readRecordOf(database.pool, listing.identity)) as ListingRecord
  const strike = async (number: string): Promise<void> => {
    const { listing: now, version } = await kept()
    const statements = strikeOut(now.statements, new Set([`number ${number}`]), {
      on: '2026-11-30',
      by: 'ben@harbor.example',
      why: 'Dead',
    })
    const outcome = await saveEdit(database, {
      listing: { ...now, statements },
      version,
      kind: 'struck',
      actor: 'ben@harbor.example',
      reason: 'Dead',
    })
    expect(outcome).toMatchObject({ changed: true })
  }
  const undone = { actor: 'ed@example.org', reason: 'The wrong file' }
  afterEach(() => database.close())

  test('stays struck out when the import before it is undone, and when one after it is', async () => {
    database = await freshDatabase(engine)
    await applyImport(database, aPlan([aNew(listing)]), 'a test')
    const newer = { ...listing.statements, phone: [{ ...said, value: '614-555-0177' }] }
    const first = await applyImport(
      database,
      aPlan([aChange(listing, { statements: newer })]),
      'a test',
    )
    await strike('614-555-0177')
    expect(await undoImport(database, first.runId as string, undone)).toEqual({
      undone: 0,
      left: 1,
    })
    expect(toProgram((await kept()).listing).phone).toBeNull()
    const { listing: now } = await kept()
    const cost = [{ ...said, value: '$250 a day' }]
    const second = await applyImport(
      database,
      aPlan([aChange(now, { statements: { ...now.statements, cost } })]),
      'a test',
    )
    expect(await undoImport(database, second.runId as string, undone)).toEqual({
      undone: 1,
      left: 0,
    })
    expect((await kept()).listing).toEqual(now)
    expect(toProgram((await kept()).listing).phone).toBeNull()
  })
})
