import { once } from 'node:events'
import { connect } from 'node:net'
import { beforeEach, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { LONGEST_REPORT } from '../../../src/catalog/editing/correction.js'
import type { Program } from '../../../src/catalog/program/program.js'
import { listReports } from '../../../src/store/reports/corrections.js'
import { listen } from '../../../src/web/http/http-server.js'
import { describeServer, storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { until } from '../../support/process/child.js'
import { holdClock } from '../../support/process/hold-clock.js'
import { OURS, sendReport } from '../../support/site/a-report.js'
import { openTownSite } from '../../support/site/open-site.js'
import { signedIn } from '../../support/site/signed-in.js'
import { useProgram, useTownSite } from '../../support/site/use-site.js'

describe.each(storyEngines)('a visitor says that a listing is wrong (%s)', (engine) => {
  const site = useTownSite(engine)
  const program = useProgram(site)
  const address = () => `/programs/${program.slug}/report`
  const send = (fields: Readonly<Record<string, string>>, headers = OURS) =>
    sendReport(site, program.slug, fields, headers)
  beforeEach(() => site.database.pool.query('delete from reports'))

  it('finds the form from the program’s page, and is told what not to write', async () => {
    expect((await site.get(`/programs/${program.slug}`)).text).toContain(`href="${address()}"`)
    const { text } = await site.get(address()).expect(200)
    expect(textOf(text)).toContain(`What is wrong with ${program.name}?`)
    expect(textOf(text)).toContain('no names, no health')
  })

  it.each([
    [{ topic: '', words: 'x' }, 'Choose what is wrong.'],
    [{ topic: 'gold', words: 'x' }, 'Choose what is wrong.'],
    [{ topic: 'other', words: ' ' }, 'Say what is wrong.'],
    [{ topic: 'hours', words: 'x'.repeat(LONGEST_REPORT + 1) }, 'Use at most 1,000 letters'],
    [{ topic: 'hours', words: 'a\u202eb' }, 'If something was pasted, please type it'],
  ])('hears what is missing, and loses nothing that was typed: %o', async (fields, sentence) => {
    const { text } = await send(fields).expect(422)
    expect(textOf(text)).toContain(sentence)
    expect(text).toContain(fields.words.trim())
    if (fields.topic === 'hours' || fields.topic === 'other')
      expect(text).toMatch(new RegExp(`value="${fields.topic}" checked`))
    expect((await listReports(site.database)).open).toEqual([])
  })

  it('shows what was typed as text, never as a page', async () => {
    const { text } = await send({ words: '</textarea><script>alert(1)</script>' }).expect(422)
    expect(text).not.toContain('<script>alert')
  })

  it.each([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
    [
      'from a page of a neighbor',
      { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.example.org' },
    ],
    ['from an old browser on another site', { Origin: 'https://other.example.org' }],
    ['by what names no site at all', {}],
  ])('is refused %s', async (_, headers) => {
    await send({ topic: 'closed', words: '' }, headers).expect(403)
    expect((await listReports(site.database)).open).toEqual([])
  })

  it('is taken from an old browser that only names our own site', async () => {
    await send(
      { topic: 'closed', words: '' },
      { Host: 'iop.example.org', Origin: 'http://iop.example.org' },
    ).expect(303)
  })

  it('is not taken when as many wait as can be read, and says so', async () => {
    for (let n = 0; n < 20; n++) await send({ topic: 'closed', words: `${n}` }).expect(303)
    const refused = await send({ topic: 'closed', words: 'one too many' }).expect(503)
    expect(refused.headers['retry-after']).toBe('86400')
    expect(textOf(refused.text)).toContain('More waits for our editors than they can read')
    expect(refused.text).toContain('one too many')
    expect((await listReports(site.database)).open).toHaveLength(20)
  })

  it('is taken on every listing, however many wait for others', async () => {
    await site.database.pool.query(
      `insert into reports (id, code_hash, identity, topic, words, sent_at) select gen_random_uuid(), 'n' || n, 'other ' || n, 'closed', '', now() from generate_series(1, 5000) n`,
    )
    await send({ topic: 'closed', words: 'the first' }).expect(303)
    await send({ topic: 'closed', words: 'the second' }).expect(303)
    await send({ topic: 'closed', words: 'a third' }).expect(503)
  })

  it('is taken also where the program’s address has changed while somebody typed, and its receipt leads to the new one', async () => {
    const moving = site.catalogue.programs()[120] as Program
    const editor = await signedIn(site)
    const { rows } = await site.database.pool.query('select id from programs where slug = $1', [
      moving.slug,
    ])
    const listing = `/admin/listings/${rows[0].id}`
    const [, version = ''] =
      /name="version" value="(\d+)"/.exec((await editor.get(listing)).text) ?? []
    await editor
      .post(listing, {
        version,
        name: 'Quiet Elm House',
        level: moving.level,
        'source.method': 'phone',
      })
      .expect(303)
    await site.catalogue.catchUp()
    const moved = site.catalogue.movedTo(moving.slug)
    expect(moved).toMatch(/^quiet-elm-house-/)
    const words = 'They moved'
    const again = await sendReport(site, moving.slug, { words }).expect(422)
    for (const part of [words, `action="/programs/${moved}/report"`])
      expect(again.text).toContain(part)
    const sent = await sendReport(site, moving.slug, { topic: 'closed', words }).expect(303)
    expect((await site.get(String(sent.headers['location']))).text).toContain(
      `href="/programs/${moved}"`,
    )
  })

  it('is given back where the database does not know the listing yet', async () => {
    await site.database.pool.query('update programs set slug = slug || $2 where slug = $1', [
      program.slug,
      '-away',
    ])
    const refused = await send({ topic: 'closed', words: 'still here' }).expect(503)
    expect([refused.headers['retry-after'], refused.text.includes('still here')]).toEqual([
      '5',
      true,
    ])
    await site.database.pool.query('update programs set slug = $1 where slug = $1 || $2', [
      program.slug,
      '-away',
    ])
  })

  it('of somebody who breaks off is no error of ours', async () => {
    const door = await listen(site.app, { port: 0, host: '127.0.0.1' })
    const from = site.lines.length
    const socket = connect(door.port, '127.0.0.1')
    await once(socket, 'connect')
    const head = [
      'Host: a',
      'Sec-Fetch-Site: same-origin',
      'Content-Type: application/x-www-form-urlencoded',
      'Content-Length: 900',
    ]
    socket.write(`POST ${address()} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\ntopic=closed`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    socket.destroy()
    await until(async () => site.lines.length > from, 10)
    await door.stop()
    expect(site.lines.slice(from).filter((line) => line.includes('"level":"error"'))).toEqual([])
  })

  it('is 404 where there is no such listing or receipt', async () => {
    await sendReport(site, 'nobody-here-aaaa', { topic: 'closed' }).expect(404)
    await site.get('/programs/nobody-here-aaaa/report').expect(404)
    for (const code of ['nothing', '22222-22222', "'--", '%00'])
      await site.get(`/reports/${code}`).expect(404)
  })

  it.each([
    ['not a form', 'application/json', '{}', 400],
    ['too long', 'application/x-www-form-urlencoded', `words=${'x'.repeat(17_000)}`, 413],
    ['too many fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(11), 413],
  ])('refuses what is %s', async (_, type, body, status) => {
    await supertest(site.app)
      .post(address())
      .set(OURS)
      .set('Content-Type', type)
      .send(body)
      .expect(status)
  })

  it('slows down one address that sends many, and keeps what was typed', async () => {
    const letRun = holdClock()
    const busy = await openTownSite(engine, { RATE_LIMIT: '600' })
    const other = busy.catalogue.programs()[5] as Program
    const post = (words: string) => sendReport(busy, other.slug, { topic: 'closed', words })
    for (let n = 0; n < 5; n++) await post(`${n}`).expect(303)
    const many = await post('a sixth within a minute').expect(429)
    expect(Number(many.headers['retry-after'])).toBeGreaterThan(0)
    expect(many.text).toContain('a sixth within a minute')
    await busy.close()
    letRun()
  })

  it.each([
    ['a /64 of IPv6', (n: number) => `2001:db8:1:2:${n.toString(16)}::1`, 5],
    ['a /48 of IPv6', (n: number) => `2001:db8:1:${n.toString(16)}::1`, 10],
    ['one IPv4 address, with ports', (n: number) => `192.0.2.1:${4000 + n}`, 5],
  ])(
    'is taken from others, on the same listing and any other, after %s did its worst',
    async (_, from, most) => {
      const letRun = holdClock()
      const busy = await openTownSite(engine, { RATE_LIMIT: '600', TRUST_PROXY: '1' })
      const programs = busy.catalogue.programs().slice(0, 40)
      const post = async ({ slug }: Program, ip: string): Promise<number> =>
        (await sendReport(busy, slug, { topic: 'closed' }, { ...OURS, 'X-Forwarded-For': ip }))
          .status
      const waiting = async (): Promise<readonly number[]> =>
        (
          await busy.database.pool.query(
            'select count(*)::int as count from reports group by identity order by count desc',
          )
        ).rows.map(({ count }) => count)
      for (let n = 0; n < 30; n++) await post(programs[0] as Program, from(n))
      expect(await waiting()).toEqual([most])
      for (const [n, program] of programs.entries()) await post(program, from(n))
      expect((await waiting()).reduce((sum, count) => sum + count, 0)).toBe(most)
      for (const program of [programs[0], programs[39]] as Program[])
        expect(await post(program, '2001:db8:2:2::1')).toBe(303)
      await busy.close()
      letRun()
    },
  )
})

describeServer('a report while the database is away', () => {
  it('is given back with every word, and the receipt says that it may be asked for again', async () => {
    const site = await openTownSite('server')
    const { slug } = site.catalogue.programs()[5] as Program
    await site.catalogue.stop()
    await site.database.close()
    const refused = await sendReport(site, slug, { topic: 'closed', words: 'still here' })
    expect([
      refused.status,
      refused.headers['retry-after'],
      refused.text.includes('still here'),
    ]).toEqual([503, '5', true])
    const receipt = await site.get('/reports/22222-22222')
    expect([receipt.status, receipt.headers['retry-after']]).toEqual([503, '5'])
  })
})
