import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/catalog/program/program.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { readRecord } from '../../../src/store/listings/record.js'
import { listReports } from '../../../src/store/reports/corrections.js'
import { engines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { reported } from '../../support/site/a-report.js'
import type { Site } from '../../support/site/open-site.js'
import { signedIn } from '../../support/site/signed-in.js'
import { useProgram, useSignedIn, useTownSite } from '../../support/site/use-site.js'

/** Changes a listing, as an editor would, or only confirms it. */
const changed = async (
  { database, catalogue }: Site,
  { slug }: Program,
  kind: 'edited' | 'confirmed' = 'edited',
): Promise<void> => {
  const { rows } = await database.pool.query('select id::text from programs where slug = $1', [
    slug,
  ])
  const kept = await readRecord(database, rows[0].id)
  if (!kept) throw new Error(`There is no ${slug}`)
  const today = new Date().toISOString().slice(0, 10)
  const { ages: _, ...others } = kept.listing.statements
  const ages = [
    {
      source: 'editor',
      scope: 'program',
      checkedOn: today,
      method: 'phone',
      value: { min: 18, max: null, groups: ['adults'] },
    },
  ] as const
  const statements = kept.listing.statements.ages?.some(({ source }) => source === 'editor')
    ? others
    : { ...others, ages }
  const saved = await saveEdit(database, {
    listing: { ...kept.listing, statements },
    version: kept.version,
    kind,
    actor: 'a test',
    reason: '',
  })
  if (!('changed' in saved && saved.changed)) throw new Error('Nothing was changed')
  await catalogue.catchUp()
}

describe.each(engines)('what visitors say is wrong, at the desk (%s)', (engine) => {
  const site = useTownSite(engine)
  const program = useProgram(site)
  const ines = useSignedIn(site, 'reviewer')
  let code: string
  let address: string
  beforeEach(async () => {
    await site.database.pool.query('delete from reports')
    code = await reported(site, program.slug, 'It is <b>nine</b> hours.')
    address = `/admin/reports/${(await listReports(site.database)).open[0]?.id}`
  })

  it('is named on the first page, listed, and shown with what leads on', async () => {
    expect(textOf((await ines.get('/admin')).text)).toContain('1 report of a visitor waits')
    const list = await ines.get('/admin/reports').expect(200)
    expect(list.text).toContain(`href="${address}"`)
    expect(textOf(list.text)).toContain('Waiting: 1')
    expect(list.text).toContain('It is &lt;b&gt;nine&lt;/b&gt; hours.')
    const one = await ines.get(address).expect(200)
    for (const words of [program.name, 'The hours or days', 'Call sheet'])
      expect(textOf(one.text)).toContain(words)
    expect(one.text).not.toContain(code)
  })

  it('is closed with what was found, which whoever sent it reads', async () => {
    const closed = await ines
      .post(address, { outcome: 'stands', answer: 'We called: it is twelve.' })
      .expect(303)
    expect(closed.headers['location']).toBe(`${address}?done=1`)
    expect(textOf((await ines.get(String(closed.headers['location']))).text)).toContain('Closed.')
    expect(textOf((await site.get(`/reports/${code}`)).text)).toContain(
      'They say: “We called: it is twelve.”',
    )
    const { open, decided } = await listReports(site.database)
    expect([open, decided]).toEqual([
      [],
      [
        expect.objectContaining({
          decided: expect.objectContaining({ outcome: 'stands', by: ines.editor.email }),
        }),
      ],
    ])
    expect(textOf((await ines.get('/admin')).text)).not.toContain('report of a visitor')
  })

  it('is not closed as changed while nothing of the listing was changed since it came, whatever was confirmed, and loses nothing', async () => {
    await site.database.pool.query("update reports set sent_at = now() + interval '1 second'")
    for (const typed of [{}, { answer: 'We mended it.', others: '1' }]) {
      const { text } = await ines.post(address, { outcome: 'mended', ...typed }).expect(422)
      expect(text.split('Nothing of this listing was changed since the report came')).toHaveLength(
        3,
      )
      expect(text).toMatch(/value="mended" checked/)
      if (typed.answer) expect(text).toContain('value="We mended it."')
    }
    expect(textOf((await site.get(`/reports/${code}`)).text)).toContain(
      'Nobody has looked at it yet.',
    )
    await ines.post(address, { outcome: 'stands', answer: 'It is nine.' }).expect(303)
  })

  it('is not closed as changed by what was only confirmed by phone', async () => {
    await changed(site, program, 'confirmed')
    await ines.post(address, { outcome: 'mended' }).expect(422)
  })

  it('is closed with others as changed only where each came before the change', async () => {
    await changed(site, program)
    await reported(site, program.slug, 'came after the change')
    await ines.post(address, { outcome: 'mended', others: '1' }).expect(303)
    expect((await listReports(site.database)).open.map(({ words }) => words)).toEqual([
      'came after the change',
    ])
  })

  it('is closed without a word when the listing was changed', async () => {
    await changed(site, program)
    await ines.post(address, { outcome: 'mended', answer: ' ' }).expect(303)
    expect(textOf((await site.get(`/reports/${code}`)).text)).toContain(
      'and changed the listing. Thank you.',
    )
  })

  it.each([
    [{ answer: 'x' }, 'Choose what became of it.'],
    [{ outcome: 'stands', answer: '' }, 'Say why the listing stands.'],
    [{ outcome: 'stands', answer: 'x'.repeat(301) }, 'Use at most 300 letters'],
    [{ outcome: 'mended', answer: 'a\u202eb' }, 'If something was pasted, type it'],
  ])(
    'stays open until it is said what was found, and loses nothing: %o',
    async (fields, sentence) => {
      const answer = await ines.post(address, fields).expect(422)
      expect(answer.text.split(sentence)).toHaveLength(3)
      if (fields.answer === 'x') expect(answer.text).toContain('value="x"')
      expect((await listReports(site.database)).open).toHaveLength(1)
    },
  )

  it('is closed once: the second of two hears that somebody has, changes nothing, and finds their words again', async () => {
    await changed(site, program)
    await ines.post(address, { outcome: 'mended' }).expect(303)
    const second = textOf(
      (await ines.post(address, { outcome: 'stands', answer: 'It is twelve.' }).expect(409)).text,
    )
    for (const words of [
      'Somebody else has closed this report meanwhile.',
      'You wrote',
      'It is twelve.',
    ])
      expect(second).toContain(words)
    await ines.post(address, {}).expect(409)
    expect((await listReports(site.database)).decided[0]?.decided).toMatchObject({
      outcome: 'mended',
      answer: null,
    })
  })

  it('is closed with all others on the same listing where an editor says so, and alone where not', async () => {
    const other = site.catalogue.programs()[101] as Program
    const codes = [
      await reported(site, program.slug, 'a'),
      await reported(site, program.slug, 'b'),
      await reported(site, other.slug, 'c'),
    ]
    expect(textOf((await ines.get(address)).text)).toContain(
      'Close the 2 other reports on this listing with the same words',
    )
    await ines
      .post(address, { outcome: 'stands', answer: 'It is twelve.', others: '1' })
      .expect(303)
    const said = await Promise.all(
      [code, ...codes].map(async (one) =>
        textOf((await site.get(`/reports/${one}`)).text).includes('It is twelve.'),
      ),
    )
    expect(said).toEqual([true, true, true, false])
    const [left] = (await listReports(site.database)).open
    await reported(site, other.slug, 'd')
    expect(textOf((await ines.get(`/admin/reports/${left?.id}`)).text)).toContain(
      'Close the other report on this listing',
    )
    await changed(site, other)
    await ines.post(`/admin/reports/${left?.id}`, { outcome: 'mended' }).expect(303)
    expect((await listReports(site.database)).open).toHaveLength(1)
  })

  it('outlives its listing, and says so', async () => {
    await site.database.pool.query(`update reports set identity = 'nobody'`)
    expect(textOf((await ines.get(address).expect(200)).text)).toContain(
      'A program that is not here any more',
    )
    expect(textOf((await site.get(`/reports/${code}`).expect(200)).text)).toContain(
      'a program that is no longer listed',
    )
  })

  it('tells whoever sent it nothing of a listing that visitors do not see', async () => {
    const editor = await signedIn(site)
    const listed = site.catalogue.programs()[150] as Program
    const receipt = `/reports/${await reported(site, listed.slug, 'closed')}`
    expect((await site.get(receipt)).text).toContain(`href="/programs/${listed.slug}"`)
    const { rows } = await site.database.pool.query('select id from programs where slug = $1', [
      listed.slug,
    ])
    const listing = `/admin/listings/${rows[0].id}`
    const [, version = ''] =
      /name="version" value="(\d+)"/.exec((await editor.get(listing)).text) ?? []
    await editor
      .post(`${listing}/status`, { version, to: 'archived', reason: 'It has closed' })
      .expect(303)
    await site.catalogue.catchUp()
    const { text } = await site.get(receipt).expect(200)
    expect(textOf(text)).toContain('a program that is no longer listed')
    expect(text).not.toContain(listed.slug)
  })

  it('is 404 where there is none', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'nothing'])
      await ines.get(`/admin/reports/${id}`).expect(404)
  })
})
