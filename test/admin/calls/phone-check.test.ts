import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type ListingRecord, readRecord } from '../../../src/store/listings/record.js'
import { todayOf } from '../../../src/web/html/today.js'
import { storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { idIn, versionIn } from '../../support/site/listing-html.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

describe.each(storyEngines)('the editors’ call sheet on the %s engine', (engine) => {
  let site: Site
  let editor: SignedIn
  let id: string
  const kept = async (): Promise<ListingRecord> =>
    (await readRecord(site.database, id)) as ListingRecord
  const sheet = () => editor.get(`/admin/listings/${id}/call`)
  beforeAll(async () => {
    site = await openTownSite(engine)
    editor = await signedIn(site)
    const { rows } = await site.database.pool.query(
      `select id from programs where status = 'published' and statements ? 'modality' and statements ? 'payment' and identity like 'samhsa-su%' order by id limit 1`,
    )
    id = rows[0].id
  })
  afterAll(() => site.close())

  it('asks in the order one asks by phone, each answer with its source, the number in full', async () => {
    const text = textOf((await sheet().expect(200)).text)
    const asked = [
      'Are you taking new people?',
      'How soon could I start?',
      'Do you take my plan',
      'How many hours a week',
      'Which days and times?',
      'Which therapies',
    ]
    const places = asked.map((question) => text.indexOf(question))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(text).toContain(
      'SAMHSA substance use directory 2024, about the facility, not checked by us',
    )
    expect(text).toMatch(/Call \(\d{3}\) \d{3}-\d{4}/)
  })

  it('stamps one answer by one press with today, by phone, and who did it, and goes on at the next', async () => {
    const before = await kept()
    const version = versionIn((await sheet()).text)
    const { headers } = await editor
      .post(`/admin/listings/${id}/call`, {
        version,
        fact: 'payment',
        method: 'phone',
        on: todayOf(),
        note: 'Spoke with intake',
      })
      .expect(303)
    expect(headers['location']).toBe(`/admin/listings/${id}/call?done=payment#fact-cost`)
    const now = await kept()
    expect(now.listing.statements.payment).toEqual([
      ...(before.listing.statements.payment ?? []),
      {
        value: before.listing.statements.payment?.[0]?.value,
        source: 'editor',
        scope: 'program',
        method: 'phone',
        checkedOn: todayOf(),
      },
    ])
    const { rows } = await site.database.pool.query(
      'select actor, reason, change from history where identity = $1 order by id desc limit 1',
      [now.listing.identity],
    )
    expect(rows[0]).toMatchObject({
      actor: editor.editor.email,
      reason: 'Spoke with intake',
      change: { kind: 'confirmed', facts: { payment: { old: before.listing.statements.payment } } },
    })
    expect(textOf((await site.get(`/programs/${now.listing.slug}`)).text)).toContain(
      'Our editors, about this program, by phone, checked',
    )
    expect(textOf((await editor.get(headers['location'] as string)).text)).toContain(
      'Noted as still true: Payment.',
    )
  })

  it('stamps all that are ticked at once, and nothing where nothing is', async () => {
    const { version } = await kept()
    expect(
      (await editor.post(`/admin/listings/${id}/call`, { version: String(version) })).status,
    ).toBe(422)
    await editor
      .post(`/admin/listings/${id}/call`, {
        version: String(version),
        ticked: ['modality', 'phone', 'nonsense'],
        method: 'email',
        on: '2026-11-01',
      })
      .expect(303)
    const { listing } = await kept()
    for (const fact of ['modality', 'phone'] as const)
      expect(listing.statements[fact]?.at(-1)).toMatchObject({
        source: 'editor',
        method: 'email',
        checkedOn: '2026-11-01',
      })
  })

  it('takes a day that has not been for no other, and one as people write it for what it is', async () => {
    const { version } = await kept()
    const send = (on: string) =>
      editor.post(`/admin/listings/${id}/call`, { version: String(version), ticked: 'phone', on })
    for (const day of ['2026-11-31', '31/12/2025', '2099-01-01', 'last week']) {
      const refused = await send(day)
      expect([day, refused.status]).toEqual([day, 422])
      expect(textOf(refused.text)).toContain('The day is none that has been, so nothing was noted')
      expect(refused.text).toMatch(/value="phone" checked/)
    }
    await send('Nov 2, 2026').expect(303)
    expect((await kept()).listing.statements.phone?.at(-1)).toMatchObject({
      method: 'phone',
      checkedOn: '2026-11-02',
    })
  })

  it('notes nothing over somebody else’s change, and keeps the note and the ticks', async () => {
    const { version } = await kept()
    const lost = await editor.post(`/admin/listings/${id}/call`, {
      version: String(version - 1),
      ticked: 'modality',
      note: 'my note',
    })
    expect(lost.status).toBe(409)
    expect(lost.text).toContain('value="my note"')
    expect(lost.text).toMatch(/value="modality" checked/)
    expect((await kept()).version).toBe(version)
  })

  it('keeps the old answer in history when it is changed in the form', async () => {
    const page = await editor.get(`/admin/listings/${id}`)
    const { listing } = await kept()
    const fields = {
      version: versionIn(page.text),
      name: listing.name,
      organization: listing.organization,
      level: listing.level,
      phone: '614-555-0188',
      'source.method': 'phone',
    }
    expect(
      idIn((await editor.post(`/admin/listings/${id}`, fields).expect(303)).headers['location']),
    ).toBe(id)
    const { rows } = await site.database.pool.query(
      'select change from history where identity = $1 order by id desc limit 1',
      [listing.identity],
    )
    expect(rows[0].change.facts.phone.old).toEqual(listing.statements.phone)
    expect((await kept()).listing.statements.phone?.at(-1)).toMatchObject({
      value: '614-555-0188',
      method: 'phone',
    })
  })

  it('is nowhere for a listing that is not there, whatever its number looks like', async () => {
    for (const odd of ['0', '999999999', 'x', '1e9', '-1', '99999999999999999999', '%00', 'new%00'])
      for (const part of ['', '/call', '/duplicate', '/preview'])
        expect([
          odd,
          part,
          (await editor.get(`/admin/listings/${odd}${part}`)).status < 500,
        ]).toEqual([odd, part, true])
    await editor.get('/admin/listings/999999999/call').expect(404)
  })
})
