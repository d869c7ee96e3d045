import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Listing } from '../../../src/catalog/program/listing.js'
import { phoneText, toTelephoneAddress } from '../../../src/catalog/text/phone.js'
import { toCsv } from '../../../src/exchange/own-csv/write.js'
import { planImport } from '../../../src/exchange/plan-import.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { type ListingRecord, readRecordOf } from '../../../src/store/listings/record.js'
import { aFile } from '../../exchange/a-file.js'
import { storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { addressesOf } from '../../support/site/addresses.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

const DEAD = '614-555-0199'
const WHY = 'It rings at a bakery'
/** Every way in which a page could hand on the number. */
const spellings = [
  DEAD,
  phoneText(DEAD),
  toTelephoneAddress(DEAD),
  '6145550199',
  '614.555.0199',
  '555-0199',
]
const plain = (text: string): string =>
  text.replaceAll(/[\u00a0\u2011]/g, (sign) => (sign === '\u2011' ? '-' : ' '))
const spelledIn = (text: string): readonly string[] =>
  spellings.filter((spelling) => plain(text).includes(plain(spelling)))

describe.each(storyEngines)('a number that is known to be wrong, on the %s engine', (engine) => {
  let site: Site
  let editor: SignedIn
  let reviewer: SignedIn
  let identity: string
  const kept = async (): Promise<ListingRecord> =>
    (await readRecordOf(site.database.pool, identity)) as ListingRecord
  const change = async (
    make: (listing: Listing) => Listing,
    kind: 'edited' | 'paused' | 'published' = 'edited',
  ) => {
    const { listing, version } = await kept()
    await saveEdit(site.database, {
      listing: make(listing),
      version,
      kind,
      actor: 'a test',
      reason: 'Gone for the winter',
    })
    await site.catalogue.catchUp()
  }
  const sheet = async () => `/admin/listings/${(await kept()).id}/call`
  const form = async () => `/admin/listings/${(await kept()).id}`
  /** Presses the one button of the sheet whose words are these. */
  const press = async (words: string, own: Readonly<Record<string, string>> = {}) => {
    const page = (await editor.get(await sheet())).text
    const [, name = '', value = ''] =
      [
        ...page.matchAll(
          /<button type="submit" class="button" name="(\w+)" value="([^"]+)">([^<]+)/g,
        ),
      ].find(([, , , text]) => text?.startsWith(words)) ?? []
    if (name === '') throw new Error(`no button ${words}`)
    return editor.post(await sheet(), {
      version: String((await kept()).version),
      [name]: value,
      ...own,
    })
  }
  /** The only number of the listing, from its list; nothing else says how to reach it. */
  const onlyNumber = ({
    statements: { intake: _, website: __, ...statements },
    ...listing
  }: Listing): Listing => ({
    ...listing,
    status: 'published',
    statements: {
      ...statements,
      phone: [
        {
          value: DEAD,
          source: 'samhsa-su-2024',
          scope: 'facility',
          method: 'import',
          checkedOn: null,
        },
      ],
    },
  })
  beforeAll(async () => {
    site = await openTownSite(engine)
    editor = await signedIn(site)
    reviewer = await signedIn(site, 'reviewer')
    const slug = site.catalogue.programs()[100]?.slug
    identity = (
      await site.database.pool.query('select identity from programs where slug = $1', [slug])
    ).rows[0].identity
    await change(onlyNumber)
  })
  afterAll(() => site.close())

  it('is handed on at some addresses until then, and at none of all there are once it is struck out at the call sheet', async () => {
    const addresses = await addressesOf(site)
    const shownAt = async () => {
      const all = await Promise.all(
        addresses.map(
          async (address) =>
            [address, spelledIn((await site.get(address).buffer(true)).text ?? '')] as const,
        ),
      )
      return all.filter(([, found]) => found.length > 0).map(([address]) => address)
    }
    expect((await shownAt()).length).toBeGreaterThan(4)
    const { version, listing } = await kept()
    const { headers } = await press('Strike out: 614-555-0199', {
      'why.phone': WHY,
      ticked: 'focus',
      note: 'my note',
    })
    expect(headers['location']).toBe(
      `${await sheet()}?struck=phone&ticked=focus&note=my+note#fact-phone`,
    )
    expect(await shownAt()).toEqual([])
    expect((await kept()).version).toBe(version + 1)
    const { rows } = await site.database.pool.query(
      'select actor, reason, change from history where identity = $1 order by id desc limit 1',
      [identity],
    )
    expect(rows[0]).toMatchObject({
      actor: editor.editor.email,
      reason: WHY,
      change: { kind: 'struck', facts: { phone: { old: listing.statements.phone } } },
    })
    const api = (await site.get(`/api/v1/programs/${listing.slug}`)).body
    expect([api.phone, api.facts.phone, api.knownWrong]).toEqual([null, undefined, ['phone']])
    for (const address of [
      `/api/v1/programs/${listing.slug}`,
      `/programs/${listing.slug}`,
      '/api/v1/export.ndjson',
    ])
      for (const secret of [WHY, editor.editor.email])
        expect((await site.get(address)).text).not.toContain(secret)
  })

  it('is told to visitors as what it is, with another way to turn', async () => {
    const { slug } = (await kept()).listing
    const page = plain(textOf((await site.get(`/programs/${slug}`)).text))
    expect(page).toContain(
      'The phone number that a list gives for them is known to be wrong, so it is not here.',
    )
    expect(page).toContain('Nobody has told us how to reach them.')
  })

  it('is no number to call for editors, who see who struck it out, when and why', async () => {
    const answer = (await editor.get(await sheet())).text
    expect(answer).not.toContain('href="tel:+16145550199"')
    for (const text of [
      textOf(answer),
      textOf((await editor.get(await form())).text),
      textOf((await reviewer.get(await form())).text),
    ])
      expect(text).toMatch(
        new RegExp(`known to be wrong since [^(]+\\(${editor.editor.email}\\): ${WHY}`),
      )
    expect(textOf(answer)).toContain('No phone is known.')
  })

  it('is under no button of a paused page, which asks nobody to call, and whose reason editors read', async () => {
    await change((listing) => ({ ...listing, status: 'paused' }), 'paused')
    const { listing } = await kept()
    const page = await site.get(`/programs/${listing.slug}`).expect(200)
    expect(textOf(page.text)).toContain('This program is paused.')
    expect(textOf(page.text)).not.toMatch(/please call/i)
    expect(page.text).not.toMatch(/<a class="button main" href="tel:/)
    expect(textOf((await site.get(`/programs/${listing.slug}/text`)).text)).not.toMatch(
      /please call/i,
    )
    expect(textOf((await editor.get(await form())).text)).toContain('“Gone for the winter”')
    await change((now) => ({ ...now, status: 'published' }), 'published')
  })

  it('does not come back with its list, nor with our own export, and the export changes nothing', async () => {
    const { listing } = await kept()
    for (const text of [
      toCsv([listing]),
      (await site.get('/api/v1/export.csv').buffer(true)).text,
    ]) {
      const lines = text.split('\n')
      const own = [lines[0], ...lines.filter((line) => line.startsWith(`${listing.slug},`))].join(
        '\n',
      )
      const planned = await planImport(aFile(`${own}\n`, 'export.csv'), [listing], {
        publish: true,
        isGated: true,
        isWhole: true,
        pointOf: () => null,
      })
      expect('plan' in planned && planned.plan.changes).toEqual([])
    }
  })

  it('stands again when that is taken back, by its button and by history', async () => {
    const { headers } = await press('Let it stand again')
    expect(textOf((await editor.get(headers['location'] as string)).text)).toContain(
      'Stands again: Phone.',
    )
    expect((await kept()).listing).toEqual(onlyNumber((await kept()).listing))
    const { rows } = await site.database.pool.query(
      'select id from history where identity = $1 order by id desc limit 1',
      [identity],
    )
    const change = `/admin/history/${rows[0].id}`
    await editor
      .post(`${change}/revert`, { reason: 'It is wrong', version: String((await kept()).version) })
      .expect(303)
    expect(
      (await site.get(`/api/v1/programs/${(await kept()).listing.slug}`)).body.phone,
    ).toBeNull()
    expect(textOf((await editor.get(change)).text)).toContain(WHY)
  })

  it('is struck out in the form by a tick and a reason, and nothing typed is lost where the reason is missing', async () => {
    await change(onlyNumber)
    const page = (await editor.get(await form())).text
    const strike =
      /name="strike" value="([^"]+)"> <span>Known to be wrong, whoever says it: 614-555-0199/.exec(
        page,
      )?.[1] ?? ''
    const { listing, version } = await kept()
    const fields = {
      version: String(version),
      name: listing.name,
      organization: listing.organization,
      level: listing.level,
      strike,
    }
    const refused = await editor.post(await form(), fields)
    expect(refused.status).toBe(422)
    expect(textOf(refused.text)).toContain('Say why in a few words')
    expect(refused.text).toMatch(new RegExp(`value="${strike}" checked`))
    expect((await kept()).version).toBe(version)
    const both = await editor.post(await form(), {
      ...fields,
      reason: WHY,
      phone: DEAD,
      'source.method': 'phone',
    })
    expect([
      both.status,
      textOf(both.text).includes('You state this yourself, and strike it out.'),
    ]).toEqual([422, true])
    await editor.post(await form(), { ...fields, reason: WHY }).expect(303)
    const now = (await kept()).listing
    expect(now.statements.phone).toEqual([
      expect.objectContaining({
        value: DEAD,
        wrong: expect.objectContaining({ by: editor.editor.email, why: WHY }),
      }),
    ])
    const restore =
      /name="restore" value="([^"]+)"/.exec((await editor.get(await form())).text)?.[1] ?? ''
    const { strike: _, ...plainly } = { ...fields, version: String(version + 1) }
    await editor.post(await form(), { ...plainly, restore }).expect(303)
    expect((await kept()).listing.statements).toEqual(listing.statements)
  })

  it('stays struck out under a form that nobody touched, and stands again when an editor states it', async () => {
    await press('Strike out: 614-555-0199', { 'why.phone': WHY })
    const { listing, version } = await kept()
    const fields = { name: listing.name, organization: listing.organization, level: listing.level }
    await editor.post(await form(), { ...fields, version: String(version) })
    expect((await kept()).listing).toEqual(listing)
    await editor
      .post(await form(), {
        ...fields,
        version: String(version),
        phone: DEAD,
        'source.method': 'phone',
        'source.on': '2026-11-30',
      })
      .expect(303)
    const { phone } = (await kept()).listing.statements
    expect(phone?.map(({ source, wrong }) => [source, wrong])).toEqual([
      ['samhsa-su-2024', undefined],
      ['editor', undefined],
    ])
  })

  it('is not for reviewers to say, who are offered no button for it', async () => {
    const page = (await reviewer.get(await sheet())).text
    expect(page).not.toContain('name="strike"')
    expect(page).not.toContain('They say otherwise')
    const { version } = await kept()
    expect(
      (
        await reviewer.post(await sheet(), {
          version: String(version),
          strike: 'phone x',
          'why.phone': WHY,
        })
      ).status,
    ).toBe(403)
    expect((await kept()).version).toBe(version)
  })

  it('is not struck out without a reason, nor by a reason alone, nor over somebody else’s change', async () => {
    const { version } = await kept()
    const bare = await press('Strike out: 614-555-0199')
    expect([bare.status, textOf(bare.text).includes('Say why it is wrong')]).toEqual([422, true])
    const alone = await editor.post(await sheet(), { version: String(version), 'why.phone': WHY })
    expect(alone.status).toBe(422)
    expect(alone.text).toContain(`value="${WHY}"`)
    const late = await press('Strike out: 614-555-0199', {
      'why.phone': WHY,
      version: String(version - 1),
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain(`value="${WHY}"`)
    expect((await kept()).version).toBe(version)
  })
})
