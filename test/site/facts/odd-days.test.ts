import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { freshDatabase, storyEngine } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aListing, aNew, aPlan } from '../../support/site/a-listing.js'
import { type Site, siteOver } from '../../support/site/open-site.js'

jest.setTimeout(60_000)

const said = { source: 'https://example.org/iop', scope: 'program', method: 'page' } as const
const odd = ['2026-11-31', '2026-13-45', '0000-00-00'].map((checkedOn, n) => {
  const listing = aListing(n)
  return {
    ...listing,
    statements: {
      ...listing.statements,
      cost: [
        { ...said, value: '$40', checkedOn },
        { ...said, source: `${said.source}/2`, value: '$50', checkedOn },
      ],
    },
  }
})

let site: Site
beforeAll(async () => {
  const database = await freshDatabase(storyEngine)
  await applyImport(database, aPlan(odd.map(aNew)), 'a test')
  site = await siteOver(database)
})
afterAll(() => site.close())

it('no page, text or answer names a day that an earlier release kept and no calendar has', async () => {
  for (const { slug } of odd)
    for (const path of [
      `/programs/${slug}`,
      `/programs/${slug}/text`,
      `/call-sheet?program=${slug}`,
      '/programs',
      '/data',
      `/compare?program=${slug}&program=${odd[0]?.slug}`,
    ]) {
      const answer = await site.get(path)
      expect([200, 302, 303]).toContain(answer.status)
      expect(`${path} ${textOf(answer.text)}`).not.toMatch(/NaN|undefined|Nov.31|0000/)
    }
  const answer = await site.get(`/api/v1/programs/${odd[1]?.slug}`)
  expect(answer.body.facts.cost).toMatchObject({ checkedOn: null, also: [{ checkedOn: null }] })
  expect(answer.body.checkedOn).toBe('2026-10-01')
})
