import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { storyEngine } from '../../support/database/fresh-database.js'
import { addressesOf } from '../../support/site/addresses.js'
import { openTownSite, type Site } from '../../support/site/open-site.js'

/** What proxies, caches and frameworks are told by, and what attackers try with it. */
const headers = {
  'X-Forwarded-Host': 'mallory7d.example',
  'X-Forwarded-Proto': 'gopher',
  'X-Forwarded-Port': '1',
  'X-Forwarded-Prefix': '/mallory7d',
  'X-Forwarded-Server': 'mallory7d.example',
  Forwarded: 'for=mallory7d;host=mallory7d.example;proto=gopher',
  'X-Host': 'mallory7d.example',
  'X-Original-URL': '/admin',
  'X-Rewrite-URL': '/admin',
  'X-HTTP-Method-Override': 'DELETE',
  'X-HTTP-Method': 'DELETE',
  'X-Method-Override': 'DELETE',
  'X-Real-IP': '<script>mallory7d</script>',
  'Client-IP': "' or 1=1 --",
  'True-Client-IP': 'mallory7d',
  Via: 'mallory7d',
  Referer: 'https://mallory7d.example/?q=mallory7d',
  'User-Agent': '<script>mallory7d</script>',
  'Accept-Language': 'mallory7d',
  Origin: 'https://mallory7d.example',
  Host: 'mallory7d.example',
}

describe.each([
  ['stands alone', {}],
  ['stands behind one proxy', { TRUST_PROXY: '1' }],
])(
  'what is told by headers to a directory that %s',
  (_, settings: Readonly<Record<string, string>>) => {
    let site: Site
    beforeAll(async () => {
      site = await openTownSite(storyEngine, settings)
    })
    afterAll(() => site.close())

    it('changes no answer, and is repeated in none', async () => {
      const addresses = [
        ...(await addressesOf(site)),
        '/nowhere',
        '/programs/nothing',
        '/api/v1/nothing',
        '/admin',
        '/admin/sign-in',
      ]
      for (const address of addresses) {
        const [plain, told] = [await site.get(address), await site.get(address).set(headers)]
        const said = `${JSON.stringify(told.headers)}${told.text}`
        // A request has a name of its own, which the error page says.
        const same = (text: string, id = ''): string => (id === '' ? text : text.replaceAll(id, ''))
        expect([address, told.status, /mallory7d|gopher:/.exec(said)?.[0]]).toEqual([
          address,
          plain.status,
          undefined,
        ])
        if (address.startsWith('/admin')) continue
        const ids = [plain, told].map(
          ({ headers: own }) => own['x-request-id'] as string | undefined,
        )
        expect([address, same(told.text ?? '', ids[1])]).toEqual([
          address,
          same(plain.text ?? '', ids[0]),
        ])
      }
    })
  },
)
