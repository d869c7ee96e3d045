import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, jest } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { verifyHistory } from '../../../src/store/history/chain.js'
import { toCanonical } from '../../../src/store/listings/canonical-json.js'
import { readListings } from '../../../src/store/listings/read-all.js'
import { readRecordOf } from '../../../src/store/listings/record.js'
import { readPublications } from '../../../src/store/publications/publications.js'
import { directoryListings } from '../../support/database/directories.js'
import { freshDatabase, storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aListing, aNew, aPlan, manyNew } from '../../support/site/a-listing.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { sendFile } from '../../support/site/send-file.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

jest.setTimeout(240_000)

const page = 'https://example.org/iop'
/** Everything there is: listings, what visitors see, and our own CSV of it. */
const stateOf = async ({ database, catalogue }: Site) => {
  const listings = await readListings(database)
  const published = (await readPublications(database, 0)).filter(({ kind }) => kind !== 'removed')
  const documents = published
    .map(({ slug, program }) => ({ slug, program }))
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))
  return {
    listings,
    documents,
    seen: catalogue.programs(),
    csv: toCsv(listings.filter(({ status }) => status === 'published')),
  }
}

describe.each(storyEngines)('undoing an import on the %s engine', (engine) => {
  let site: Site
  let editor: SignedIn
  afterEach(() => site.close())

  const open = async (database: Site['database']): Promise<void> => {
    site = await siteOver(database)
    editor = await signedIn(site, 'owner')
  }
  const openSmall = async (
    listings: readonly Listing[] = manyNew(4).map(({ listing }) => listing),
  ): Promise<void> => {
    const database = await freshDatabase(engine)
    await applyImport(database, aPlan(listings.map(aNew)), 'a test')
    await open(database)
  }
  /** Sends a file, does all of it, and gives the address of the import. */
  const bring = async (
    bytes: string | Buffer,
    name = 'programs.csv',
    publish = 'yes',
    isWhole = false,
  ): Promise<string> => {
    const draft = (await sendFile(site, editor, { name, bytes }).expect(303)).headers[
      'location'
    ] as string
    if (isWhole) await editor.post(draft, { choose: 'whole', whole: 'yes' }).expect(303)
    const mark = / name="mark" value="([^"]+)"/.exec((await editor.get(draft)).text)?.[1] ?? ''
    return (await editor.post(`${draft}/apply`, { mark, publish }).expect(303)).headers[
      'location'
    ] as string
  }
  const undo = (run: string, reason = 'The wrong file') => editor.post(`${run}/undo`, { reason })
  const rename = async ({ identity }: Listing, name: string) => {
    const kept = await readRecordOf(site.database.pool, identity)
    if (!kept) throw new Error('no such listing')
    const edit = {
      listing: { ...kept.listing, name },
      version: kept.version,
      kind: 'edited',
      actor: 'ed@example.org',
      reason: 'A test',
    } as const
    await saveEdit(site.database, edit)
  }

  it('of a real export over the real programs of its state restores every listing, document and line of the export', async () => {
    await openSmall((await directoryListings()).filter(({ place }) => place?.state === 'MA'))
    const before = await stateOf(site)
    const file = gunzipSync(readFileSync('prisma/seed/findtreatment-ma-2025-08.csv.gz'))
    const run = await bring(file, 'findtreatment-ma-2025-09.csv')
    const between = await stateOf(site)
    expect(between.csv === before.csv).toBe(false)
    expect(
      between.listings.filter(
        (listing, i) => JSON.stringify(listing) !== JSON.stringify(before.listings[i]),
      ).length,
    ).toBeGreaterThan(50)
    await undo(run).expect(303)
    const after = await stateOf(site)
    // As texts: comparing thousands of objects key by key takes a minute.
    for (const part of ['csv', 'listings', 'documents', 'seen'] as const)
      expect([part, toCanonical(after[part]) === toCanonical(before[part])]).toEqual([part, true])
    expect((await verifyHistory(site.database)).broken).toBeNull()
  })

  it('takes out what it brought, so that the same file brings it again', async () => {
    await openSmall()
    const before = await stateOf(site)
    const text = `name,level,state,source,phone\nOak House,iop,OH,${page},614-555-0142\n`
    const run = await bring(text)
    const [slug] = site.catalogue
      .programs()
      .flatMap((program) => (program.name === 'Oak House' ? [program.slug] : []))
    await undo(run).expect(303)
    expect(await stateOf(site)).toEqual(before)
    await site.get(`/programs/${slug}`).expect(410)
    const shared = await site.database.pool.query(
      `select 1 from organizations where name = 'Oak House'`,
    )
    expect(shared.rows).toHaveLength(0)
    await bring(text)
    await site.get(`/programs/${slug}`).expect(200)
  })

  it('takes back that a newer edition does not have a program', async () => {
    const columns = 'name1,name2,street1,street2,city,state,zip,phone,service_code_info\n'
    const place = (name: string, phone: string): string =>
      `${name},,1 Oak Street,,Columbus,OH,43215,${phone},OIT\n`
    await openSmall([])
    await bring(
      `${columns}${place('Oak', '614-555-0101')}${place('Elm', '614-555-0102')}`,
      'samhsa-su-2024.csv',
    )
    const before = await stateOf(site)
    const run = await bring(
      `${columns}${place('Oak', '614-555-0109')}`,
      'samhsa-su-2025.csv',
      'yes',
      true,
    )
    expect((await readListings(site.database)).map(({ edition }) => edition?.absentSince)).toEqual([
      null,
      2025,
    ])
    await undo(run).expect(303)
    expect(await stateOf(site)).toEqual(before)
  })

  it('leaves what somebody changed since, and names it before and after', async () => {
    await openSmall()
    const [first, second] = [aListing(0), aListing(1)]
    const lines = [first, second].map(({ slug }) => `${slug},,,614-555-0100,${page}\n`).join('')
    const run = await bring(`slug,name,level,phone,source\n${lines}`)
    await rename(first, 'Renamed since')
    const asked = textOf((await editor.get(run)).text)
    expect(asked).toContain(
      'One program was changed by somebody after this import. Undoing leaves it as it is now: Renamed since',
    )
    expect(asked).toContain('Undo: 1 program')
    await undo(run).expect(303)
    const [one, other] = await readListings(site.database)
    expect(one?.statements.phone).toHaveLength(2)
    expect(one?.name).toBe('Renamed since')
    expect(other).toEqual(second)
    const said = textOf((await editor.get(run)).text)
    expect(said).toContain(
      'One program was left as it was, because somebody had changed it after the import: Renamed since',
    )
    expect(said).toContain(`Undone`)
  })

  it('takes what was changed and changed back for unchanged, so imports can be undone one after the other', async () => {
    await openSmall()
    const before = await stateOf(site)
    const line = (phone: string): string =>
      `slug,name,level,phone,source\n${aListing(0).slug},,,${phone},${page}\n`
    const [one, two] = [await bring(line('614-555-0100')), await bring(line('614-555-0101'))]
    expect(textOf((await undo(one).expect(409)).text)).toContain(
      'Every program of this import was changed since',
    )
    await undo(two).expect(303)
    await undo(one).expect(303)
    expect(await stateOf(site)).toEqual(before)
  })

  it('a second time does nothing and says so; it needs a reason, which history keeps with the name', async () => {
    await openSmall()
    const run = await bring(
      `slug,name,level,phone,source\n${aListing(0).slug},,,614-555-0100,${page}\n`,
    )
    expect(textOf((await undo(run, ' ').expect(400)).text)).toContain('Say why')
    await undo(run).expect(303)
    const count = async () => (await site.database.pool.query('select 1 from history')).rows.length
    const entries = await count()
    expect(textOf((await undo(run).expect(409)).text)).toContain(
      'had been undone before. Nothing was done.',
    )
    expect(await count()).toBe(entries)
    const { rows } = await site.database.pool.query(
      'select actor, reason, change from history order by id desc limit 1',
    )
    expect(rows[0]).toMatchObject({
      actor: editor.editor.email,
      reason: 'The wrong file',
      change: { kind: 'undone' },
    })
  })

  it('is not a reviewer’s to do, nor of an import that is not there', async () => {
    await openSmall()
    const run = await bring(
      `slug,name,level,phone,source\n${aListing(0).slug},,,614-555-0100,${page}\n`,
    )
    await (await signedIn(site, 'reviewer')).post(`${run}/undo`, { reason: 'x' }).expect(403)
    for (const id of ['0', 'x', '00000000-0000-4000-8000-000000000000'])
      await undo(`/admin/imports/${id}`).expect(404)
  })
})
