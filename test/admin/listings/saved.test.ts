import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { type ListingRecord, readRecordOf } from '../../../src/store/listings/record.js'
import { freshDatabase, storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aListing } from '../../support/site/a-listing.js'
import { proven } from '../../support/site/at-the-door.js'
import { actionOf, filledForm } from '../../support/site/filled-form.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

describe.each(storyEngines)('what says that something was saved, on the %s engine', (engine) => {
  let site: Site
  let owner: SignedIn
  const listing = aListing(1)
  const kept = async (): Promise<ListingRecord> =>
    (await readRecordOf(site.database.pool, listing.identity)) as ListingRecord
  const lines = async (): Promise<number> =>
    Number((await site.database.pool.query('select count(*) as n from history')).rows[0].n)
  const said = async (answer: { status: number; headers: Record<string, string>; text: string }) =>
    textOf(
      answer.status === 303
        ? (await owner.get(answer.headers['location'] as string)).text
        : answer.text,
    )
  const form = async () => (await owner.get(`/admin/listings/${(await kept()).id}`)).text
  const send = async (own: Readonly<Record<string, string>>) => {
    const html = await form()
    const action = actionOf(html, 'organization') ?? ''
    return owner.post(action, filledForm(html, action, own))
  }
  beforeAll(async () => {
    site = await siteOver(await freshDatabase(engine))
    owner = await signedIn(site, 'owner')
    await saveEdit(site.database, {
      listing,
      version: null,
      kind: 'added',
      actor: 'a test',
      reason: '',
    })
  })
  afterAll(() => site.close())

  it('says so of a listing only where something of it changed', async () => {
    const before = await lines()
    expect(await said(await send({}))).toContain(
      'Nothing was changed, so there was nothing to save.',
    )
    expect(await lines()).toBe(before)
    expect(await said(await send({ cost: '$250 a day' }))).toContain('Saved.')
    expect(await lines()).toBe(before + 1)
  })

  it('keeps a note in its field, and says that it was not kept, where nothing else was changed', async () => {
    const before = await lines()
    const answer = await send({ reason: 'No answer at 10:15' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.text)).toContain('this note was not kept')
    expect(textOf(answer.text)).not.toContain('Saved.')
    expect(answer.text).toContain('value="No answer at 10:15"')
    expect(await lines()).toBe(before)
  })

  it('says on the call sheet that a note alone is not kept either, and that the same answer was noted before', async () => {
    const sheet = `/admin/listings/${(await kept()).id}/call`
    const note = await owner.post(sheet, {
      version: String((await kept()).version),
      note: 'No answer at 10:15',
    })
    expect([
      note.status,
      textOf(note.text).includes(
        'Nothing was ticked, so nothing was noted. A note is kept only with',
      ),
      note.text.includes('value="No answer at 10:15"'),
    ]).toEqual([422, true, true])
    const press = async () =>
      owner.post(sheet, { version: String((await kept()).version), fact: 'phone', note: 'Again' })
    expect(await said(await press())).toContain('Noted as still true: Phone.')
    const before = await lines()
    const again = await press()
    expect([
      again.status,
      textOf(again.text).includes('All of this was noted so already'),
      again.text.includes('value="Again"'),
    ]).toEqual([422, true, true])
    expect(await lines()).toBe(before)
  })

  it('says of what others state, when a field is emptied, that it stands again and what to do about it', async () => {
    await send({ phone: '614-555-0188', 'source.method': 'phone' })
    const text = await said(await send({ phone: '' }))
    expect(text).toContain('Saved. What others say stands again where you emptied a field: Phone.')
    expect(text).toContain('strike it out')
  })

  it('asks what 30 alone means, with everything that was typed still there, and takes either answer', async () => {
    const before = await lines()
    const asked = await send({
      'hours.min': '30',
      'hours.max': '',
      'hours.unit': 'clock',
      cost: '$300 a day',
    })
    expect([asked.status, textOf(asked.text).includes('Exactly 30, or 30 and more?')]).toEqual([
      422,
      true,
    ])
    const action = actionOf(asked.text, 'organization') ?? ''
    const typed = filledForm(asked.text, action)
    expect([typed['hours.min'], typed['cost'], await lines()]).toEqual([
      ['30'],
      ['$300 a day'],
      before,
    ])
    await owner
      .post(
        action,
        filledForm(asked.text, action, {
          'hours.max': '30',
          'hours.said.words': 'Monday to Friday, 9 to 3',
          'source.method': 'phone',
        }),
      )
      .expect(303)
    const hours = async () =>
      (await kept()).listing.statements.hours?.find(({ source }) => source === 'editor')?.value
    expect(await hours()).toEqual({ min: 30, max: 30, unit: 'clock' })
    await send({ 'hours.max': '', 'hours.more': '1' })
    expect(await hours()).toEqual({ min: 30, max: null, unit: 'clock' })
    expect(await said(await send({}))).toContain('Nothing was changed')
  })

  it('says on the lid of a list what stays true while boxes are ticked', async () => {
    const lids = [...(await form()).matchAll(/<summary>([^<]*choose[^<]*)</g)].map(([, lid]) => lid)
    expect(lids.length).toBeGreaterThan(3)
    for (const lid of lids)
      expect(lid).toMatch(/^\d+ to choose from(?:, \d+ chosen when this page was opened)?$/)
    expect(await form()).not.toMatch(/None of \d+ chosen|>\d+ of \d+ chosen/)
  })

  it('says of an account, a session and a second sending what was so already', async () => {
    const other = await signedIn(site, 'editor')
    const account = `/admin/editors/${other.editor.id}`
    await proven(site, owner.editor)
    const before = await lines()
    expect(
      await said(await owner.post(account, { act: 'role', role: 'editor', why: 'A test' })),
    ).toContain('It was so already, so nothing was changed.')
    expect(await said(await owner.post(account, { act: 'enable', why: 'A test' }))).toContain(
      'It was so already, so nothing was changed.',
    )
    expect(await lines()).toBe(before)
    expect(
      await said(await owner.post(account, { act: 'role', role: 'reviewer', why: 'A test' })),
    ).toContain('Done.')
    expect(await lines()).toBe(before + 1)
    expect(
      await said(
        await owner.post('/admin/account/end-session', {
          session: '00000000-0000-4000-8000-000000000000',
        }),
      ),
    ).toContain('had ended before. Nothing was changed.')
  })
})
