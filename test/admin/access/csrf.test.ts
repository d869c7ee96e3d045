import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import { storyEngine } from '../../support/database/fresh-database.js'
import { addressOf, routesOf } from '../../support/site/admin-routes.js'
import { HOST, proven } from '../../support/site/at-the-door.js'
import { openTownSite, type Site, siteOver } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

const ours = `http://${HOST}`
type Sent = Readonly<{
  headers: Readonly<Record<string, string>>
  token: string | null
  type?: string
}>

describe('a form that no page of ours has sent', () => {
  let site: Site
  let owner: SignedIn
  let other: SignedIn
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    owner = await signedIn(site, 'owner')
    other = await signedIn(site, 'owner')
  })
  afterAll(() => site.close())

  /** Everything that anybody could change, but for when a session was used. */
  const state = async (): Promise<string> => {
    const small = [
      'editors',
      'recovery_codes',
      'sign_in_links',
      'throttles',
      'import_drafts',
      'import_runs',
    ]
    const tables = await Promise.all(
      small.map((table) => site.database.pool.query(`select * from ${table} order by 1`)),
    )
    // Of what is long, its newest number tells whether anything was added; nothing is ever written
    // without one.
    const newest = await site.database.pool.query(
      'select (select max(id) from history) as entry, (select max(seq) from publications) as seq',
    )
    const sessions = await site.database.pool.query('select id from sessions order by id')
    return JSON.stringify([tables.map(({ rows }) => rows), newest.rows, sessions.rows])
  }

  const send = (
    address: string,
    { headers, token, type = 'application/x-www-form-urlencoded' }: Sent,
  ): Promise<number> => {
    const fields = new URLSearchParams({
      name: 'Mallory',
      email: 'mallory@evil.example',
      role: 'owner',
      act: 'disable',
      session: owner.editor.id,
      ...(token === null ? {} : { token }),
    })
    return supertest(site.app)
      .post(address)
      .set({ Host: HOST, Cookie: owner.cookie, 'Content-Type': type, ...headers })
      .send(
        type === 'application/json'
          ? JSON.stringify(Object.fromEntries(fields))
          : fields.toString(),
      )
      .then(({ status }) => status)
  }

  const forgeries: readonly (readonly [string, () => Sent])[] = [
    ['no origin', () => ({ headers: {}, token: owner.token })],
    [
      'a foreign origin',
      () => ({ headers: { Origin: 'https://evil.example' }, token: owner.token }),
    ],
    [
      'an origin that begins like ours',
      () => ({ headers: { Origin: `${ours}.evil.example` }, token: owner.token }),
    ],
    [
      'our host over another scheme',
      () => ({ headers: { Origin: `https://${HOST}` }, token: owner.token }),
    ],
    ['the origin null', () => ({ headers: { Origin: 'null' }, token: owner.token })],
    [
      'Sec-Fetch-Site cross-site',
      () => ({ headers: { Origin: ours, 'Sec-Fetch-Site': 'cross-site' }, token: owner.token }),
    ],
    [
      'Sec-Fetch-Site same-site',
      () => ({ headers: { Origin: ours, 'Sec-Fetch-Site': 'same-site' }, token: owner.token }),
    ],
    [
      'Sec-Fetch-Site none',
      () => ({ headers: { Origin: ours, 'Sec-Fetch-Site': 'none' }, token: owner.token }),
    ],
    ['no token', () => ({ headers: { Origin: ours }, token: null })],
    ['an empty token', () => ({ headers: { Origin: ours }, token: '' })],
    ['a made-up token', () => ({ headers: { Origin: ours }, token: 'x'.repeat(43) })],
    [
      'a token with only our second half',
      () => ({ headers: { Origin: ours }, token: `.${owner.token.split('.')[1]}` }),
    ],
    ['the token of another’s session', () => ({ headers: { Origin: ours }, token: other.token })],
    ['JSON', () => ({ headers: { Origin: ours }, token: owner.token, type: 'application/json' })],
    ['plain text', () => ({ headers: { Origin: ours }, token: owner.token, type: 'text/plain' })],
  ]

  it.each(forgeries)('is refused at every address, and nothing changes: %s', async (_, forged) => {
    const before = await state()
    const posts = [...routesOf(site).filter(({ post }) => post), { path: '/admin/nowhere' }]
    for (const route of posts) {
      const status = await send(addressOf(route), forged())
      expect([route.path, status === 400 || status === 403]).toEqual([route.path, true])
    }
    expect(await state()).toBe(before)
  })

  it.each(forgeries.filter(([name]) => !name.includes('token')))(
    'is refused at the door as well: %s',
    async (_, forged) => {
      const before = await state()
      for (const address of ['/admin/sign-in', '/admin/join/some-token'])
        expect([400, 403]).toContain(await send(address, forged()))
      expect(await state()).toBe(before)
    },
  )

  it('would have been taken with all in order', async () => {
    await proven(site, owner.editor)
    expect(
      await send('/admin/editors', {
        headers: { Origin: ours, 'Sec-Fetch-Site': 'same-origin' },
        token: owner.token,
      }),
    ).toBe(200)
    expect(await send('/admin/sign-out', { headers: { Origin: ours }, token: owner.token })).toBe(
      303,
    )
  })

  it('is measured by the public address where there is one', async () => {
    const app = await siteOver(site.database, { PUBLIC_URL: 'https://iop.example.org' })
    const editor = await signedIn(app)
    const post = (origin: string) =>
      supertest(app.app)
        .post('/admin/sign-out')
        .set({ Host: HOST, Cookie: editor.cookie, Origin: origin })
        .type('form')
        .send({ token: editor.token })
        .then(({ status }) => status)
    expect(await post(ours)).toBe(403)
    expect(await post('https://iop.example.org')).toBe(303)
    await app.catalogue.stop()
  })
})
