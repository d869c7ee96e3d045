import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { toListingForm } from '../../../src/admin/listing-form/form.js'
import { factKeys } from '../../../src/catalog/program/fact-schemas.js'
import { readRecord } from '../../../src/store/listings/record.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { aListing } from '../../support/site/a-listing.js'
import { identityIn, idIn, sourced, tenFacts, versionIn } from '../../support/site/listing-html.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  '</textarea><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://example.org',
  'data:text/html,<script>alert(1)</script>',
  '{{constructor.constructor("alert(1)")()}}',
  '<%= process.env %>',
  '&lt;script&gt;',
]
/** Text fields that keep what is typed, and those that keep an address. */
const textFields = [
  'name',
  'organization',
  'reason',
  'cost',
  'location.street',
  'location.city',
  'area.city',
  'hours.said.words',
  'phone.said.words',
]
const addressFields = ['website', 'intake.url', 'source.url', 'hours.said.url']

describe('odd forms', () => {
  let site: Site
  let editor: SignedIn
  let id: string
  const made = async (): Promise<string> => {
    const identity = identityIn((await editor.get('/admin/listings/new')).text)
    return idIn(
      (await editor.post('/admin/listings/new', { version: '', identity, ...tenFacts, ...sourced }))
        .headers['location'],
    )
  }
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    editor = await signedIn(site)
    id = await made()
  })
  afterAll(() => site.close())

  /**
   * Any mark of theirs that came out as it went in: a tag, an attribute outside of quotes, an
   * address that runs.
   */
  const runs = (html: string): readonly string[] => [
    ...(html.match(/(?:href|src|action|formaction)="\s*(?:javascript|data):/gi) ?? []),
    ...(html.replace(/="[^"]*"/g, '=""').match(/<script(?! src="")|<img|<svg\/|<[^>]*\son\w+/gi) ??
      []),
  ]

  it('would be noticed if they ran', () => {
    for (const text of [
      '<script>x',
      '<p onfocus=1>',
      '<a href="javascript:x">',
      '<p class="" onerror=x>',
    ])
      expect([text, runs(text).length]).toEqual([text, 1])
    expect(
      runs('<p title="a onload=b">&lt;img onerror=x&gt;</p><script src="/assets/a.js" defer>'),
    ).toEqual([])
  })

  it('never run what was typed, on any page that shows it', async () => {
    for (const text of hostile) {
      const identity = identityIn((await editor.get('/admin/listings/new')).text)
      const fields = {
        ...tenFacts,
        ...sourced,
        ...Object.fromEntries(textFields.map((field) => [field, text])),
        'area.state': 'OH',
        'hours.said.method': 'phone',
      }
      const saved = await editor.post('/admin/listings/new', { version: '', identity, ...fields })
      expect([text, saved.status]).toEqual([text, 303])
      const listing = idIn(saved.headers['location'])
      await editor.post(`/admin/listings/${listing}/status`, {
        version: '1',
        to: 'published',
        despite: '1',
      })
      const slug = (await readRecord(site.database, listing))?.listing.slug
      const pages = [
        `/admin/listings/${listing}`,
        `/admin/listings/${listing}/call`,
        `/admin/listings/${listing}/preview`,
        `/admin/listings?q=${encodeURIComponent(text)}`,
      ]
      for (const page of pages)
        expect([page, text, runs((await editor.get(page)).text)]).toEqual([page, text, []])
      expect([text, runs((await site.get(`/programs/${slug}`)).text)]).toEqual([text, []])
      const refused = await editor.post('/admin/listings/new', {
        version: '',
        identity,
        ...fields,
        ...Object.fromEntries(addressFields.map((field) => [field, text])),
      })
      expect([text, refused.status]).toEqual([text, 422])
      expect([text, runs(refused.text)]).toEqual([text, []])
    }
  })

  it('keep no address that could run', async () => {
    for (const field of addressFields)
      for (const text of [
        'javascript:alert(1)',
        'java\tscript:alert(1)',
        ' javascript:alert(1)',
        'vbscript:x',
        'file:///etc/passwd',
        'https://user:pass@example.org',
        'http://127.0.0.1/',
        'https://[::1]/',
      ]) {
        const version = versionIn((await editor.get(`/admin/listings/${id}`)).text)
        expect([
          field,
          text,
          (
            await editor.post(`/admin/listings/${id}`, {
              version,
              ...tenFacts,
              ...sourced,
              'hours.said.method': 'page',
              [field]: text,
            })
          ).status,
        ]).toEqual([field, text, 422])
      }
  })

  it('never are a 500, whatever they hold', async () => {
    const names = [
      ...toListingForm(aListing(1)).keys(),
      ...factKeys.flatMap((fact) => [
        fact,
        `${fact}.0.days`,
        `${fact}.27.start`,
        `${fact}.said.on`,
        `${fact}.said.words`,
        `${fact}.zip`,
      ]),
      ...[
        'version',
        'identity',
        'source.method',
        'source.on',
        'withdraw',
        'strike',
        'restore',
        'why.phone',
        'hours.more',
        'to',
        'reason',
        'until',
        'despite',
        'fact',
        'ticked',
        'note',
        'method',
        'on',
        '__proto__',
        'constructor',
        'a[b]',
        '',
      ],
    ]
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '',
        '1',
        '2',
        'published',
        'paused',
        'archived',
        'draft',
        'iop',
        '\u0000',
        '\ud800',
        '\u202e',
        '2027-02-30',
        '99999999999',
        'x'.repeat(5000),
        'editor|x',
        'hours',
        "'; drop table programs; --",
      ),
    )
    const paths = [
      `/admin/listings/${id}`,
      '/admin/listings/new',
      `/admin/listings/${id}/status`,
      `/admin/listings/${id}/call`,
      `/admin/listings/${id}/preview`,
      `/admin/listings/${id}/duplicate`,
      '/admin/listings/new/preview',
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.array(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 12 }),
        async (path, pairs) => {
          const answer = await editor.post(
            path,
            Object.fromEntries(pairs.filter(([name]) => name !== 'token')),
          )
          expect([path, answer.status < 500]).toEqual([path, true])
          expect(answer.text ?? '').not.toMatch(
            /node_modules|\.[jt]s:\d|at Object\.|PGlite|PrismaClient/,
          )
        },
      ),
      { numRuns: 150 },
    )
    const q = fc.array(
      fc.tuple(
        fc.constantFrom('q', 'status', 'state', 'waiting', 'page', 'done', '__proto__'),
        odd,
      ),
      { maxLength: 5 },
    )
    await fc.assert(
      fc.asyncProperty(q, async (pairs) => {
        const params = new URLSearchParams(
          pairs.map(([name, value]) => [name, value.toWellFormed()] as [string, string]),
        )
        expect(
          (await editor.get(`/admin/listings?${params.toString().slice(0, 1500)}`)).status,
        ).toBeLessThan(500)
      }),
      { numRuns: 60 },
    )
  })

  it('are refused where they are longer than the longest there is', async () => {
    const many = Object.fromEntries(Array.from({ length: 800 }, (_, n) => [`x${n}`, '1']))
    expect((await editor.post(`/admin/listings/${id}`, { version: '1', ...many })).status).toBe(413)
    expect(
      (await editor.post(`/admin/listings/${id}`, { version: '1', cost: 'x'.repeat(200_000) }))
        .status,
    ).toBe(413)
    expect(
      (
        await editor.post(`/admin/listings/${id}/call`, {
          version: '1',
          ...Object.fromEntries(Object.entries(many).slice(0, 250)),
        })
      ).status,
    ).toBe(413)
  })

  it('take the fullest form there can be', async () => {
    const version = versionIn((await editor.get(`/admin/listings/${id}`)).text)
    const week = Object.fromEntries(
      Array.from({ length: 28 }, (_, n) => n).flatMap((n) => [
        [`schedule.${n}.days`, ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']],
        [`schedule.${n}.start`, '9:00'],
        [`schedule.${n}.end`, '10:00'],
        [`schedule.${n}.timeZone`, 'America/Chicago'],
      ]),
    )
    const words = Object.fromEntries(
      factKeys.map((fact) => [`${fact}.said.words`, 'é'.repeat(300)]),
    )
    expect(
      (
        await editor.post(`/admin/listings/${id}`, {
          version,
          ...tenFacts,
          ...sourced,
          ...week,
          ...words,
        })
      ).status,
    ).toBe(303)
  })
})
