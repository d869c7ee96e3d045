import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Program } from '../../src/catalog/program.js'
import { addReport, listReports } from '../../src/store/reports.js'
import { engines } from '../support/fresh-database.js'
import { textOf } from '../support/html.js'
import { openSite, type Site } from '../support/open-site.js'
import { type SignedIn, signedIn } from '../support/signed-in.js'

describe.each(engines)('what visitors say is wrong, at the desk (%s)', (engine) => {
  let site: Site
  let program: Program
  let ines: SignedIn
  let code: string
  let address: string
  beforeAll(async () => {
    site = await openSite(engine)
    program = site.house.programs()[1000] as Program
    ines = await signedIn(site, 'reviewer')
  })
  beforeEach(async () => {
    await site.database.pool.query('delete from reports')
    code = (await addReport(site.database, { slug: program.slug, topic: 'hours', words: 'It is <b>nine</b> hours.' })) as string
    address = `/admin/reports/${(await listReports(site.database)).open[0]?.id}`
  })
  afterAll(() => site.close())

  it('is named on the first page, listed, and shown with what leads on', async () => {
    expect(textOf((await ines.get('/admin')).text)).toContain('1 report of a visitor waits')
    const list = await ines.get('/admin/reports').expect(200)
    expect(list.text).toContain(`href="${address}"`)
    expect(textOf(list.text)).toContain('Waiting: 1')
    expect(list.text).toContain('It is &lt;b&gt;nine&lt;/b&gt; hours.')
    const one = await ines.get(address).expect(200)
    for (const words of [program.name, 'The hours or days', 'Call sheet']) expect(textOf(one.text)).toContain(words)
    expect(one.text).not.toContain(code)
  })

  it('is closed with what was found, which whoever sent it reads', async () => {
    const closed = await ines.post(address, { outcome: 'stands', answer: 'We called: it is twelve.' }).expect(303)
    expect(closed.headers['location']).toBe(`${address}?done=1`)
    expect(textOf((await ines.get(String(closed.headers['location']))).text)).toContain('Closed.')
    expect(textOf((await site.get(`/reports/${code}`)).text)).toContain('They say: “We called: it is twelve.”')
    const { open, decided } = await listReports(site.database)
    expect([open, decided]).toEqual([
      [],
      [expect.objectContaining({ decided: expect.objectContaining({ outcome: 'stands', by: ines.editor.email }) })],
    ])
    expect(textOf((await ines.get('/admin')).text)).not.toContain('report of a visitor')
  })

  it('is closed without a word when the listing was changed', async () => {
    await ines.post(address, { outcome: 'mended', answer: ' ' }).expect(303)
    expect(textOf((await site.get(`/reports/${code}`)).text)).toContain('and changed the listing. Thank you.')
  })

  it.each([
    [{ answer: 'x' }, 'Choose what became of it.'],
    [{ outcome: 'stands', answer: '' }, 'Say why the listing stands.'],
    [{ outcome: 'stands', answer: 'x'.repeat(301) }, 'Use at most 300 letters'],
    [{ outcome: 'mended', answer: 'a\u202eb' }, 'Use at most 300 letters'],
  ])('stays open until it is said what was found, and loses nothing: %o', async (fields, sentence) => {
    const answer = await ines.post(address, fields).expect(422)
    expect(textOf(answer.text)).toContain(sentence)
    if (fields.answer === 'x') expect(answer.text).toContain('value="x"')
    expect((await listReports(site.database)).open).toHaveLength(1)
  })

  it('is closed once: the second of two hears that somebody has, and changes nothing', async () => {
    await ines.post(address, { outcome: 'mended' }).expect(303)
    const second = await ines.post(address, { outcome: 'stands', answer: 'No.' }).expect(200)
    expect(textOf(second.text)).toContain('Somebody else has closed this report meanwhile.')
    expect((await listReports(site.database)).decided[0]?.decided).toMatchObject({ outcome: 'mended', answer: null })
  })

  it('outlives its listing, and says so', async () => {
    await site.database.pool.query(`update reports set identity = 'nobody'`)
    expect(textOf((await ines.get(address).expect(200)).text)).toContain('A program that is not here any more')
    expect(textOf((await site.get(`/reports/${code}`).expect(200)).text)).toContain('a program that is no longer listed')
  })

  it('is 404 where there is none', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'nothing']) await ines.get(`/admin/reports/${id}`).expect(404)
  })
})
