import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { type ListingRecord, readRecordOf } from '../../../src/store/listings/record.js'
import { addReport } from '../../../src/store/reports/corrections.js'
import { todayOf } from '../../../src/web/html/today.js'
import { freshDatabase, storyEngine } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aListing } from '../../support/site/a-listing.js'
import { actionOf, filledForm, linkOf } from '../../support/site/filled-form.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

const today = todayOf()

describe('whoever comes to the form from a call', () => {
  let site: Site
  let editor: SignedIn
  let n = 0
  let listing = aListing(1)
  const kept = async (): Promise<ListingRecord> =>
    (await readRecordOf(site.database.pool, listing.identity)) as ListingRecord
  const page = async (address: string) => (await editor.get(address).expect(200)).text
  /** Goes from the sheet to the form by “They say otherwise” beside a fact. */
  const otherwise = async (label: string, sheet?: string) => {
    const href = linkOf(
      await page(sheet ?? `/admin/listings/${(await kept()).id}/call`),
      new RegExp(`^They say otherwise ?: ${label}$`),
    )
    if (href === null) throw new Error(`no way from the sheet to ${label}`)
    return href
  }
  const send = async (html: string, own: Readonly<Record<string, string | readonly string[]>>) => {
    const action = actionOf(html, 'organization') ?? ''
    return editor.post(action, filledForm(html, action, own))
  }
  beforeAll(async () => {
    site = await siteOver(await freshDatabase(storyEngine))
    editor = await signedIn(site)
  })
  beforeEach(async () => {
    n += 1
    listing = aListing(n)
    await saveEdit(site.database, {
      listing,
      version: null,
      kind: 'added',
      actor: 'a test',
      reason: '',
    })
    await site.catalogue.catchUp()
  })
  afterAll(() => site.close())

  it('says by phone and today of what they change, without typing it, and visitors read so', async () => {
    const href = await otherwise('Phone')
    expect(href).toMatch(/#fact-phone$/)
    await send(await page(href.replace(/#.*/, '')), { phone: '614-555-0188' })
    const { statements, slug } = (await kept()).listing
    expect(statements.phone?.at(-1)).toEqual({
      value: '614-555-0188',
      source: 'editor',
      scope: 'program',
      method: 'phone',
      checkedOn: today,
    })
    expect(textOf((await site.get(`/programs/${slug}`)).text)).toContain(
      'Our editors, about this program, by phone, checked',
    )
  })

  it('says so of nothing that they did not change', async () => {
    const before = (await kept()).listing
    const answer = await send(await page((await otherwise('Phone')).replace(/#.*/, '')), {})
    expect(textOf(await page(answer.headers['location'] as string))).toContain(
      'Nothing was changed, so there was nothing to save.',
    )
    expect((await kept()).listing).toEqual(before)
  })

  it('says the way and the day of the sheet, where that is another', async () => {
    const href = await otherwise(
      'Phone',
      `/admin/listings/${(await kept()).id}/call?method=email&on=2026-11-20`,
    )
    await send(await page(href.replace(/#.*/, '')), { phone: '614-555-0188' })
    expect((await kept()).listing.statements.phone?.at(-1)).toMatchObject({
      method: 'email',
      checkedOn: '2026-11-20',
    })
  })

  it('replaces the source of an older answer of ours, too', async () => {
    const old = {
      value: '614-555-0100',
      source: 'editor',
      scope: 'program',
      method: 'page',
      checkedOn: '2026-01-05',
      url: 'https://example.org/old',
    } as const
    const { version } = await kept()
    await saveEdit(site.database, {
      listing: { ...listing, statements: { ...listing.statements, phone: [old] } },
      version,
      kind: 'edited',
      actor: 'a test',
      reason: '',
    })
    await send(await page((await otherwise('Phone')).replace(/#.*/, '')), { phone: '614-555-0188' })
    expect((await kept()).listing.statements.phone).toEqual([
      {
        value: '614-555-0188',
        source: 'editor',
        scope: 'program',
        method: 'phone',
        checkedOn: today,
      },
    ])
  })

  it('does not lose it by a refused save, by somebody else’s save, or by the one before', async () => {
    const html = await page((await otherwise('Phone')).replace(/#.*/, ''))
    const refused = await send(html, { phone: '614' })
    expect(refused.status).toBe(422)
    const { version } = await kept()
    await saveEdit(site.database, {
      listing: { ...(await kept()).listing, name: 'Renamed meanwhile' },
      version,
      kind: 'edited',
      actor: 'somebody',
      reason: '',
    })
    const lost = await send(refused.text, { phone: '614-555-0188' })
    expect(lost.status).toBe(409)
    const saved = await send(lost.text, {})
    expect((await kept()).listing.statements.phone?.at(-1)).toMatchObject({
      value: '614-555-0188',
      method: 'phone',
      checkedOn: today,
    })
    await send(await page(saved.headers['location'] as string), { accepting: 'yes' })
    expect((await kept()).listing.statements.accepting?.at(-1)).toMatchObject({
      value: 'yes',
      method: 'phone',
      checkedOn: today,
    })
  })

  it('is believed when they say another source in the form, from then on', async () => {
    const html = await page((await otherwise('Phone')).replace(/#.*/, ''))
    const own = {
      'source.method': 'page',
      'source.url': 'https://example.org/contact',
      'source.on': '2026-11-01',
    }
    const saved = await send(html, { phone: '614-555-0188', ...own })
    expect((await kept()).listing.statements.phone?.at(-1)).toMatchObject({
      method: 'page',
      url: 'https://example.org/contact',
      checkedOn: '2026-11-01',
    })
    expect(saved.headers['location']).not.toContain('method=phone')
  })

  it('finds the way back to the report from which they came, over the call and the save', async () => {
    await addReport(site.database, {
      slug: listing.slug,
      topic: 'contact',
      words: 'A bakery answers',
    })
    const { rows } = await site.database.pool.query(
      'select id from reports order by sent_at desc limit 1',
    )
    const report = `/admin/reports/${rows[0].id}`
    const sheet = linkOf(await page(report), /^Call sheet$/) ?? ''
    expect(linkOf(await page(sheet), /^Back to the report$/)).toBe(report)
    const saved = await send(await page((await otherwise('Phone', sheet)).replace(/#.*/, '')), {
      phone: '614-555-0188',
    })
    expect((await kept()).listing.statements.phone?.at(-1)).toMatchObject({
      method: 'phone',
      checkedOn: today,
    })
    expect(linkOf(await page(saved.headers['location'] as string), /^Back to the report$/)).toBe(
      report,
    )
  })
})
