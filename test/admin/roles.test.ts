import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Role, roles } from '../../src/catalog/role.js'
import { addressOf, routesOf } from '../support/admin-routes.js'
import { openSite, type Site } from '../support/open-site.js'
import { type SignedIn, signedIn } from '../support/signed-in.js'

/** Who may use what, by the beginning of an address; whatever is not named here, everybody who is signed in. */
const only: readonly (readonly [string, readonly Role[]])[] = [
  ['/admin/editors', ['owner']],
  ['/admin/imports', ['owner', 'editor']],
  ['/admin/history/:id/revert', ['owner', 'editor']],
]
const may = (path: string, role: Role): boolean => only.find(([start]) => path.startsWith(start))?.[1].includes(role) ?? true

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
      const asked = [...(route.get ? [await person.get(addressOf(route))] : []), ...(route.post ? [await person.post(addressOf(route))] : [])]
      for (const { status, text } of asked) {
        const refused = status === 403 && text.includes('That is not yours to do')
        expect([role, route.path, refused]).toEqual([role, route.path, !may(route.path, role)])
        expect(status).toBeLessThan(500)
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
