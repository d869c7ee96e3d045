import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Role, roles } from '../../../src/catalog/editing/role.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { readRecord } from '../../../src/store/listings/record.js'
import { addReport } from '../../../src/store/reports/corrections.js'
import { storyEngine } from '../../support/database/fresh-database.js'
import { addressesOf } from '../../support/site/addresses.js'
import { addressOf, realAddressOf, routesOf } from '../../support/site/admin-routes.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

/** Whose forms are taken, at addresses that others may look at. */
const sending: readonly (readonly [string, readonly Role[]])[] = [
  ['/admin/listings/:id', ['owner', 'editor']],
]
/**
 * Who may use what, by the beginning of an address; whatever is not named here, everybody who is
 * signed in.
 */
const only: readonly (readonly [string, readonly Role[]])[] = [
  ['/admin/editors', ['owner']],
  ['/admin/listings/new', ['owner', 'editor']],
  ['/admin/listings/:id/duplicate', ['owner', 'editor']],
  ['/admin/imports', ['owner', 'editor']],
  ['/admin/history/:id/revert', ['owner', 'editor']],
]

/**
 * What every Chrome sends: a stranger's request must not be taken for an editor's because both read
 * the same packing.
 */
const ENCODINGS = 'gzip, deflate, br, zstd'

describe('roles', () => {
  let site: Site
  const people = new Map<Role, SignedIn>()
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
    for (const role of roles) people.set(role, await signedIn(site, role))
  })
  afterAll(() => site.close())

  it.each(roles)('lets the %s use what is theirs, and nothing else', async (role) => {
    for (const route of routesOf(site).filter(({ path }) => path !== '/admin/sign-out')) {
      const person = people.get(role) as SignedIn
      const may = only.find(([start]) => route.path.startsWith(start))?.[1].includes(role) ?? true
      const maySend =
        may && (sending.find(([path]) => route.path === path)?.[1].includes(role) ?? true)
      const asked = [
        ...(route.get ? [{ answer: await person.get(addressOf(route)), allowed: may }] : []),
        ...(route.post ? [{ answer: await person.post(addressOf(route)), allowed: maySend }] : []),
      ]
      for (const { answer, allowed } of asked) {
        const refused = answer.status === 403 && answer.text.includes('That is not yours to do')
        expect([role, route.path, refused]).toEqual([role, route.path, !allowed])
        expect(answer.status).toBeLessThan(500)
      }
    }
  })

  it.each(roles)('shows a stranger nothing of what the %s has just looked at', async (role) => {
    const person = people.get(role) as SignedIn
    await addReport(site.database, {
      slug: site.catalogue.programs()[0]?.slug as string,
      topic: 'contact',
      words: 'No answer',
    })
    const looked: string[] = []
    for (const route of routesOf(site).filter(({ get }) => get)) {
      const address = await realAddressOf(site, route)
      if ((await person.get(address).set('Accept-Encoding', ENCODINGS)).status === 200)
        looked.push(route.path)
      const { status, headers } = await site.get(address).set('Accept-Encoding', ENCODINGS)
      expect([address, status, headers['location']]).toEqual([
        address,
        303,
        expect.stringMatching(/^\/admin\/sign-in/),
      ])
    }
    expect(looked).toEqual(
      expect.arrayContaining([
        '/admin',
        '/admin/listings/:id',
        '/admin/listings/:id/preview',
        '/admin/reports/:id',
      ]),
    )
  })

  it('shows a stranger the same page of visitors after an editor as before', async () => {
    const person = people.get('owner') as SignedIn
    for (const address of await addressesOf(site)) {
      const ask = async () => {
        const { status, text } = await site.get(address).set('Accept-Encoding', ENCODINGS)
        return [address, status, text]
      }
      const before = await ask()
      await person.get(address).set('Accept-Encoding', ENCODINGS)
      expect(await ask()).toEqual(before)
    }
  })

  it('shows an editor their own preview as it is now, whatever was looked at before', async () => {
    const person = people.get('editor') as SignedIn
    const { rows } = await site.database.pool.query('select id from programs order by id limit 1')
    const address = `/admin/listings/${rows[0].id}/preview`
    expect((await person.get(address).set('Accept-Encoding', ENCODINGS)).text).not.toContain(
      'A name not published',
    )
    const kept = await readRecord(site.database, String(rows[0].id))
    if (!kept) throw new Error('There is no program')
    const own = { version: kept.version, kind: 'edited', actor: 'a', reason: 'a' } as const
    await saveEdit(site.database, {
      ...own,
      listing: { ...kept.listing, status: 'draft', name: 'A name not published' },
    })
    await site.catalogue.catchUp()
    await person.get(address).set('Accept-Encoding', ENCODINGS)
    const again = await readRecord(site.database, String(rows[0].id))
    if (!again) throw new Error('There is no program')
    await saveEdit(site.database, {
      ...own,
      version: again.version,
      listing: { ...again.listing, name: 'A newer name' },
    })
    expect((await person.get(address).set('Accept-Encoding', ENCODINGS)).text).toContain(
      'A newer name',
    )
    expect((await site.get(address).set('Accept-Encoding', ENCODINGS)).status).toBe(303)
  })

  it('shows the way to people’s accounts to owners only', async () => {
    const shown = await Promise.all(
      roles.map(async (role) =>
        (await (people.get(role) as SignedIn).get('/admin')).text.includes('href="/admin/editors"'),
      ),
    )
    expect(shown).toEqual(roles.map((role) => role === 'owner'))
  })
})
