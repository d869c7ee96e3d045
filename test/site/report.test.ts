import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import type { Program } from '../../src/catalog/program.js'
import { LONGEST_REPORT } from '../../src/catalog/report.js'
import { decideReport, listReports } from '../../src/store/reports.js'
import { describeServer, engines } from '../support/fresh-database.js'
import { textOf } from '../support/html.js'
import { openSite, type Site } from '../support/open-site.js'

const OURS = { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }

describe.each(engines)('a visitor says that a listing is wrong (%s)', (engine) => {
  let site: Site
  let program: Program
  const address = () => `/programs/${program.slug}/report`
  const send = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = OURS) =>
    supertest(site.app).post(address()).set(headers).type('form').send(new URLSearchParams(fields).toString())
  beforeAll(async () => {
    site = await openSite(engine)
    program = site.house.programs()[1000] as Program
  })
  beforeEach(() => site.database.pool.query('delete from reports'))
  afterAll(() => site.close())

  it('finds the form from the program’s page, and is told what not to write', async () => {
    expect((await site.get(`/programs/${program.slug}`)).text).toContain(`href="${address()}"`)
    const { text } = await site.get(address()).expect(200)
    expect(textOf(text)).toContain(`What is wrong with ${program.name}?`)
    expect(textOf(text)).toContain('no names, no health')
  })

  it('gets a receipt that says what became of it, and nothing that was written', async () => {
    const sent = await send({ topic: 'contact', words: 'Their number is 614-555-0142 now.' }).expect(303)
    const receipt = String(sent.headers['location'])
    expect(receipt).toMatch(/^\/reports\/[2-9a-z]{5}-[2-9a-z]{5}$/)
    const open = await site.get(receipt).expect(200)
    expect(textOf(open.text)).toContain('Nobody has looked at it yet.')
    expect(open.text).toContain(`href="/programs/${program.slug}"`)
    expect(open.text).not.toContain('555-0142')
    const [kept] = (await listReports(site.database)).open
    expect(kept).toMatchObject({ topic: 'contact', words: 'Their number is 614-555-0142 now.', listing: { name: program.name }, decided: null })
    await decideReport(site.database, String(kept?.id), 'stands', 'We called: the number is right.', 'rosa@harbor.example')
    const closed = textOf((await site.get(receipt.toUpperCase().replace('/REPORTS', '/reports')).expect(200)).text)
    expect(closed).toContain('The listing stands as it is.')
    expect(closed).toContain('They say: “We called: the number is right.”')
    expect(closed).not.toContain('rosa')
  })

  it('is kept with nothing that says who sent it: no address, no browser, and of the receipt only a hash', async () => {
    const sent = await send({ topic: 'closed', words: '' }, { ...OURS, 'User-Agent': 'a browser of somebody', 'X-Forwarded-For': '203.0.113.9' })
    const code = String(sent.headers['location']).split('/').at(-1) as string
    const { rows } = await site.database.pool.query('select * from reports')
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${code}|203\\.0|127\\.0|::1|browser`))
    expect(site.lines.join('\n')).not.toMatch(new RegExp(code))
  })

  it.each([
    [{ topic: '', words: 'x' }, 'Choose what is wrong.'],
    [{ topic: 'gold', words: 'x' }, 'Choose what is wrong.'],
    [{ topic: 'other', words: ' ' }, 'Say what is wrong.'],
    [{ topic: 'hours', words: 'x'.repeat(LONGEST_REPORT + 1) }, 'Use at most 1,000 letters'],
    [{ topic: 'hours', words: 'a\u202eb' }, 'Use at most 1,000 letters'],
  ])('hears what is missing, and loses nothing that was typed: %o', async (fields, sentence) => {
    const { text } = await send(fields).expect(422)
    expect(textOf(text)).toContain(sentence)
    expect(text).toContain(fields.words.trim())
    if (fields.topic === 'hours' || fields.topic === 'other') expect(text).toMatch(new RegExp(`value="${fields.topic}" checked`))
    expect((await listReports(site.database)).open).toEqual([])
  })

  it('shows what was typed as text, never as a page', async () => {
    const { text } = await send({ words: '</textarea><script>alert(1)</script>' }).expect(422)
    expect(text).not.toContain('<script>alert')
  })

  it.each([
    ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
    ['from a page of a neighbor', { 'Sec-Fetch-Site': 'same-site', Origin: 'https://other.example.org' }],
    ['from an old browser on another site', { Origin: 'https://other.example.org' }],
    ['by what names no site at all', {}],
  ])('is refused %s', async (_, headers) => {
    await send({ topic: 'closed', words: '' }, headers).expect(403)
    expect((await listReports(site.database)).open).toEqual([])
  })

  it('is taken from an old browser that only names our own site', async () => {
    await send({ topic: 'closed', words: '' }, { Host: 'iop.example.org', Origin: 'http://iop.example.org' }).expect(303)
  })

  it('is not taken when as many wait as can be read, and says so', async () => {
    for (let n = 0; n < 20; n++) await send({ topic: 'closed', words: `${n}` }).expect(303)
    const refused = await send({ topic: 'closed', words: 'one too many' }).expect(503)
    expect(refused.headers['retry-after']).toBe('86400')
    expect(textOf(refused.text)).toContain('More waits for our editors than they can read')
    expect(refused.text).toContain('one too many')
    expect((await listReports(site.database)).open).toHaveLength(20)
  })

  it('is deleted 90 days after somebody has looked, and never before', async () => {
    await send({ topic: 'closed', words: 'old' }).expect(303)
    await send({ topic: 'closed', words: 'waits' }).expect(303)
    for (const { id, words } of (await listReports(site.database)).open)
      if (words === 'old') await decideReport(site.database, id, 'mended', null, 'x')
    await site.database.pool.query(`update reports set sent_at = now() - interval '400 days', decided_at = decided_at - interval '91 days'`)
    await send({ topic: 'closed', words: 'new' }).expect(303)
    const { open, decided } = await listReports(site.database)
    expect([open.map(({ words }) => words), decided]).toEqual([['waits', 'new'], []])
  })

  it('is 404 where there is no such listing or receipt', async () => {
    await supertest(site.app).post('/programs/nobody-here-aaaa/report').set(OURS).type('form').send('topic=closed').expect(404)
    await site.get('/programs/nobody-here-aaaa/report').expect(404)
    for (const code of ['nothing', '22222-22222', "'--", '%00']) await site.get(`/reports/${code}`).expect(404)
  })

  it.each([
    ['not a form', 'application/json', '{}', 400],
    ['too long', 'application/x-www-form-urlencoded', `words=${'x'.repeat(17_000)}`, 413],
    ['too many fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(11), 413],
  ])('refuses what is %s', async (_, type, body, status) => {
    await supertest(site.app).post(address()).set(OURS).set('Content-Type', type).send(body).expect(status)
  })

  it('slows down one address that sends many, and keeps what was typed', async () => {
    const busy = await openSite(engine, { RATE_LIMIT: '600' })
    const other = busy.house.programs()[5] as Program
    const post = (words: string) =>
      supertest(busy.app)
        .post(`/programs/${other.slug}/report`)
        .set(OURS)
        .type('form')
        .send(new URLSearchParams({ topic: 'closed', words }).toString())
    for (let n = 0; n < 5; n++) await post(`${n}`).expect(303)
    const many = await post('a sixth within a minute').expect(429)
    expect(Number(many.headers['retry-after'])).toBeGreaterThan(0)
    expect(many.text).toContain('a sixth within a minute')
    await busy.close()
  })
})

describeServer('a report while the database is away', () => {
  it('is given back with every word, and the receipt says that it may be asked for again', async () => {
    const site = await openSite('server')
    const { slug } = site.house.programs()[5] as Program
    await site.house.stop()
    await site.database.close()
    const refused = await supertest(site.app).post(`/programs/${slug}/report`).set(OURS).type('form').send('topic=closed&words=still+here')
    expect([refused.status, refused.headers['retry-after'], refused.text.includes('still here')]).toEqual([503, '5', true])
    const receipt = await site.get('/reports/22222-22222')
    expect([receipt.status, receipt.headers['retry-after']]).toEqual([503, '5'])
  })
})
