import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { type EditKind, saveEdit } from '../../../src/store/changes/edits.js'
import { readRecordOf } from '../../../src/store/listings/record.js'
import { freshDatabase, storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aListing, aPlan, manyNew } from '../../support/site/a-listing.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

jest.setTimeout(120_000)
const { identity, slug } = aListing(1)
const said = {
  source: 'editor',
  scope: 'program',
  method: 'phone',
  checkedOn: '2026-11-20',
} as const

describe.each(storyEngines)('history and taking back on the %s engine', (engine) => {
  let site: Site
  let editor: SignedIn
  beforeEach(async () => {
    const database = await freshDatabase(engine)
    await applyImport(database, aPlan(manyNew(3)), 'a test')
    site = await siteOver(database)
    editor = await signedIn(site)
  })
  afterEach(() => site.close())

  const keptNow = async () => {
    const kept = await readRecordOf(site.database.pool, identity)
    if (!kept) throw new Error('no such listing')
    return kept
  }
  /** Changes the listing as an editor would, and gives the number of the change. */
  const edit = async (
    change: (listing: Listing) => Listing,
    kind: EditKind = 'edited',
  ): Promise<string> => {
    const kept = await keptNow()
    await saveEdit(site.database, {
      listing: change(kept.listing),
      version: kept.version,
      kind,
      actor: 'ada@example.org',
      reason: 'They called us',
    })
    await site.catalogue.catchUp()
    const { rows } = await site.database.pool.query(
      'select id from history order by id desc limit 1',
    )
    return rows[0].id as string
  }
  const withPhone =
    (value: string) =>
    (listing: Listing): Listing => ({
      ...listing,
      statements: {
        ...listing.statements,
        phone: [
          ...(listing.statements.phone ?? []).filter(({ source }) => source !== 'editor'),
          { ...said, value },
        ],
      },
    })
  const versionIn = (text: string): string => / name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
  const takeBack = async (id: string, fields: Readonly<Record<string, string>> = {}) =>
    editor.post(`/admin/history/${id}/revert`, {
      version: versionIn((await editor.get(`/admin/history/${id}`)).text),
      reason: 'A slip',
      ...fields,
    })
  const phoneNow = async () => (await site.get(`/api/v1/programs/${slug}`)).body.phone

  it('brings an old phone back, for visitors at once, and history says who and why', async () => {
    await edit(withPhone('614-555-0111'))
    const id = await edit(withPhone('614-555-0199'), 'confirmed')
    expect(await phoneNow()).toBe('614-555-0199')
    const answer = await takeBack(id)
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      `/admin/listings/${(await keptNow()).id}/history`,
    ])
    expect(await phoneNow()).toBe('614-555-0111')
    const { rows } = await site.database.pool.query(
      'select actor, reason, change from history order by id desc limit 1',
    )
    expect(rows[0]).toMatchObject({
      actor: editor.editor.email,
      reason: `Change ${id} taken back: A slip`,
      change: { kind: 'reverted' },
    })
  })

  it('publishes nothing by the back door: neither a listing that is off, nor what the gate would stop', async () => {
    const hours =
      (min: number) =>
      (listing: Listing): Listing => ({
        ...listing,
        statements: {
          ...listing.statements,
          hours: [{ ...said, value: { min, max: min, unit: 'clock' } }],
        },
      })
    const off = await edit((listing) => ({ ...listing, status: 'archived' }), 'archived')
    const refused = await takeBack(off)
    expect([refused.status, textOf(refused.text)]).toEqual([
      422,
      expect.stringContaining('Publish it on its own page'),
    ])
    await edit((listing) => ({ ...hours(30)(listing), status: 'draft' }))
    const mended = await edit((listing) => ({ ...hours(9)(listing), status: 'draft' }))
    await edit((listing) => ({ ...listing, status: 'published' }), 'published')
    const stopped = await takeBack(mended)
    expect([stopped.status, textOf(stopped.text)]).toEqual([
      422,
      expect.stringContaining('may not be published'),
    ])
    expect((await keptNow()).listing.statements.hours?.[0]?.value).toMatchObject({ min: 9 })
  })

  it('shows a change field by field with old, new, who, when and why', async () => {
    const id = await edit((listing) => ({
      ...withPhone('614-555-0199')(listing),
      name: 'Another name',
    }))
    const text = textOf((await editor.get(`/admin/history/${id}`)).text)
    for (const part of [
      'ada@example.org',
      'They called us',
      `Name ${aListing(1).name} Another name`,
      'Our editors, about this program, by phone',
    ])
      expect(text).toContain(part)
    expect(text).toMatch(/Phone 614-555-0142 x12 SAMHSA.* 614-555-0199 Our editors/)
  })

  it('takes back what is still as the change left it, and names what was changed since', async () => {
    const id = await edit((listing) => ({
      ...withPhone('614-555-0199')(listing),
      name: 'Another name',
    }))
    await edit((listing) => ({ ...listing, name: 'A third name' }))
    const text = textOf((await editor.get(`/admin/history/${id}`)).text)
    expect(text).toContain('Was changed since, and stays Name')
    expect((await takeBack(id)).status).toBe(303)
    expect((await keptNow()).listing).toEqual({ ...aListing(1), name: 'A third name' })
    expect(textOf((await (await takeBack(id)).text) ?? '')).toContain(
      'Everything of it was changed since',
    )
  })

  it('brings back an address that a name had left, and the new one leads to it', async () => {
    const id = await edit((listing) => ({
      ...listing,
      name: 'Another name',
      slug: 'another-name-abcd',
    }))
    await takeBack(id)
    await site.get(`/programs/${slug}`).expect(200)
    expect(site.catalogue.movedTo('another-name-abcd')).toBe(slug)
  })

  it('says that somebody was faster, and takes nothing back', async () => {
    const id = await edit(withPhone('614-555-0199'))
    const version = versionIn((await editor.get(`/admin/history/${id}`)).text)
    await edit((listing) => ({ ...listing, name: 'Another name' }))
    const answer = await takeBack(id, { version })
    expect([answer.status, textOf(answer.text)]).toEqual([
      409,
      expect.stringContaining('Somebody changed this listing after you looked'),
    ])
    expect(await phoneNow()).toBe('614-555-0199')
    expect(answer.text).toContain('value="A slip"')
  })

  it('needs a reason, does not unmake a listing, and is not a reviewer’s to do', async () => {
    const id = await edit(withPhone('614-555-0199'))
    expect(textOf((await takeBack(id, { reason: '\u202e' })).text)).toContain('Say why')
    const { rows } = await site.database.pool.query(
      'select id from history where identity = $1 order by id limit 1',
      [identity],
    )
    expect(textOf((await takeBack(rows[0].id)).text)).toContain('This change made the listing')
    const reviewer = await signedIn(site, 'reviewer')
    expect((await reviewer.get(`/admin/history/${id}`).expect(200)).text).not.toContain('/revert')
    await reviewer.post(`/admin/history/${id}/revert`, { reason: 'x', version: '1' }).expect(403)
  })

  it('says what differs between two points in time', async () => {
    const first = await edit(withPhone('614-555-0111'))
    await edit((listing) => ({ ...listing, name: 'Another name' }))
    await edit((listing) => ({ ...listing, name: aListing(1).name }))
    const last = await edit(withPhone('614-555-0199'))
    const address = `/admin/listings/${(await keptNow()).id}/history`
    const text = textOf((await editor.get(`${address}?from=${last}&to=${first}`)).text)
    expect(text).toMatch(/Before After Phone 614-555-0111 Our editors.* 614-555-0199 Our editors/)
    expect(text).not.toContain('Name Another')
    expect(textOf((await editor.get(`${address}?from=${first}&to=${first}`)).text)).toContain(
      'Nothing differs.',
    )
  })

  it('lists every change, newest first, by who and what', async () => {
    await edit(withPhone('614-555-0111'))
    const all = textOf((await editor.get('/admin/history')).text)
    expect(all.indexOf('They called us')).toBeLessThan(all.indexOf('Import of directory.csv'))
    expect(textOf((await editor.get('/admin/history?actor=ada%40example.org')).text)).not.toContain(
      'Import of',
    )
    expect(textOf((await editor.get('/admin/history?kind=new')).text)).not.toContain(
      'They called us',
    )
    expect(textOf((await editor.get('/admin/history?actor=nobody&kind=edited')).text)).toContain(
      'There is no such change.',
    )
  })

  it('answers odd addresses with what they are', async () => {
    for (const address of [
      '/admin/history/0',
      '/admin/history/x',
      '/admin/history/999',
      '/admin/history/99999999999999999999',
      '/admin/listings/9/history',
    ])
      await editor.get(address).expect(404)
    for (const query of [
      'page=-1',
      'page=9999999999',
      'kind=%00',
      'actor=%00%ff',
      'actor[]=x',
      'from=1&to=x',
    ])
      await editor.get(`/admin/history?${query}`).expect(200)
    const { id } = await keptNow()
    for (const query of ['from=x&to=y', 'from=999999999999999999&to=0', 'from=%00', 'page=0'])
      await editor.get(`/admin/listings/${id}/history?${query}`).expect(200)
  })
})
