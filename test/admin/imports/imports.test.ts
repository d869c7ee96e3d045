import { readFileSync } from 'node:fs'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { readListings } from '../../../src/store/listings/read-all.js'
import { readRecordOf } from '../../../src/store/listings/record.js'
import { freshDatabase, storyEngine, storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aPlan, manyNew } from '../../support/site/a-listing.js'
import { openTownSite, type Site, siteOver } from '../../support/site/open-site.js'
import { sendFile } from '../../support/site/send-file.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

jest.setTimeout(180_000)

const page = 'https://example.org/iop'
const csv = (...lines: readonly string[]): string =>
  `${['name,level,state,source,phone,website', ...lines].join('\n')}\n`
const oak = `Oak House,iop,OH,${page},614-555-0142,https://example.org/`
const elm = 'Elm House,php,OH,https://example.com/php,614-555-0143,'

describe.each(storyEngines)('the page of imports on the %s engine', (engine) => {
  let site: Site
  let editor: SignedIn
  beforeEach(async () => {
    const database = await freshDatabase(engine)
    await applyImport(database, aPlan(manyNew(3)), 'a test')
    site = await siteOver(database)
    editor = await signedIn(site)
  })
  afterEach(() => site.close())

  const send = (text: string | Buffer, name = 'programs.csv') =>
    sendFile(site, editor, { name, bytes: text })
  /** Sends a file and gives the address of its plan. */
  const draftOf = async (text: string, name?: string): Promise<string> =>
    (await send(text, name).expect(303)).headers['location'] as string
  const markIn = (text: string): string => / name="mark" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const apply = async (draft: string, fields: Readonly<Record<string, string>> = {}) =>
    editor.post(`${draft}/apply`, { mark: markIn((await editor.get(draft)).text), ...fields })
  const edit = async (identity: string, change: (listing: Listing) => Listing) => {
    const kept = await readRecordOf(site.database.pool, identity)
    if (!kept) throw new Error('no such listing')
    return saveEdit(site.database, {
      listing: change(kept.listing),
      version: kept.version,
      kind: 'edited',
      actor: 'ed@example.org',
      reason: 'A test',
    })
  }

  it('takes a file, shows what it would do, does it in the editor’s name, and lets the file go', async () => {
    const draft = await draftOf(csv(oak, elm))
    const plan = await editor.get(draft).expect(200)
    expect(textOf(plan.text)).toContain('New programs 2 2')
    expect(textOf(plan.text)).toContain('Oak House')
    const before = site.catalogue.programs().length
    const done = await (await apply(draft, { publish: 'yes' })).headers['location']
    expect(done).toMatch(/^\/admin\/imports\/[0-9a-f-]{36}$/)
    const run = textOf((await editor.get(done as string).expect(200)).text)
    expect(run).toContain(`by ${editor.editor.email}`)
    expect(run).toContain('New 2')
    expect(site.catalogue.programs().length).toBe(before + 2)
    await editor.get(draft).expect(404)
    expect(textOf((await editor.get('/admin/imports')).text)).toContain('programs.csv')
  })

  it('shows each source for what it is, and what nobody may say in another’s name as the file’s own word', async () => {
    const [known] = (await readListings(site.database)).filter(({ statements }) => statements.phone)
    const lines = [
      'slug,name,level,city,state,phone,source,method,checked_on',
      ',Acorn Hall,iop,Dayton,OH,937-555-0111,Ohio provider list of November 2026,,11/2/2026',
      ',Beech Hall,iop,Dayton,OH,937-555-0112,https://www.ohio-lists.example.gov/providers.pdf,,2026-11-31',
      ',Dill Hall,iop,Dayton,OH,937-555-0113,phone call with intake,,',
      ',Elder Hall,iop,Dayton,OH,937-555-0114,editor,,',
      `${known?.slug},,,,,614-555-0200,samhsa-su-2024,import,`,
    ]
    const draft = await draftOf(`${lines.join('\n')}\n`, 'phones.csv')
    const problems = textOf((await editor.get(`${draft}?group=problems`)).text)
    expect(problems).toContain('“2026-11-31” is not a day that has been')
    expect(problems).toContain('A line in our editors’ name needs the day')
    expect(problems).toContain('SAMHSA does not say this of phone')
    await apply(draft, { publish: 'yes' })
    const pageOf = async (name: string): Promise<string> => {
      const listing = (await readListings(site.database)).find((one) => one.name === name)
      return textOf((await site.get(`/programs/${listing?.slug}`)).text).replaceAll('\u00a0', ' ')
    }
    expect(await pageOf('Acorn Hall')).toMatch(
      /Ohio provider list of November 2026, about this program, checked .*Nov 2, 2026/,
    )
    expect(await pageOf('Beech Hall')).toContain(
      'ohio-lists.example.gov (a list), about this program, date not known',
    )
    expect(await pageOf('Dill Hall')).toContain(
      'phone call with intake, about this program, by phone, date not known',
    )
    expect(await pageOf('Elder Hall')).toMatch(
      /A file of \w+ \d+, \d{4} \(phones\.csv\), about this program, date not known/,
    )
    for (const name of ['Acorn Hall', 'Beech Hall', 'Dill Hall', 'Elder Hall'])
      expect(await pageOf(name)).not.toMatch(
        /own page, about|read on the page|Our editors, about|NaN|Nov 31/,
      )
    const { body } = await site.get(`/api/v1/programs/${known?.slug}`)
    expect(body.facts.phone).toMatchObject({
      source: expect.stringMatching(/^file:\d{4}-\d\d-\d\d:phones\.csv$/),
      method: 'import',
    })
    expect(body.facts.phone.also).toMatchObject([{ source: 'samhsa-su-2024' }])
    expect((await site.get('/api/v1/programs?source=list')).body.total).toBe(5)
  })

  it('lets new programs wait for review unless they are to be published', async () => {
    await apply(await draftOf(csv(oak)))
    const [listing] = (await readListings(site.database)).slice(-1)
    expect(listing).toMatchObject({ name: 'Oak House', status: 'in-review' })
  })

  it('leaves out what is not chosen, row by row and group by group', async () => {
    const draft = await draftOf(csv(oak, elm))
    const slugs = [...(await editor.get(draft)).text.matchAll(/name="row" value="([^"]+)"/g)].map(
      ([, slug]) => slug as string,
    )
    expect(slugs).toHaveLength(2)
    await editor
      .post(`${draft}?group=new`, { row: slugs, take: slugs[1] as string, choose: 'rows' })
      .expect(303)
    expect(textOf((await editor.get(draft)).text)).toContain('New programs 2 1')
    await editor.post(`${draft}?group=new`, { choose: 'none' }).expect(303)
    expect(textOf((await editor.get(draft)).text)).toContain('Nothing is chosen')
    await editor
      .post(`${draft}?group=new`, { row: slugs, take: slugs[1] as string, choose: 'rows' })
      .expect(303)
    await apply(draft)
    expect(
      (await readListings(site.database))
        .filter(({ name }) => /^(Oak|Elm) House$/.test(name))
        .map(({ name }) => name),
    ).toEqual(['Elm House'])
  })

  it('shows a change fact by fact with both sources, and what an editor states, which stays', async () => {
    const [listing] = (await readListings(site.database)).filter(
      ({ statements }) => statements.phone,
    )
    if (!listing) throw new Error('no listing')
    const said = {
      source: 'editor',
      scope: 'program',
      method: 'phone',
      checkedOn: '2026-11-20',
    } as const
    await edit(listing.identity, (now) => ({
      ...now,
      statements: {
        ...now.statements,
        phone: [...(now.statements.phone ?? []), { ...said, value: '614-555-0199' }],
      },
    }))
    const draft = await draftOf(
      `slug,name,level,phone,website,source\n${listing.slug},,,614-555-0100,https://example.org/new,${page}\n`,
    )
    const text = textOf((await editor.get(`${draft}?group=changed`)).text)
    expect(text).toContain('614-555-0100 The program’s own page')
    expect(text).toContain(
      'Visitors still see: 614-555-0199 (Our editors, about this program, by phone',
    )
    const conflicts = textOf((await editor.get(`${draft}?group=conflicts`)).text)
    expect(conflicts).toContain(`${listing.slug} Phone 614-555-0199 Our editors`)
    await apply(draft)
    expect((await site.get(`/api/v1/programs/${listing.slug}`)).body.phone).toBe('614-555-0199')
  })

  it('of a newer edition keeps what an editor confirmed by phone, and says where the two conflict', async () => {
    const columns = 'name1,name2,street1,street2,city,state,zip,phone,service_code_info\n'
    const place = 'Oak House,,1 Oak Street,,Columbus,OH,43215,614-555-0101,OIT\n'
    await apply(await draftOf(`${columns}${place}`, 'samhsa-su-2024.csv'), { publish: 'yes' })
    const listing = (await readListings(site.database)).find(
      ({ name }) => name === 'Oak House',
    ) as Listing
    const said = {
      source: 'editor',
      scope: 'program',
      method: 'phone',
      checkedOn: '2026-11-20',
    } as const
    await edit(listing.identity, (now) => ({
      ...now,
      statements: {
        ...now.statements,
        phone: [...(now.statements.phone ?? []), { ...said, value: '614-555-0199' }],
      },
    }))
    const draft = await draftOf(`${columns}${place}`, 'samhsa-su-2025.csv')
    const conflicts = textOf((await editor.get(`${draft}?group=conflicts`)).text)
    expect(conflicts).toMatch(
      /Conflicts with our editors: 1 .*Phone 614-555-0199 Our editors, about this program, by phone, checked .* 614-555-0101 SAMHSA/,
    )
    await apply(draft)
    const { body } = await site.get(`/api/v1/programs/${listing.slug}`)
    expect([body.phone, body.edition.year]).toEqual(['614-555-0199', 2025])
  })

  it('says that the catalogue changed meanwhile, and loses nothing', async () => {
    const [listing] = await readListings(site.database)
    if (!listing) throw new Error('no listing')
    const draft = await draftOf(
      `slug,name,level,phone,source\n${listing.slug},,,614-555-0100,${page}\n`,
    )
    const mark = markIn((await editor.get(draft)).text)
    await edit(listing.identity, (now) => ({ ...now, name: 'Another name' }))
    const refused = await editor.post(`${draft}/apply`, { mark }).expect(409)
    expect(textOf(refused.text)).toContain('The catalogue changed meanwhile')
    expect((await editor.get('/admin/imports')).text).toContain(draft)
    expect((await apply(draft)).status).toBe(303)
  })

  it('does not mind that somebody changed another program meanwhile', async () => {
    const [listing, other] = await readListings(site.database)
    if (!listing || !other) throw new Error('no listing')
    const draft = await draftOf(
      `slug,name,level,phone,source\n${listing.slug},,,614-555-0100,${page}\n`,
    )
    const mark = markIn((await editor.get(draft)).text)
    await edit(other.identity, (now) => ({ ...now, name: 'Another name' }))
    await editor.post(`${draft}/apply`, { mark }).expect(303)
  })

  it('drops files that nobody decided on for a week', async () => {
    const draft = await draftOf(csv(oak))
    await site.database.pool.query(
      `update import_drafts set created_at = now() - interval '8 days'`,
    )
    await draftOf(csv(elm))
    await editor.get(draft).expect(404)
  })
})

describe('a file that cannot be taken', () => {
  let site: Site
  let editor: SignedIn
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    editor = await signedIn(site)
  })
  afterAll(() => site.close())

  const many = (count: number): string =>
    csv(...Array.from({ length: count }, (_, i) => `P${i},iop,OH,${page},,`))
  it.each<[string, string | Buffer | null, number, string]>([
    ['nothing', null, 400, 'Choose a file first'],
    ['an empty file', '', 400, 'There is nothing in this file'],
    ['a workbook', Buffer.from('PK\u0003\u0004 whatever'), 400, 'This is not a CSV file'],
    [
      'a packed file',
      readFileSync('prisma/seed/findtreatment-ma-2025-08.csv.gz'),
      400,
      'This is not a CSV file',
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 400, 'This is not a CSV file'],
    ['another encoding', Buffer.from('name,level\nCaf\xe9,iop\n', 'latin1'), 400, 'not UTF-8'],
    ['text that is no table', 'hello there', 400, 'This is not a kind of file we can read'],
    ['more than 10,000 lines', many(10_001), 400, 'more than 10,000 lines'],
    [
      'more than 10,000 lines, the last without a line break',
      many(10_001).trimEnd(),
      400,
      'more than 10,000 lines',
    ],
    ['more than 400 columns', `${csv(oak)}${'x,'.repeat(400)}\n`, 400, 'more than 400 fields'],
    [
      'a field of more than 32,767 characters',
      csv(`${'x'.repeat(32_768)},iop,OH,${page},,`),
      400,
      'longer than 32,767 characters',
    ],
    ['a quotation mark left open', csv(`"Oak,iop,OH,${page},,`), 400, 'quotation mark'],
    ['a line without a source', csv('Oak,iop,OH,,,'), 400, 'source'],
    ['more than 5 MB', Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 413, 'larger than 5 MB'],
    ['far more than 5 MB', Buffer.alloc(12 * 1024 * 1024, 'a'), 413, 'larger than 5 MB'],
  ])('%s is refused on the page, which says why', async (_, bytes, status, sentence) => {
    const { text } = await sendFile(
      site,
      editor,
      bytes === null ? null : { name: 'a.csv', bytes },
    ).expect(status)
    expect(textOf(text)).toContain(sentence)
    expect(text).toContain('name="token"')
  })

  it('is not read from a form without its token, and only who may edit may send one', async () => {
    await sendFile(site, editor, { name: 'a.csv', bytes: csv(oak) }, { token: null }).expect(403)
    await sendFile(site, editor, { name: 'a.csv', bytes: csv(oak) }, { token: 'another' }).expect(
      403,
    )
    await sendFile(site, await signedIn(site, 'reviewer'), {
      name: 'a.csv',
      bytes: csv(oak),
    }).expect(403)
    await (await signedIn(site, 'reviewer')).get('/admin/imports').expect(403)
    expect((await site.database.pool.query('select 1 from import_drafts')).rows).toHaveLength(0)
  })

  it('may begin with a byte order mark, and at the largest that is taken', async () => {
    await sendFile(site, editor, { name: 'a.csv', bytes: `\ufeff${csv(oak)}` }).expect(303)
    await sendFile(site, editor, { name: 'a.csv', bytes: many(10_000) }).expect(303)
  })

  it('takes our own export back and finds nothing to do', async () => {
    const listings = (await readListings(site.database)).filter(
      ({ sample, status }) => !sample && status === 'published',
    )
    expect(listings.length).toBeGreaterThan(150)
    const sent = await sendFile(site, editor, {
      name: 'export.csv',
      bytes: toCsv(listings),
    }).expect(303)
    const text = textOf((await editor.get(sent.headers['location'] as string)).text)
    expect(text).toContain(
      `New programs 0 0 Changed programs 0 0 Not in this edition 0 0 Unchanged ${listings.length}`,
    )
  })
})
