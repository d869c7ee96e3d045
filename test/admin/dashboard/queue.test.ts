import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { callFacts, standingOf } from '../../../src/admin/listing-form/phone-check-facts.js'
import { dueFacts } from '../../../src/catalog/editing/due.js'
import { type ListingRecord, readRecord } from '../../../src/store/listings/record.js'
import { engines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

describe.each(engines)('the queue of what is to be checked, on the %s engine', (engine) => {
  let site: Site
  let editor: SignedIn
  let id: string
  const kept = async (): Promise<ListingRecord> =>
    (await readRecord(site.database, id)) as ListingRecord
  const confirm = async (facts: readonly string[]) =>
    editor
      .post(`/admin/listings/${id}/call`, {
        version: String((await kept()).version),
        ticked: facts,
      })
      .expect(303)
  /**
   * How many wait, as the dashboard, the list of all and the list of what waits each say, and whether
   * this one is among them.
   */
  const waiting = async () => {
    const numbers = async (address: string, before: RegExp) =>
      before.exec(textOf((await editor.get(address)).text))?.[1]
    const { listing } = await kept()
    const row = textOf(
      (await editor.get(`/admin/listings?waiting=unchecked&q=${listing.slug}`)).text,
    )
    return {
      dashboard: await numbers('/admin', /([\d,]+) published listings have something to check/),
      all: await numbers('/admin/listings', /([\d,]+) published listings have something to check/),
      list: await numbers('/admin/listings?waiting=unchecked', /Listings: ([\d,]+)/),
      waits: row.includes(listing.name) && !row.includes('No listing fits'),
      row,
    }
  }
  beforeAll(async () => {
    site = await openTownSite(engine)
    editor = await signedIn(site)
    const { rows } = await site.database.pool.query(
      `select id from programs where status = 'published' and statements ? 'payment' and statements ? 'phone' and identity like 'samhsa-su%' order by (select count(*) from jsonb_object_keys(statements)) desc, slug limit 1`,
    )
    id = rows[0].id
  })
  afterAll(() => site.close())

  it('keeps a listing of which one fact was confirmed, says what of it is old, and lets it go once all that matters was', async () => {
    const before = await waiting()
    expect([before.dashboard, before.all, before.waits]).toEqual([before.list, before.list, true])
    await confirm(['payment'])
    const after = await waiting()
    expect([after.dashboard, after.all, after.list, after.waits]).toEqual([
      before.list,
      before.list,
      before.list,
      true,
    ])
    expect(after.row).toMatch(/older or never: phone, [a-z ]+, [a-z ]+ and \d more/)
    const { listing } = await kept()
    await confirm(
      callFacts.flatMap(({ fact }) =>
        dueFacts.includes(fact) && standingOf(listing, fact) ? [fact] : [],
      ),
    )
    const done = await waiting()
    expect(done.waits).toBe(false)
    const less = (Number(before.list?.replace(',', '')) - 1).toLocaleString('en-US')
    expect([done.dashboard, done.all, done.list]).toEqual([less, less, less])
  })
})
