import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Role, roles } from '../../../src/catalog/editing/role.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { addReport } from '../../../src/store/reports/corrections.js'
import { freshDatabase, storyEngine } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aListing, aPlan, manyNew } from '../../support/site/a-listing.js'
import { routesOf } from '../../support/site/admin-routes.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { sendFile } from '../../support/site/send-file.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

/** More pages than a small directory has for anybody. */
const MOST_PAGES = 400
const pathOf = (address: string): string => new URL(address, 'http://ours.invalid').pathname
const addressesIn = (html: string, attribute: 'href' | 'action'): readonly string[] =>
  [...html.matchAll(new RegExp(` ${attribute}="(/admin[^"#]*)`, 'g'))].map(([, address]) =>
    (address as string).replaceAll('&amp;', '&'),
  )

describe.each(['false', 'true'])('where review is required: %s', (required) => {
  let site: Site
  beforeAll(async () => {
    const database = await freshDatabase(storyEngine)
    await applyImport(database, aPlan(manyNew(2)), 'a test')
    const listings = (['draft', 'in-review', 'published', 'paused', 'archived'] as const).map(
      (status, i) =>
        aListing(10 + i, { status, identity: `editor|door ${i}`, slug: `door-${i}-x` }),
    )
    for (const listing of listings)
      await saveEdit(database, {
        listing,
        version: null,
        kind: 'added',
        actor: 'a test',
        reason: '',
      })
    site = await siteOver(database, { REVIEW_REQUIRED: required })
    await addReport(database, { slug: 'door-2-x', topic: 'contact', words: 'A bakery answers' })
    const csv =
      'name,level,state,source,phone\nOak House,iop,OH,https://example.org/iop,614-555-0142\n'
    await sendFile(site, await signedIn(site, 'owner'), {
      name: 'programs.csv',
      bytes: csv,
    }).expect(303)
  })
  afterAll(() => site.close())

  /** Every page that somebody reaches from the first one by links, with what it answered. */
  const walk = async (person: SignedIn) => {
    const seen = new Map<string, { status: number; text: string }>()
    const asked = ['/admin']
    for (let at = 0; at < asked.length && at < MOST_PAGES; at += 1) {
      const address = asked[at] as string
      const { status, text = '' } = await person.get(address)
      seen.set(address, { status, text })
      for (const next of addressesIn(text, 'href')) if (!asked.includes(next)) asked.push(next)
    }
    return seen
  }

  it.each(roles)(
    'the %s is shown no link and no form that is closed to them',
    async (role: Role) => {
      const person = await signedIn(site, role)
      const pages = await walk(person)
      expect(pages.size).toBeGreaterThan(15)
      expect(pages.size).toBeLessThan(MOST_PAGES)
      expect(
        [...pages]
          .filter(([, { status }]) => status !== 200)
          .map(([address, { status }]) => [address, status]),
      ).toEqual([])
      const routes = routesOf(site).map((route) => ({
        ...route,
        is: new RegExp(`^${route.path.replace(/:\w+/g, '[^/]+')}$`),
      }))
      const forms = [...pages].flatMap(([page, { text }]) =>
        [...text.matchAll(/<form\b[^>]*>/g)].flatMap(([form]) =>
          addressesIn(form, 'action').map((action) => ({
            page,
            action,
            posts: / method="post"/.test(form),
          })),
        ),
      )
      for (const { page, action, posts } of forms) {
        // An address without a pattern stands before one that has it.
        const route = routes
          .filter(({ is }) => is.test(pathOf(action)))
          .toSorted((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')))[0]
        const may = (posts ? route?.senders : undefined) ?? route?.roles ?? roles
        expect([page, action, route !== undefined && may.includes(role)]).toEqual([
          page,
          action,
          true,
        ])
      }
    },
  )

  it.each(roles)(
    'the %s is offered no step of a listing that is refused to them',
    async (role: Role) => {
      const person = await signedIn(site, role)
      const pages = await walk(person)
      const steps = [...pages].flatMap(([page, { text }]) =>
        [...text.matchAll(/<form\b[^>]* action="([^"]+\/status)">[\s\S]*?<\/form>/g)].map(
          ([form, action = '']) => ({
            page,
            action,
            version: /name="version" value="(\d+)"/.exec(form)?.[1] ?? '',
            to: /name="to" value="([^"]+)"/.exec(form)?.[1] ?? '',
          }),
        ),
      )
      expect(steps.length).toBeGreaterThan(2)
      for (const { page, action, version, to } of steps) {
        // As the page has it, without a reason: what needs one is refused for that alone.
        const answer = await person.post(action, { version, to, reason: '' })
        expect([page, to, answer.status]).not.toEqual([page, to, 403])
        expect([
          page,
          to,
          textOf(answer.text).includes('That is not something one can do'),
        ]).toEqual([page, to, false])
      }
    },
  )

  it('offers nobody to publish what somebody else must', async () => {
    const editor = await signedIn(site, 'editor')
    const listing = aListing(30, {
      identity: `editor|mine ${required}`,
      slug: 'mine-x',
      status: 'in-review',
    })
    const outcome = await saveEdit(site.database, {
      listing,
      version: null,
      kind: 'added',
      actor: editor.editor.email,
      reason: '',
    })
    if (!('saved' in outcome)) throw new Error('lost')
    const offers = async (person: SignedIn) =>
      / name="to" value="published"/.test(
        (await person.get(`/admin/listings/${outcome.saved.id}`)).text,
      )
    expect(await offers(editor)).toBe(required === 'false')
    expect(await offers(await signedIn(site, 'reviewer'))).toBe(true)
  })
})
