import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { toProgram } from '../../../src/catalog/program/listing.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import type { Database } from '../../../src/store/connection/database.js'
import { readNewestSeq, readPublications } from '../../../src/store/publications/publications.js'
import { engines, freshDatabase } from '../../support/database/fresh-database.js'
import { aChange, aListing, aNew, aPlan, manyNew } from '../../support/site/a-listing.js'

describe.each(engines)('publications on the %s engine', (engine) => {
  let database: Database
  beforeEach(async () => {
    database = await freshDatabase(engine)
  })
  afterEach(() => database.close())
  const kinds = async (since: number) =>
    (await readPublications(database, since)).map(({ seq, slug, kind }) => ({ seq, slug, kind }))
  const one = aListing(1)

  test('hold the document that visitors see', async () => {
    await applyImport(database, aPlan([aNew(one)]), 'test')
    const [publication] = await readPublications(database, 0)
    expect(publication?.program).toEqual(toProgram(one))
    expect(publication).toMatchObject({ seq: 1, slug: one.slug, kind: 'published' })
    expect(new Date(publication?.at ?? '').toISOString()).toBe(publication?.at)
  })

  test('are read in order from where one stands, and no more than asked for', async () => {
    await applyImport(database, aPlan(manyNew(2600)), 'test')
    const seqs = async (since: number, limit?: number) =>
      (await readPublications(database, since, limit)).map(({ seq }) => seq)
    expect(await seqs(0)).toEqual(Array.from({ length: 2600 }, (_, i) => i + 1))
    expect(await seqs(2597)).toEqual([2598, 2599, 2600])
    expect(await seqs(10, 3)).toEqual([11, 12, 13])
    expect(await seqs(2600)).toEqual([])
    expect(await readNewestSeq(database)).toBe(2600)
  })

  test('a change replaces the document under the next seq', async () => {
    await applyImport(database, aPlan([aNew(one), aNew(aListing(2))]), 'test')
    expect(
      (await applyImport(database, aPlan([aChange(one, { name: 'Renamed' })]), 'test')).seq,
    ).toBe(3)
    expect(await kinds(2)).toEqual([{ seq: 3, slug: one.slug, kind: 'changed' }])
    expect(await kinds(0)).toHaveLength(2)
  })

  test('drafts and listings in review have none; a paused one has', async () => {
    const statuses = (['draft', 'in-review', 'archived', 'paused'] as const).map((status, n) =>
      aNew(aListing(n, { status })),
    )
    await applyImport(database, aPlan(statuses), 'test')
    expect(await kinds(0)).toEqual([{ seq: 1, slug: aListing(3).slug, kind: 'published' }])
  })

  test('archiving leaves a tombstone, and publishing again takes it away', async () => {
    await applyImport(database, aPlan([aNew(one)]), 'test')
    const archived = aChange(one, { status: 'archived' })
    await applyImport(database, aPlan([archived]), 'test')
    expect(await readPublications(database, 0)).toMatchObject([
      { seq: 2, slug: one.slug, kind: 'removed', program: null },
    ])
    await applyImport(database, aPlan([aChange(archived.listing, { status: 'published' })]), 'test')
    expect(await kinds(0)).toEqual([{ seq: 3, slug: one.slug, kind: 'published' }])
  })

  test('a listing that moves to another address leaves a tombstone at the old one', async () => {
    await applyImport(database, aPlan([aNew(one)]), 'test')
    await applyImport(database, aPlan([aChange(one, { slug: 'moved-here' })]), 'test')
    expect(await kinds(0)).toEqual([
      { seq: 2, slug: one.slug, kind: 'removed' },
      { seq: 3, slug: 'moved-here', kind: 'published' },
    ])
  })
})
