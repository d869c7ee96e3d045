import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Role, roles } from '../../src/catalog/role.js'
import { addressOf, routesOf } from '../support/admin-routes.js'
import { openSite, type Site } from '../support/open-site.js'
import { type SignedIn, signedIn } from '../support/signed-in.js'

/** Whose forms are taken, at addresses that others may look at. */
const sending: readonly (readonly [string, readonly Role[]])[] = [['/admin/listings/:id', ['owner', 'editor']]]
/** Who may use what, by the beginning of an address; whatever is not named here, everybody who is signed in. */
const only: readonly (readonly [string, readonly Role[]])[] = [
  ['/admin/editors', ['owner']],
  ['/admin/listings/new', ['owner', 'editor']],
  ['/admin/listings/:id/duplicate', ['owner', 'editor']],
  ['/admin/imports', ['owner', 'editor']],
  ['/admin/history/:id/revert', ['owner', 'editor']],
]

describe('roles', () => {
  let site: Site
  const people = new Map<Role, SignedIn>()
  beforeAll(async () => {
    site = await openSite('embedded')
    for (const role of roles) people.set(role, await signedIn(site, role))
  })
  afterAll(() => site.close())

  it.each(roles)('lets the %s use what is theirs, and nothing else', async (role) => {
    for (const route of routesOf(site).filter(({ path }) => path !== '/admin/sign-out')) {
      const person = people.get(role) as SignedIn
      const may = only.find(([start]) => route.path.startsWith(start))?.[1].includes(role) ?? true
      const maySend = may && (sending.find(([path]) => route.path === path)?.[1].includes(role) ?? true)
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

  it('shows the way to people’s accounts to owners only', async () => {
    const shown = await Promise.all(
      roles.map(async (role) => (await (people.get(role) as SignedIn).get('/admin')).text.includes('href="/admin/editors"')),
    )
    expect(shown).toEqual(roles.map((role) => role === 'owner'))
  })
})
