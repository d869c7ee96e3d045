import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { createKeptPlans, type PlanLimits } from '../../../src/admin/imports/kept-plans.js'
import { applyImport } from '../../../src/store/changes/apply-import.js'
import { saveEdit } from '../../../src/store/changes/edits.js'
import { readListings } from '../../../src/store/listings/read-all.js'
import { readRecordOf } from '../../../src/store/listings/record.js'
import { createRequestMetrics } from '../../../src/web/log/request-metrics.js'
import { freshDatabase, storyEngines } from '../../support/database/fresh-database.js'
import { textOf } from '../../support/html/html.js'
import { aPlan, manyNew } from '../../support/site/a-listing.js'
import { type Site, siteOver } from '../../support/site/open-site.js'
import { sendFile } from '../../support/site/send-file.js'
import { type SignedIn, signedIn } from '../../support/site/signed-in.js'

jest.setTimeout(180_000)

const page = 'https://example.org/iop'
const csv = (...lines: readonly string[]): string =>
  `${['name,level,state,source,phone,website', ...lines].join('\n')}\n`
const oak = csv(`Oak House,iop,OH,${page},614-555-0142,https://example.org/`)
const elm = csv(`Elm House,iop,OH,${page},614-555-0143,https://example.com/`)
const many = (count: number): string =>
  csv(...Array.from({ length: count }, (_, i) => `P${i},iop,OH,${page}/${i},,`))

describe.each(storyEngines)('the plan of an uploaded file on the %s engine', (engine) => {
  let site: Site
  let editor: SignedIn
  beforeEach(async () => {
    const database = await freshDatabase(engine)
    await applyImport(database, aPlan(manyNew(3)), 'a test')
    site = await siteOver(database)
    editor = await signedIn(site)
  })
  afterEach(() => site.close())

  const draftOf = async (bytes: string, name = 'programs.csv'): Promise<string> =>
    (await sendFile(site, editor, { name, bytes }).expect(303)).headers['location'] as string
  const look = async (draft: string, query = ''): Promise<string> =>
    (await editor.get(`${draft}${query}`).expect(200)).text
  const markIn = (text: string): string => / name="mark" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const plannings = (): number => site.metric('iop_import_plans_total')
  const kept = (): number => site.metric('iop_kept_import_plans')
  const listings = async () =>
    new Map((await readListings(site.database)).map((one) => [one.name, one]))
  /** Somebody else edits the first listing. */
  const editAnother = async (): Promise<void> => {
    const [listing] = await readListings(site.database)
    const record = await readRecordOf(site.database.pool, listing?.identity ?? '')
    if (!record) throw new Error('no such listing')
    await saveEdit(site.database, {
      listing: { ...record.listing, name: `${record.listing.name} again` },
      version: record.version,
      kind: 'edited',
      actor: 'ed@example.org',
      reason: 'A test',
    })
  }

  it.each(['yes', 'no'])(
    'is made once, however often somebody looks, chooses and applies it (published: %s)',
    async (publish) => {
      const draft = await draftOf(oak)
      const text = await look(draft)
      await look(draft, '?group=problems')
      await editor.post(`${draft}?group=new`, { choose: 'none' }).expect(303)
      await editor.post(`${draft}?group=new`, { choose: 'all' }).expect(303)
      await editor.post(`${draft}/apply`, { mark: markIn(text), publish }).expect(303)
      expect((await listings()).get('Oak House')?.status).toBe(
        publish === 'yes' ? 'published' : 'in-review',
      )
      expect(plannings()).toBe(1)
      expect(kept()).toBe(0)
    },
  )

  it('is made once for all who look at the same time, in a process that has not planned it', async () => {
    const draft = await draftOf(oak)
    const other = await siteOver({ ...site.database, close: async () => {} })
    const texts = await Promise.all(
      Array.from({ length: 4 }, () =>
        other.get(draft).set('Host', 'directory.test').set('Cookie', editor.cookie).expect(200),
      ),
    )
    expect(texts.map(({ text }) => textOf(text).includes('New programs 1 1'))).toEqual(
      Array(4).fill(true),
    )
    expect(other.metric('iop_import_plans_total')).toBe(1)
    await other.close()
  })

  it('is made anew once somebody edited a listing, and only then', async () => {
    const draft = await draftOf(oak)
    const mark = markIn(await look(draft))
    await editAnother()
    await editor.post(`${draft}/apply`, { mark }).expect(303)
    expect(plannings()).toBe(2)
    expect((await listings()).has('Oak House')).toBe(true)
  })

  it('is made anew once another file was applied, and what somebody looked at before is not applied', async () => {
    const [first, second] = [await draftOf(oak), await draftOf(oak, 'again.csv')]
    const [mark, same] = [markIn(await look(first)), markIn(await look(second))]
    await editor.post(`${first}/apply`, { mark }).expect(303)
    const refused = await editor.post(`${second}/apply`, { mark: same }).expect(409)
    expect(textOf(refused.text)).toContain('The catalogue changed meanwhile')
    expect(textOf(await look(second))).toContain('New programs 0 0')
    expect(plannings()).toBe(3)
  })

  it('is made anew when the edition is said to be whole', async () => {
    const draft = await draftOf(oak)
    await editor.post(draft, { choose: 'whole', whole: 'yes' }).expect(303)
    await look(draft)
    await look(draft)
    expect(plannings()).toBe(2)
  })

  it('is that of no other file, and goes with its file', async () => {
    const [first, second] = [await draftOf(oak), await draftOf(elm)]
    expect(textOf(await look(first))).toContain('Oak House')
    expect(textOf(await look(second))).toContain('Elm House')
    expect(textOf(await look(first))).not.toContain('Elm House')
    expect([plannings(), kept()]).toEqual([2, 2])
    await editor.post(`${second}/drop`).expect(303)
    expect(kept()).toBe(1)
    await editor.get(second).expect(404)
    await sendFile(site, editor, { name: 'a.csv', bytes: csv('Oak,iop,OH,,,') }).expect(400)
    expect(kept()).toBe(1)
  })

  /** Plans kept within other limits, and what the metrics say of them. */
  const keptWithin = (limits: Partial<PlanLimits>) => {
    const metrics = createRequestMetrics()
    const { planOf } = createKeptPlans({ ...site, metrics, reviewRequired: false }, limits)
    const numberOf = (name: string): number =>
      Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(metrics.text([]))?.[1])
    return {
      plan: (id: string, bytes: string) =>
        planOf({ id, fileName: 'programs.csv', choices: {} }, Buffer.from(bytes)),
      size: () => [numberOf('iop_kept_import_plans'), numberOf('iop_kept_import_changes')],
    }
  }

  it('makes room for the next one, by the number of changes in all and of plans', async () => {
    const { plan, size } = keptWithin({ changes: 10, plans: 3 })
    const first = await plan('a', many(6))
    expect(await plan('a', many(6))).toBe(first)
    expect(size()).toEqual([1, 6])
    await plan('b', many(5))
    expect(size()).toEqual([1, 5])
    expect(await plan('a', many(6))).not.toBe(first)
    const large = await plan('c', many(30))
    expect(await plan('c', many(30))).toBe(large)
    expect(size()).toEqual([1, 10])
    for (const id of 'defgh') await plan(id, many(1))
    expect(size()).toEqual([3, 3])
  })

  it('is forgotten when nobody has looked for a while', async () => {
    const { plan, size } = keptWithin({ idleMs: 2000 })
    const first = await plan('a', oak)
    await wait(1200)
    expect(await plan('a', oak)).toBe(first)
    await wait(1200)
    expect(size()).toEqual([1, 1])
    await wait(2000)
    expect(size()).toEqual([0, 0])
  })
})
