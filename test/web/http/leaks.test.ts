import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import type { Program } from '../../../src/catalog/program/program.js'
import { storyEngines } from '../../support/database/fresh-database.js'
import { addressesOf } from '../../support/site/addresses.js'
import { openBrowser } from '../../support/site/at-the-door.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

/**
 * Put wherever somebody who is not signed in can write; it may come back to them on a page, and be
 * nowhere else.
 */
const canary = 'canary93ab'

describe.each(storyEngines)('what a visitor sends, on the %s engine', (engine) => {
  let site: Site
  beforeAll(async () => {
    site = await openTownSite(engine)
  })
  afterAll(() => site.close())

  const headers = {
    'User-Agent': canary,
    Referer: `https://example.org/${canary}`,
    Cookie: `a=${canary}; ${canary}=1`,
    'X-Forwarded-For': canary,
    'X-Forwarded-Host': `${canary}.example`,
    Forwarded: `for=${canary}`,
    'X-Request-Id': canary,
    Authorization: `Bearer ${canary}`,
    'Accept-Language': canary,
    'If-None-Match': `"${canary}"`,
    [`X-${canary}`]: '1',
  }
  const tables = async (): Promise<readonly string[]> =>
    (
      await site.database.pool.query<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'public'",
      )
    ).rows.map(({ name }) => name)
  const rowsWith = async (table: string): Promise<number> =>
    (
      await site.database.pool.query<{ n: number }>(
        `select count(*)::int as n from "${table}" t where t::text ilike '%${canary}%'`,
      )
    ).rows[0]?.n ?? -1

  it('comes back in no header, and makes no address of ours its own', async () => {
    const odd = [
      `/${canary}`,
      `/programs/${canary}`,
      `/assets/${canary}.css`,
      `/api/v1/programs/${canary}`,
      `/${canary}%`,
      `/${canary.repeat(800)}`,
    ]
    for (const address of [...(await addressesOf(site)).map((one) => one.split('?')[0]), ...odd]) {
      const query = `q=${canary}&near=${canary}&program=${canary}&rows=${canary}&text=${canary}&field=q&since=${canary}&${canary}=1`
      const answer = await supertest(site.app)
        .get(`${address}?${query}`)
        .set(headers)
        .set('Host', `${canary}.example`)
      expect({ address, headers: JSON.stringify(answer.headers).includes(canary) }).toEqual({
        address,
        headers: false,
      })
      expect({ address, host: answer.text.includes(`${canary}.example`) }).toEqual({
        address,
        host: false,
      })
      await supertest(site.app)
        .post(`${address}?${query}`)
        .set(headers)
        .type('form')
        .send({ q: canary })
    }
  })

  it('at the door of editors is let go as well', async () => {
    const browser = openBrowser(site)
    for (const fields of [
      { email: `${canary}@example.org`, password: canary.repeat(2), code: canary },
      { email: canary, password: canary, code: '123456', [canary]: canary },
    ])
      expect((await browser.fill('/admin/sign-in', fields)).status).toBeLessThan(500)
    for (const address of [
      `/admin/${canary}`,
      `/admin/join/${canary}`,
      `/admin/listings?q=${canary}`,
    ])
      await browser.get(address)
  })

  it('with a report is let go as well, but its words', async () => {
    const ours = { ...headers, 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }
    const { slug } = site.catalogue.programs()[100] as Program
    const post = (fields: Readonly<Record<string, string>>) =>
      supertest(site.app)
        .post(`/programs/${slug}/report?q=${canary}`)
        .set(ours)
        .type('form')
        .send(new URLSearchParams(fields).toString())
    const words = { topic: 'contact', words: `Their number is wrong, ${canary}`, [canary]: canary }
    expect((await post({ ...words, topic: canary })).status).toBe(422)
    const { headers: sent } = await post(words).expect(303)
    expect((await site.get(`${sent['location']}?q=${canary}`)).text).not.toContain(canary)
    const { rows } = await site.database.pool.query(
      `select * from reports where words like '%${canary}%'`,
    )
    expect(rows).toHaveLength(1)
    expect(JSON.stringify({ ...rows[0], words: '' })).not.toContain(canary)
    await site.database.pool.query('delete from reports')
    await post({ topic: 'contact', words: 'The number is wrong.' }).expect(303)
    // Also where it cannot be kept: only whoever wrote it gets it back, if anybody.
    await site.database.pool.query('alter table reports rename to reports_away')
    const failed = await post(words)
    await site.database.pool.query('alter table reports_away rename to reports')
    expect(failed.status).toBeGreaterThanOrEqual(500)
    expect(failed.text).not.toMatch(/relation|insert|select/i)
  })

  it('is in no row of any table', async () => {
    const names = await tables()
    expect(names).toEqual(
      expect.arrayContaining([
        'throttles',
        'sessions',
        'history',
        'editors',
        'publications',
        'reports',
      ]),
    )
    const found = []
    for (const table of names) found.push([table, await rowsWith(table)])
    expect(found).toEqual(names.map((table) => [table, 0]))
    // The question would find it.
    await site.database.pool.query(
      `insert into organizations (key, name) values ('${canary}', 'x')`,
    )
    expect(await rowsWith('organizations')).toBe(1)
  })

  it('is in no line of the log, also when a query fails with it', async () => {
    await site.database.pool.query('alter table throttles rename to throttles_away')
    const answer = await openBrowser(site).fill('/admin/sign-in', {
      email: `${canary}@example.org`,
      password: canary.repeat(2),
      code: canary,
    })
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(answer.text).not.toContain(canary)
    expect(answer.text).not.toMatch(/throttles|relation|select/i)
    expect(site.lines.length).toBeGreaterThan(60)
    expect(site.lines.filter((line) => line.includes(canary))).toEqual([])
    expect(site.lines.filter((line) => line.includes('"level":"error"'))).not.toEqual([])
  })
})
