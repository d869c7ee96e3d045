import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from '@jest/globals'
import { decideReport, listReports } from '../../../src/store/reports/corrections.js'
import { scheduleRetention } from '../../../src/store/reports/retention.js'
import { storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { OURS, sendReport } from '../../support/site/a-report.js'
import { useProgram, useTownSite } from '../../support/site/use-site.js'

describe.each(storyEngines)('a report that a listing is wrong (%s)', (engine) => {
  const site = useTownSite(engine)
  const program = useProgram(site)
  const send = (fields: Readonly<Record<string, string>>, headers = OURS) =>
    sendReport(site, program.slug, fields, headers)
  beforeEach(() => site.database.pool.query('delete from reports'))

  it('gets a receipt that says what became of it, and nothing that was written', async () => {
    const sent = await send({
      topic: 'contact',
      words: 'Their number is 614-555-0142 now.',
    }).expect(303)
    const receipt = String(sent.headers['location'])
    expect(receipt).toMatch(/^\/reports\/[2-9a-z]{5}(?:-[2-9a-z]{5}){4}$/)
    const open = await site.get(receipt).expect(200)
    expect(textOf(open.text)).toContain('Nobody has looked at it yet.')
    expect(open.text).toContain(`href="/programs/${program.slug}"`)
    expect(open.text).not.toContain('555-0142')
    const [kept] = (await listReports(site.database)).open
    expect(kept).toMatchObject({
      topic: 'contact',
      words: 'Their number is 614-555-0142 now.',
      listing: { name: program.name },
      decided: null,
    })
    await decideReport(site.database, String(kept?.id), {
      outcome: 'stands',
      answer: 'We called: the number is right.',
      by: 'rosa@harbor.example',
      others: false,
    })
    const closed = textOf(
      (await site.get(receipt.toUpperCase().replace('/REPORTS', '/reports')).expect(200)).text,
    )
    expect(closed).toContain('The listing stands as it is.')
    expect(closed).toContain('They say: “We called: the number is right.”')
    expect(closed).not.toContain('rosa')
  })

  it('is kept with nothing that says who sent it: no address, no browser, and of the receipt only a hash', async () => {
    const words = 'They moved to Elm Street.'
    const sent = await send(
      { topic: 'closed', words },
      { ...OURS, 'User-Agent': 'a browser of somebody', 'X-Forwarded-For': '203.0.113.9' },
    )
    const receipt = String(sent.headers['location'])
    const code = receipt.split('/').at(-1) as string
    const { rows } = await site.database.pool.query('select * from reports')
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${code}|203\\.0|127\\.0|::1|browser`))
    await site.get(receipt).expect(200)
    expect(site.lines.filter((line) => line.includes('/reports/:code'))).not.toEqual([])
    expect(site.lines.join('\n')).not.toMatch(new RegExp(`${code}|Elm Street|203\\.0`))
  })

  it('gets a code of 112 bits or more, of letters that nobody mistakes, and no other than theirs is found', async () => {
    const codes: string[] = []
    for (let i = 0; i < 10; i++)
      codes.push(
        String((await send({ topic: 'closed', words: '' })).headers['location']).replace(
          '/reports/',
          '',
        ),
      )
    for (const code of codes)
      expect(code.replace(/-/g, '').length * Math.log2(30)).toBeGreaterThanOrEqual(112)
    expect(new Set(codes).size).toBe(10)
    expect(codes.join('')).not.toMatch(/[01ilou]/)
    const [first = ''] = codes
    await site.get(`/reports/${first}`).expect(200)
    for (const other of [
      first.slice(0, 11),
      first.slice(0, -6),
      `${first}-22222`,
      first.replace(/.$/, (last) => (last === '2' ? '3' : '2')),
    ])
      await site.get(`/reports/${other}`).expect(404)
  })

  it('finds what was reported under a code of two groups, as they were given before', async () => {
    await send({ topic: 'closed', words: '' }).expect(303)
    const hash = createHash('sha256').update('k7m2p-x9qrt').digest('base64url')
    await site.database.pool.query('update reports set code_hash = $1', [hash])
    await site.get('/reports/k7m2p-x9qrt').expect(200)
    await site.get('/reports/K7M2P-X9QRT').expect(200)
  })

  it('is told to nobody and deleted 90 days after somebody has looked, whether or not anybody writes again, and never before', async () => {
    const receipts: string[] = []
    for (const words of ['old', 'waits'])
      receipts.push(
        String((await send({ topic: 'closed', words }).expect(303)).headers['location']),
      )
    for (const { id, words } of (await listReports(site.database)).open)
      if (words === 'old')
        await decideReport(site.database, id, {
          outcome: 'mended',
          answer: null,
          by: 'x',
          others: false,
        })
    const words = async () =>
      (await site.database.pool.query('select words from reports order by words')).rows.map(
        (row) => row.words,
      )
    const at = (days: number) =>
      site.database.pool.query(
        `update reports set decided_at = now() - interval '${days} days' where decided_at is not null`,
      )
    const forget = () => scheduleRetention(site.database, () => {}).stop()

    await site.database.pool.query(`update reports set sent_at = now() - interval '170 days'`)
    await at(89)
    await forget()
    expect(await words()).toEqual(['old', 'waits'])
    await at(91)
    for (const [i, status] of [404, 200].entries())
      await site.get(String(receipts[i])).expect(status)
    expect((await listReports(site.database)).decided).toEqual([])
    await forget()
    expect(await words()).toEqual(['waits'])
  })

  it('that nobody looks at loses its words after 180 days, which its receipt says, and is forgotten after 360', async () => {
    const receipt = String(
      (await send({ topic: 'closed', words: 'nobody looks' }).expect(303)).headers['location'],
    )
    expect(textOf((await site.get(receipt)).text)).toContain(
      '180 days after you sent it in any case',
    )
    const sentBefore = (days: number) =>
      site.database.pool.query(`update reports set sent_at = now() - interval '${days} days'`)
    const forget = () => scheduleRetention(site.database, () => {}).stop()
    const kept = async () =>
      (await site.database.pool.query('select words from reports')).rows.map((row) => row.words)
    await sentBefore(179)
    await forget()
    expect([await kept(), (await listReports(site.database)).open[0]?.words]).toEqual([
      ['nobody looks'],
      'nobody looks',
    ])
    await sentBefore(181)
    expect((await listReports(site.database)).open[0]?.words).toBe('')
    expect(textOf((await site.get(receipt).expect(200)).text)).toContain(
      'Nobody looked at it within 180 days. What you wrote is deleted',
    )
    await forget()
    expect(await kept()).toEqual([''])
    for (let n = 0; n < 20; n++) await send({ topic: 'closed', words: `${n}` }).expect(303)
    await sentBefore(361)
    await site.get(receipt).expect(404)
    await forget()
    expect(await kept()).toEqual([])
  })
})
