import { beforeEach, describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/catalog/program/program.js'
import { listReports } from '../../../src/store/reports/corrections.js'
import { engines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { reported } from '../../support/site/a-report.js'
import { signedIn } from '../../support/site/signed-in.js'
import { useProgram, useSignedIn, useTownSite } from '../../support/site/use-site.js'

describe.each(engines)('what visitors say is wrong, while it waits (%s)', (engine) => {
  const site = useTownSite(engine)
  const program = useProgram(site)
  const ines = useSignedIn(site, 'reviewer')
  let code: string
  beforeEach(async () => {
    await site.database.pool.query('delete from reports')
    code = await reported(site, program.slug, 'It is <b>nine</b> hours.')
  })

  it('is counted whole where more wait than a page lists', async () => {
    await site.database.pool.query(
      `insert into reports (id, code_hash, identity, topic, words, sent_at) select gen_random_uuid(), 'n' || n, identity, topic, 'n', now() from reports, generate_series(1, 204) n`,
    )
    const { text } = await ines.get('/admin/reports').expect(200)
    expect(textOf(text)).toContain('Waiting: 205')
    expect(textOf(text)).toContain('The 200 that wait longest are shown.')
  })

  it('is on one page or another where more wait than a page lists, and pages keep what was asked for', async () => {
    await site.database.pool.query(
      `insert into reports (id, code_hash, identity, topic, words, sent_at) select gen_random_uuid(), 'n' || n, identity, topic, 'number ' || n, now() + n * interval '1 second' from reports, generate_series(1, 204) n`,
    )
    const first = (await ines.get('/admin/reports').expect(200)).text
    expect([first.includes('number 1<'), first.includes('number 204<')]).toEqual([true, false])
    expect(first).toContain('href="/admin/reports?page=2"')
    const second = (await ines.get('/admin/reports?page=2').expect(200)).text
    expect([second.includes('number 1<'), second.includes('number 204<')]).toEqual([false, true])
    const { rows } = await site.database.pool.query(
      'select id::text from programs where slug = $1',
      [program.slug],
    )
    expect((await ines.get(`/admin/reports?listing=${rows[0].id}`)).text).toContain(
      `href="/admin/reports?listing=${rows[0].id}&amp;page=2"`,
    )
  })

  it('is set aside with all others of its hour, words or listing in one decision, which whoever sent it reads and which lets new ones in', async () => {
    const other = site.catalogue.programs()[101] as Program
    const honest = await reported(site, other.slug, 'Their number is wrong.')
    await site.database.pool.query("update reports set sent_at = now() - interval '3 days'")
    await site.database.pool.query(
      `insert into reports (id, code_hash, identity, topic, words, sent_at) select gen_random_uuid(), 'n' || n, 'listing ' || n, 'closed', 'buy ' || n % 2, date_trunc('hour', now()) - interval '30 minutes' from generate_series(1, 5100) n`,
    )
    for (const n of [1, 2]) await reported(site, other.slug, `fits still ${n}`).catch(() => null)
    await expect(reported(site, other.slug, 'no room')).rejects.toThrow('full')
    const list = (await ines.get('/admin/reports').expect(200)).text
    expect(textOf(list)).toContain('Many came at once')
    expect(textOf(list)).toMatch(/5100 in the hour from/)
    expect(textOf(list)).toContain('2550 with the same words: “buy 1”')
    const [hour = ''] = /\/admin\/reports\?hour=[\dT-]+/.exec(list) ?? []
    const page = (await ines.get(hour).expect(200)).text
    const [, until = ''] = /name="until" value="([^"]+)"/.exec(page) ?? []
    expect(textOf(page)).toContain('Set all 5100 aside')
    const done = await ines.post(hour, { until }).expect(303)
    expect(textOf((await ines.get(String(done.headers['location']))).text)).toContain(
      '5100 reports were set aside.',
    )
    expect((await listReports(site.database)).open.map(({ words }) => words)).not.toContain('buy 1')
    expect(textOf((await site.get(`/reports/${honest}`)).text)).toContain(
      'Nobody has looked at it yet.',
    )
    await reported(site, other.slug, 'room again')

    await reported(site, program.slug, 'aside')
    const { rows } = await site.database.pool.query(
      'select id::text from programs where slug = $1',
      [program.slug],
    )
    await ines
      .post(`/admin/reports?listing=${rows[0].id}`, { until: new Date().toISOString() })
      .expect(303)
    expect(textOf((await site.get(`/reports/${code}`)).text)).toContain(
      'this was set aside and not checked',
    )
    const [left] = (await listReports(site.database)).open
    await ines
      .post(`/admin/reports?like=${left?.id}`, { until: new Date().toISOString() })
      .expect(303)
    expect((await listReports(site.database)).open.map(({ id }) => id)).not.toContain(left?.id)
  })

  it('is not set aside when it came after the page was made, nor by an address that asks for all', async () => {
    const { rows } = await site.database.pool.query(
      'select id::text from programs where slug = $1',
      [program.slug],
    )
    const until = new Date().toISOString()
    await site.database.pool.query("update reports set sent_at = now() + interval '1 second'")
    await ines.post(`/admin/reports?listing=${rows[0].id}`, { until }).expect(303)
    const late = new Date(Date.now() + 60_000).toISOString()
    for (const address of [
      '/admin/reports',
      '/admin/reports?listing=x',
      '/admin/reports?hour=2026-99-99T99',
      '/admin/reports?like=x',
    ])
      await ines.post(address, { until: late }).expect(400)
    for (const odd of ['', 'x'])
      await ines.post(`/admin/reports?listing=${rows[0].id}`, { until: odd }).expect(400)
    expect((await listReports(site.database)).open).toHaveLength(1)
  })

  it('is told of, with the way to it, on its listing and on the call sheet, and on no other', async () => {
    const editor = await signedIn(site)
    const idOf = async ({ slug }: Program): Promise<string> =>
      (await site.database.pool.query('select id::text from programs where slug = $1', [slug]))
        .rows[0].id
    const [id, other] = [await idOf(program), await idOf(site.catalogue.programs()[101] as Program)]
    await reported(site, program.slug, 'and one more')
    for (const who of [ines, editor])
      for (const address of [`/admin/listings/${id}`, `/admin/listings/${id}/call`]) {
        const { text } = await who.get(address).expect(200)
        expect(text).toContain(
          `<a href="/admin/reports?listing=${id}">2 reports of visitors on this listing wait</a>`,
        )
        expect((await who.get(address.replace(id, other)).expect(200)).text).not.toContain(
          '/admin/reports?listing',
        )
      }
    expect(textOf((await ines.get(`/admin/reports?listing=${id}`).expect(200)).text)).toContain(
      'Waiting: 2',
    )
    expect(textOf((await ines.get(`/admin/reports?listing=${other}`).expect(200)).text)).toContain(
      'Waiting: 0',
    )
  })
})
