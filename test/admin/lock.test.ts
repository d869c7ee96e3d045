import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openSite, type Site } from '../support/open-site.js'
import { signedIn } from '../support/signed-in.js'

describe('the lock', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite('embedded')
  })
  afterAll(() => site.close())

  it('lets nobody in without a session, and an editor with one', async () => {
    const refused = await site.get('/admin').expect(303)
    expect(refused.headers['location']).toBe('/admin/sign-in')
    const editor = await signedIn(site)
    const { text, headers } = await editor.get('/admin').expect(200)
    expect(text).toContain(`Hello, ${editor.editor.name}.`)
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'same-origin'])
  })
})
