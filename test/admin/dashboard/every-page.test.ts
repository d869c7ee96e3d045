import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import supertest from 'supertest'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { readListings } from '../../../src/store/listings/read-all.js'
import { freshDatabase, storyEngine } from '../../support/database/fresh-database.js'
import { auditHeaders } from '../../support/html/header-audit.js'
import { aPlan, manyNew } from '../../support/site/a-listing.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { sendFile } from '../../support/site/send-file.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

jest.setTimeout(180_000)

const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'valid-id': ['error', { relaxed: true }],
    'tel-non-breaking': 'off',
    // Rows of one form share a name: that is how it sends any of them.
    'form-dup-name': 'off',
  },
})

/** What must come out of a page as text, whatever field of a file it went in by. */
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '<%= 1 %>',
  '{{7*7}}',
  '=HYPERLINK("https://evil.example/","x")',
  '@SUM(1+1)',
  '+1-1',
  '\tcmd',
]
const addresses = [
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://user@evil.example/',
  'vbscript:x',
]
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

describe('pages about imports and history', () => {
  let site: Site
  let editor: SignedIn
  let draft: string
  let pages: string[]
  beforeAll(async () => {
    const database = await freshDatabase(storyEngine)
    await applyImport(database, aPlan(manyNew(60)), 'a test')
    site = await siteOver(database)
    editor = await signedIn(site)
    const columns = [
      'name',
      'organization',
      'level',
      'state',
      'source',
      'cost',
      'stated_as',
      'website',
      'intake_url',
      'page',
      'city',
      'slug',
      'identity',
    ]
    const line = (text: string, address: string, i: number): readonly string[] => [
      `Oak ${text}`,
      text,
      'iop',
      'OH',
      `https://example.org/${i}`,
      text,
      text,
      address,
      address,
      address,
      text,
      '',
      '',
    ]
    const rows = hostile.map((text, i) => line(text, addresses[i % addresses.length] as string, i))
    const known = (await readListings(database)).slice(0, 55)
    const changes = known.map(({ slug }, i) => [
      '',
      '',
      '',
      '',
      `https://example.org/c${i}`,
      hostile[i % hostile.length] as string,
      '',
      '',
      '',
      '',
      '',
      slug,
      '',
    ])
    const file = [columns, ...rows, ...changes]
      .map((cells) => cells.map(quoted).join(','))
      .join('\n')
    const send = () =>
      sendFile(site, editor, { name: '"><img src=x onerror=alert(1)>.csv', bytes: file }).expect(
        303,
      )
    const first = (await send()).headers['location'] as string
    const mark = / name="mark" value="([^"]+)"/.exec((await editor.get(first)).text)?.[1] ?? ''
    const run = (await editor.post(`${first}/apply`, { mark, publish: 'yes' }).expect(303)).headers[
      'location'
    ] as string
    draft = (
      await sendFile(site, editor, {
        name: 'b.csv',
        bytes: file.replaceAll('example.org', 'example.com'),
      }).expect(303)
    ).headers['location'] as string
    const { rows: changed } = await database.pool.query(
      'select id from history order by id desc limit 1',
    )
    const { rows: added } = await database.pool.query(
      `select id from history where change ->> 'kind' = 'new' order by id desc limit 1`,
    )
    const { rows: programs } = await database.pool.query(
      'select id from programs order by id limit 1',
    )
    pages = [
      '/admin/imports',
      draft,
      ...['new', 'changed', 'changed&page=2', 'absent', 'conflicts', 'problems'].map(
        (group) => `${draft}?group=${group}`,
      ),
      run,
      `${run}?page=2`,
      '/admin/history',
      '/admin/history?kind=changed&page=2',
      '/admin/history?kind=paused',
      `/admin/history/${changed[0].id}`,
      `/admin/history/${added[0].id}`,
      `/admin/listings/${programs[0].id}/history`,
      `/admin/listings/${programs[0].id}/history?from=0&to=9999`,
    ]
  })
  afterAll(() => site.close())

  it('are valid HTML with strict headers, and hold nothing of a file but as text', async () => {
    for (const address of pages) {
      const answer = await editor.get(address).expect(200)
      const { results } = await html.validateString(answer.text)
      const wrong = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`),
      )
      expect({ address, wrong }).toEqual({ address, wrong: [] })
      expect(answer.text).not.toMatch(/<(?:script|img|svg)|href="\s*(?:javascript|data|vbscript)/i)
      expect(auditHeaders(answer, false).filter((text) => !/referrer/i.test(text))).toEqual([])
    }
  })

  it('are pages of fifty, with the whole said', async () => {
    const { text } = await editor.get(`${draft}?group=changed`)
    expect(text.match(/type="checkbox"/g)).toHaveLength(50)
    expect(text.includes('Changed programs: 55')).toBe(true)
  })

  it('let nobody in without a session', async () => {
    for (const address of pages)
      expect((await site.get(address)).headers['location']).toBe(
        `/admin/sign-in?to=${encodeURIComponent(address)}`,
      )
    for (const address of [
      `${draft}/apply`,
      `${draft}/drop`,
      draft,
      '/admin/imports',
      '/admin/history/1/revert',
    ])
      expect([address, (await supertest(site.app).post(address)).status]).toEqual([address, 403])
  })

  it('never answer 500, whatever a form sends', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((all) => Buffer.from(all)),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc
        .array(
          fc.array(
            fc.constantFrom(
              'name',
              'level',
              'name1',
              'iop',
              'OH',
              '"',
              '\u0000',
              'https://example.org/',
              '=1',
              '\r',
              '',
            ),
            { maxLength: 6 },
          ),
          { maxLength: 6 },
        )
        .map((lines) => Buffer.from(lines.map((cells) => cells.join(',')).join('\n'))),
    )
    const type = fc.constantFrom(
      'multipart/form-data; boundary=xx',
      'multipart/form-data',
      'multipart/form-data; boundary=""',
      'application/x-www-form-urlencoded',
      'text/csv',
      '',
    )
    const part = (name: string, body: Buffer, more = ''): Buffer =>
      Buffer.concat([
        Buffer.from(`--xx\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`),
        body,
        Buffer.from('\r\n'),
      ])
    const body = fc.oneof(
      bytes,
      fc
        .tuple(
          bytes,
          fc.constantFrom('a.csv', '../../etc/passwd', 'samhsa-su-2024.csv', '', '\u202e'),
        )
        .map(([file, name]) =>
          Buffer.concat([
            part('token', Buffer.from(editor.token)),
            part('file', file, `; filename="${name}"`),
            Buffer.from('--xx--\r\n'),
          ]),
        ),
      bytes.map((file) =>
        Buffer.concat([
          part('token', Buffer.from(editor.token)),
          part('file', file, '; filename="a'),
          Buffer.from('--xx'),
        ]),
      ),
    )
    await fc.assert(
      fc.asyncProperty(type, body, async (contentType, sent) => {
        const answer = await editor
          .post('/admin/imports')
          .set('Content-Type', contentType)
          .send(sent as unknown as string)
        expect(answer.status).toBeLessThan(500)
        expect(answer.text ?? '').not.toMatch(/node_modules|\.[jt]s:\d|SELECT |PGlite/)
      }),
      { numRuns: 150 },
    )
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('', '0', '-1', '\u0000', '__proto__', 'all', 'rows'),
    )
    const id = draft.split('/').at(-1) ?? ''
    const target = fc.constantFrom(
      draft,
      `${draft}?group=new`,
      `${draft}?group=x&page=z`,
      `${draft}/apply`,
      '/admin/imports/drafts/x',
      `/admin/imports/${id}/undo`,
      '/admin/history/1/revert',
    )
    const key = fc.constantFrom(
      'row',
      'take',
      'choose',
      'mark',
      'publish',
      'reason',
      'version',
      '__proto__',
      'a[b]',
    )
    await fc.assert(
      fc.asyncProperty(
        target,
        fc.array(fc.tuple(key, odd), { maxLength: 6 }),
        async (address, pairs) => {
          const fields: Record<string, string> = {}
          for (const [name, value] of pairs)
            if (name !== '__proto__') fields[name] = value.isWellFormed() ? value : ''
          expect((await editor.post(address, fields)).status).toBeLessThan(500)
        },
      ),
      { numRuns: 100 },
    )
  })
})
