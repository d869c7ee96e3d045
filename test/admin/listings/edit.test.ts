import { describe, expect, it } from '@jest/globals'
import { anything } from '../../../src/catalog/search/search-query.js'
import { readRecord } from '../../../src/store/listings/record.js'
import { storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { identityIn, idIn, sourced, tenFacts, versionIn } from '../../support/site/listing-html.js'
import { addListing, editListing, moveListing, slugOf } from '../../support/site/send-listing.js'
import { signedIn } from '../../support/site/signed-in.js'
import { useSignedIn, useTownSite } from '../../support/site/use-site.js'

describe.each(storyEngines)('keeping a listing on the %s engine', (engine) => {
  const site = useTownSite(engine)
  const editor = useSignedIn(site)

  it('adds one from an empty form, is stopped by the gate, mends it, publishes, and visitors find it by its filters', async () => {
    const id = await addListing(editor, tenFacts)
    const slug = await slugOf(site, id)
    await site.get(`/programs/${slug}`).expect(404)
    const stopped = await moveListing(editor, id, 'published')
    expect(stopped.status).toBe(422)
    expect(textOf(stopped.text)).toContain('Hours have no source.')
    expect(stopped.text).toContain('href="#hours.said.method"')
    expect((await editListing(editor, id, {})).status).toBe(303)
    const published = await moveListing(editor, id, 'published')
    expect([published.status, published.headers['location']]).toEqual([
      303,
      `/admin/listings/${id}?done=published`,
    ])
    const { text } = await site
      .get(
        '/programs?near=43215&payment=medicaid&modality=dbt&hours_max=12&accepting=yes&source=editor',
      )
      .expect(200)
    expect(text).toContain('Quiet Harbor Evening IOP')
    expect(textOf((await site.get(`/programs/${slug}`).expect(200)).text)).toMatch(
      /Our editors, about this program, read on the page, checked (?:.{1,15} ago|today|yesterday), Nov 20, 2026/,
    )
    const { rows } = await site.database.pool.query(
      `select actor, change ->> 'kind' as kind from history where identity = (select identity from programs where id = $1) order by id`,
      [id],
    )
    expect(rows).toEqual(
      ['added', 'edited', 'published'].map((kind) => ({ actor: editor.editor.email, kind })),
    )
  })

  it('makes one of a form that is sent twice, and leads to it', async () => {
    const identity = identityIn((await editor.get('/admin/listings/new')).text)
    const sent = { version: '', identity, ...tenFacts, name: 'Sent Twice IOP' }
    const [first, second] = [
      await editor.post('/admin/listings/new', sent),
      await editor.post('/admin/listings/new', sent),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    // The second leads to the same listing, and says that nothing more was saved.
    expect(second.headers['location']).toBe(
      first.headers['location']?.replace('done=saved', 'done=already'),
    )
    expect(second.headers['location']).toContain('done=already')
    const { rows } = await site.database.pool.query('select 1 from programs where name = $1', [
      'Sent Twice IOP',
    ])
    expect(rows).toHaveLength(1)
    const other = await editor.post('/admin/listings/new', {
      ...sent,
      name: 'Sent Twice, otherwise',
    })
    expect(other.status).toBe(409)
    expect(other.text).toContain('value="Sent Twice, otherwise"')
  })

  it('shows a form with problems again, with everything as it was typed and a link to each that says what it is about', async () => {
    const { status, text } = await editor.post('/admin/listings/new', {
      version: '',
      identity: identityIn((await editor.get('/admin/listings/new')).text),
      ...tenFacts,
      ...sourced,
      phone: 'call us <b>now</b>',
      'hours.min': 'nine',
      'schedule.0.end': 'late',
      'cost.said.words': 'they “say”',
    })
    expect(status).toBe(422)
    for (const field of ['phone', 'hours.min', 'schedule.0.end']) {
      expect(text).toContain(`href="#${field}"`)
      expect(text).toContain(`id="${field}-error"`)
    }
    for (const about of ['Phone: Please', 'Hours a week: Please', 'Schedule: Please'])
      expect(textOf(text)).toContain(about)
    for (const typed of [
      'call us &lt;b&gt;now&lt;/b&gt;',
      'nine',
      'late',
      '12 Oak St',
      'https://quietharbor.example.org/iop',
    ])
      expect(text).toContain(`value="${typed}"`)
    expect(text).toContain('they “say”')
    expect(text).toMatch(/name="modality" value="dbt" checked/)
  })

  it('of two editors who save the same listing one wins, and the other sees both versions and loses nothing', async () => {
    const id = await addListing(editor, { ...tenFacts, ...sourced, name: 'Raced IOP' })
    const other = await signedIn(site)
    const version = versionIn((await editor.get(`/admin/listings/${id}`)).text)
    const typed = { version, ...tenFacts, ...sourced, name: 'Raced IOP' }
    expect(
      (
        await other.post(`/admin/listings/${id}`, {
          ...typed,
          phone: '614-555-0199',
          cost: '$20 a day',
        })
      ).status,
    ).toBe(303)
    const lost = await editor.post(`/admin/listings/${id}`, {
      ...typed,
      phone: '614-555-0177',
      'weeks.max': '12',
    })
    expect(lost.status).toBe(409)
    const words = textOf(lost.text)
    for (const one of ['614-555-0142', '614-555-0199', '614-555-0177', 'both changed it'])
      expect(words.replace(/[()]/g, '')).toContain(one)
    expect(lost.text).toContain('value="614-555-0177"')
    expect(lost.text).toMatch(/id="weeks.max"[^>]*value="12"/)
    // What only the other changed is as they made it.
    expect(lost.text).toMatch(/\$20 a day\s*<\/textarea>/)
    expect(versionIn(lost.text)).toBe('2')
    expect((await readRecord(site.database, id))?.listing.statements.phone?.[0]?.value).toBe(
      '614-555-0199',
    )
    const again = await editor.post(`/admin/listings/${id}`, {
      ...typed,
      version: '2',
      phone: '614-555-0177',
      'weeks.max': '12',
      cost: '$20 a day',
    })
    expect(again.status).toBe(303)
    expect((await readRecord(site.database, id))?.listing.statements).toMatchObject({
      phone: [{ value: '614-555-0177' }],
      cost: [{ value: '$20 a day' }],
    })
  })

  it('gives it a new address with a new name, and the old one leads there: page, API and comparison', async () => {
    const id = await addListing(editor, { ...tenFacts, ...sourced, name: 'Old Name IOP' })
    await moveListing(editor, id, 'published')
    const old = await slugOf(site, id)
    await editListing(editor, id, { name: 'New Name IOP' })
    const now = await slugOf(site, id)
    expect(now).toMatch(/^new-name-iop-columbus-oh-iop-/)
    expect((await site.get(`/programs/${old}`).expect(301)).headers['location']).toBe(
      `/programs/${now}`,
    )
    expect((await site.get(`/api/v1/programs/${old}`).expect(301)).headers['location']).toBe(
      `/api/v1/programs/${now}`,
    )
    const [another] = site.catalogue.find(anything).programs
    expect(
      (await site.get(`/compare?program=${old}&program=${another?.program.slug}`).expect(302))
        .headers['location'],
    ).toContain(`program=${now}`)
    expect(
      (
        await site
          .get(`/api/v1/compare?program=${old}&program=${another?.program.slug}`)
          .expect(200)
      ).body.programs[0].slug,
    ).toBe(now)
  })

  it('copies a program for a second level at its place, without its hours', async () => {
    const id = await addListing(editor, { ...tenFacts, ...sourced, name: 'Copied IOP' })
    const identity = identityIn(
      (await editor.get(`/admin/listings/${id}/duplicate`).expect(200)).text,
    )
    const [first, second] = [
      await editor.post(`/admin/listings/${id}/duplicate`, { identity, level: 'php' }).expect(303),
      await editor.post(`/admin/listings/${id}/duplicate`, { identity, level: 'php' }).expect(303),
    ]
    // The second leads to the same listing, and says that nothing more was saved.
    expect(second.headers['location']).toBe(
      first.headers['location']?.replace('done=saved', 'done=already'),
    )
    expect(second.headers['location']).toContain('done=already')
    const copy = (await readRecord(site.database, idIn(first.headers['location'])))?.listing
    expect(copy).toMatchObject({ level: 'php', status: 'draft', organization: 'Quiet Harbor' })
    expect(Object.keys(copy?.statements ?? {}).sort()).toEqual(['location', 'phone', 'website'])
    const directory = site.catalogue.programs().find(({ edition }) => edition !== null)
    const { rows } = await site.database.pool.query('select id from programs where slug = $1', [
      directory?.slug,
    ])
    const form = await editor.get(`/admin/listings/${rows[0].id}/duplicate`)
    const made = await editor
      .post(`/admin/listings/${rows[0].id}/duplicate`, {
        identity: identityIn(form.text),
        level: 'op',
      })
      .expect(303)
    expect(
      (await readRecord(site.database, idIn(made.headers['location'])))?.listing.statements,
    ).toHaveProperty('payment')
  })

  it('previews what is saved and what is typed as visitors would see it', async () => {
    const id = await addListing(editor, { ...tenFacts, ...sourced, name: 'Previewed IOP' })
    const saved = textOf((await editor.get(`/admin/listings/${id}/preview`).expect(200)).text)
    expect(saved).toContain('A preview, for editors only')
    expect(saved).toContain('9 to 12 hours a week')
    const typed = textOf(
      (
        await editor
          .post(`/admin/listings/${id}/preview`, {
            version: '1',
            ...tenFacts,
            'hours.max': '15',
            phone: 'oops',
          })
          .expect(200)
      ).text,
    )
    expect(typed).toContain('9 to 15 hours a week')
    expect(typed).toContain('Please give a US number')
    expect(
      textOf((await editor.post('/admin/listings/new/preview', { ...tenFacts }).expect(200)).text),
    ).toContain('Quiet Harbor Evening IOP')
    expect((await readRecord(site.database, id))?.version).toBe(1)
  })
})
