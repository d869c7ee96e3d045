import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { sourced, tenFacts } from '../../support/site/listing-html.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { addListing, editListing, moveListing, slugOf } from '../../support/site/send-listing.js'
import { signedIn } from '../../support/site/signed-in.js'
import { useSignedIn, useTownSite } from '../../support/site/use-site.js'

describe.each(storyEngines)('changing the status of a listing on the %s engine', (engine) => {
  const site = useTownSite(engine)
  const editor = useSignedIn(site)

  it('pauses with a reason and a day, and archives: a notice, then 410', async () => {
    const id = await addListing(editor, { ...tenFacts, ...sourced, name: 'Paused IOP' })
    await moveListing(editor, id, 'published')
    const slug = await slugOf(site, id)
    expect((await moveListing(editor, id, 'paused')).status).toBe(422)
    expect(
      (await moveListing(editor, id, 'paused', { reason: 'Moving house', until: '2020-01-01' }))
        .status,
    ).toBe(422)
    expect(
      (await moveListing(editor, id, 'paused', { reason: 'Moving house', until: '2031-03-01' }))
        .status,
    ).toBe(303)
    expect(textOf((await site.get(`/programs/${slug}`).expect(200)).text)).toContain(
      'This program is paused.',
    )
    expect((await site.get('/programs?q=paused+iop')).text).not.toContain('Paused IOP')
    const page = textOf((await editor.get(`/admin/listings/${id}`)).text)
    expect(page).toContain('Now: Paused until Mar 1, 2031')
    expect(page).toContain('“Moving house”')
    expect((await moveListing(editor, id, 'archived', { reason: 'Closed' })).status).toBe(303)
    await site.get(`/programs/${slug}`).expect(410)
    await site.get(`/api/v1/programs/${slug}`).expect(410)
    expect((await moveListing(editor, id, 'draft', { reason: 'It opened again' })).status).toBe(303)
    expect((await moveListing(editor, id, 'published')).status).toBe(303)
    await site.get(`/programs/${slug}`).expect(200)
  })

  it('refuses a change of a published one that the gate would stop', async () => {
    const id = await addListing(editor, { ...tenFacts, ...sourced, name: 'Guarded IOP' })
    await moveListing(editor, id, 'published')
    const stopped = await editListing(editor, id, {
      name: 'Guarded IOP',
      'hours.min': '30',
      'hours.max': '40',
    })
    expect(stopped.status).toBe(422)
    expect(textOf(stopped.text)).toContain('is not usual for this level of care')
    expect(
      (
        await editListing(editor, id, {
          name: 'Guarded IOP',
          'hours.min': '30',
          'hours.max': '40',
          'hours.said.words': '30 to 40 hours',
        })
      ).status,
    ).toBe(303)
  })

  it('shows warnings once, and publishes over them when asked again', async () => {
    const id = await addListing(editor, { ...tenFacts, ...sourced, name: 'Leading Edge IOP' })
    const warned = await moveListing(editor, id, 'published')
    expect(warned.status).toBe(422)
    expect(warned.text).toContain('name="despite" value="1"')
    expect((await moveListing(editor, id, 'published', { despite: '1' })).status).toBe(303)
  })

  it('lets a reviewer look, publish, send back and confirm, and nothing else', async () => {
    const id = await addListing(editor, { ...tenFacts, ...sourced, name: 'Reviewed IOP' })
    const reviewer = await signedIn(site, 'reviewer')
    expect((await moveListing(editor, id, 'in-review')).status).toBe(303)
    expect((await reviewer.get(`/admin/listings/${id}`).expect(200)).text).not.toContain(
      'name="location.street"',
    )
    await reviewer.post(`/admin/listings/${id}`, { version: '2', ...tenFacts }).expect(403)
    await reviewer.get('/admin/listings/new').expect(403)
    await reviewer.get(`/admin/listings/${id}/duplicate`).expect(403)
    expect((await moveListing(reviewer, id, 'archived', { reason: 'x' })).status).toBe(403)
    expect(
      (await moveListing(reviewer, id, 'draft', { reason: 'Please ask for the hours' })).status,
    ).toBe(303)
    expect(textOf((await editor.get(`/admin/listings/${id}`)).text)).toContain(
      '“Please ask for the hours”',
    )
    await moveListing(editor, id, 'in-review')
    expect((await moveListing(reviewer, id, 'published')).status).toBe(303)
    await reviewer.post(`/admin/listings/${id}/call`, { version: '5', fact: 'phone' }).expect(303)
  })
})

describe('a second pair of eyes', () => {
  let site: Site
  beforeAll(async () => {
    site = await openTownSite('embedded', { REVIEW_REQUIRED: 'true' })
  })
  afterAll(() => site.close())

  it('must publish where the setting asks for it', async () => {
    const [writer, other] = [await signedIn(site, 'owner'), await signedIn(site, 'reviewer')]
    const id = await addListing(writer, { ...tenFacts, ...sourced })
    const refused = await writer.post(`/admin/listings/${id}/status`, {
      version: '1',
      to: 'published',
    })
    expect(refused.status).toBe(422)
    expect(textOf(refused.text)).toContain('Somebody else must publish this')
    await other.post(`/admin/listings/${id}/status`, { version: '1', to: 'published' }).expect(303)
  })
})
