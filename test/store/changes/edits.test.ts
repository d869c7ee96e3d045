import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import type { Database } from '../../../src/store/connection/database.js'
import { readRecord } from '../../../src/store/listings/record.js'
import { readPublications } from '../../../src/store/publications/publications.js'
import { engines, freshDatabase } from '../../support/database/fresh-database.js'
import { aListing } from '../../support/site/a-listing.js'

describe.each(engines)('an editor’s change on the %s engine', (engine) => {
  let database: Database
  beforeEach(async () => {
    database = await freshDatabase(engine)
  })
  afterEach(() => database.close())

  const save = (listing: Listing, version: number | null) =>
    saveEdit(database, {
      listing,
      version,
      kind: version === null ? 'added' : 'edited',
      actor: 'ed@example.org',
      reason: 'A test',
    })
  const saved = async (listing: Listing, version: number | null) => {
    const outcome = await save(listing, version)
    if (!('saved' in outcome)) throw new Error('lost')
    return outcome.saved
  }

  test('writes the listing, its history with old and new, and what visitors see, at once', async () => {
    const first = await saved(aListing(1, { name: 'First name' }), null)
    expect(first).toMatchObject({ version: 1, listing: { name: 'First name' } })
    const second = await saved({ ...first.listing, name: 'Second name' }, 1)
    expect(second.version).toBe(2)
    expect(await readRecord(database, first.id)).toEqual(second)
    const { rows } = await database.pool.query(
      'select actor, reason, change from history order by id',
    )
    expect(rows.map(({ change }) => change.kind)).toEqual(['added', 'edited'])
    expect(rows[1]).toMatchObject({
      actor: 'ed@example.org',
      reason: 'A test',
      change: { fields: { name: { old: 'First name', new: 'Second name' } } },
    })
    expect((await readPublications(database, 0)).map(({ program }) => program?.name)).toEqual([
      'Second name',
    ])
  })

  test('of two that saw the same version the second is lost, writes nothing, and hears what the first made', async () => {
    const first = await saved(aListing(1, {}), null)
    await saved({ ...first.listing, name: 'The first one’s' }, 1)
    expect(await save({ ...first.listing, name: 'The second one’s' }, 1)).toMatchObject({
      lost: true,
      now: { version: 2, listing: { name: 'The first one’s' } },
    })
    expect((await readRecord(database, first.id))?.listing.name).toBe('The first one’s')
  })

  test('that changes nothing leaves no version and no line in history', async () => {
    const first = await saved(aListing(1, {}), null)
    expect((await saved(first.listing, 1)).version).toBe(1)
    expect((await database.pool.query('select 1 from history')).rows).toHaveLength(1)
  })

  test('of the address leaves the old one leading to the new one', async () => {
    const first = await saved(aListing(1, { slug: 'one-way-aaaa' }), null)
    await saved({ ...first.listing, slug: 'another-way-aaaa' }, 1)
    expect(
      (await readPublications(database, 0)).map(({ slug, kind, movedTo }) => ({
        slug,
        kind,
        movedTo,
      })),
    ).toEqual([
      { slug: 'one-way-aaaa', kind: 'removed', movedTo: 'another-way-aaaa' },
      { slug: 'another-way-aaaa', kind: 'published', movedTo: null },
    ])
  })
})
