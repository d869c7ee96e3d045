import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { planImport } from '../../src/exchange/plan-import.js'
import { saveEdit } from '../../src/store/changes/edits.js'
import { readListings } from '../../src/store/listings/read-all.js'
import { readRecord } from '../../src/store/listings/record.js'
import { countsOf } from '../exchange/a-file.js'
import { storyEngine } from '../support/database/fresh-database.js'
import { holdClock } from '../support/process/hold-clock.js'
import { openTownSite, type Site } from '../support/site/open-site.js'
import { openNation } from '../support/site/open-visitors.js'

type Change = Readonly<{ seq: number; at: string; slug: string; kind: string }>

describe('the API of changes and exports', () => {
  let site: Site
  const changes = async (
    since: number,
    asked: Pick<Site, 'get'> = site,
  ): Promise<Readonly<{ changes: readonly Change[]; next: number }>> =>
    (await asked.get(`/api/v1/changes?since=${since}`).expect(200)).body
  const text = async (address: string): Promise<string> => {
    const answer = await site
      .get(address)
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk) => chunks.push(chunk))
        res.on('end', () => done(null, Buffer.concat(chunks)))
      })
      .set('Accept-Encoding', 'identity')
      .expect(200)
    return String(answer.body)
  }
  beforeAll(async () => {
    site = await openTownSite(storyEngine)
  })
  afterAll(() => site.close())

  it('gives every listed program once, in the order of changes, to a client that follows `next`', async () => {
    const nation = await openNation()
    const seen: Change[] = []
    for (let next = 0; ; ) {
      const page = await changes(next, nation)
      seen.push(...page.changes)
      if (page.changes.length === 0) {
        expect(page.next).toBe(next)
        break
      }
      next = page.next
    }
    expect(seen.map(({ slug }) => slug).toSorted()).toEqual(
      nation.catalogue
        .programs()
        .map(({ slug }) => slug)
        .toSorted(),
    )
    expect(seen.every(({ seq }, i) => i === 0 || seq > (seen[i - 1]?.seq ?? 0))).toBe(true)
    expect(seen[0]).toEqual({
      seq: expect.any(Number),
      at: expect.stringMatching(/Z$/),
      slug: expect.any(String),
      kind: 'published',
    })
  })

  it('tells what changed and what was taken off, and nothing else', async () => {
    const before = site.catalogue.seq()
    const { rows } = await site.database.pool.query(
      'select id from programs where status = $1 order by id limit 2',
      ['published'],
    )
    const [one, two] = await Promise.all(
      rows.map(({ id }) => readRecord(site.database, String(id))),
    )
    if (!one || !two) throw new Error('There are none')
    const own = { kind: 'edited', actor: 'a', reason: 'a' } as const
    await saveEdit(site.database, {
      ...own,
      listing: { ...one.listing, organization: 'Another' },
      version: one.version,
    })
    await saveEdit(site.database, {
      ...own,
      listing: { ...two.listing, status: 'archived' },
      version: two.version,
    })
    await site.catalogue.catchUp()
    expect((await changes(before)).changes.map(({ slug, kind }) => ({ slug, kind }))).toEqual([
      { slug: one.listing.slug, kind: 'changed' },
      { slug: two.listing.slug, kind: 'removed' },
    ])
  })

  it('refuses a number that is none, and what it does not know', async () => {
    for (const query of [
      'since=-1',
      'since=a',
      'since=1&since=2',
      'since=99999999999999999999',
      'page=2',
    ])
      expect((await site.get(`/api/v1/changes?${query}`).expect(400)).body.problems).toHaveLength(1)
    expect((await changes(999_999_999_999_999)).changes).toEqual([])
  })

  it('exports the whole catalogue, a document a line, which the catalogue gives back', async () => {
    const lines = (await text('/api/v1/export.ndjson')).trimEnd().split('\n')
    const stated = lines
      .map((line) => JSON.parse(line))
      .map(({ place: _, phoneShared: _one, intakePhoneShared: _other, ...program }) => program)
    expect(stated).toEqual(site.catalogue.programs())
    // The client unpacks it.
    const packed = await site
      .get('/api/v1/export.ndjson')
      .set('Accept-Encoding', 'gzip')
      .buffer(true)
      .expect(200)
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.text.trimEnd().split('\n')).toEqual(lines)
    await site
      .get('/api/v1/export.ndjson')
      .set('If-None-Match', packed.headers['etag'] as string)
      .expect(304)
  })

  it('answers the same bytes to all, said how long they are; an export counts as many requests as it costs', async () => {
    const letRun = holdClock()
    const own = await openNation({ RATE_LIMIT: '45' })
    const statuses = []
    for (const address of ['/api/v1/export.csv', '/api/v1/export.csv', '/api/v1/export.csv']) {
      const { status, headers } = await own.get(address).set('Accept-Encoding', 'gzip').buffer(true)
      statuses.push([
        status,
        headers['content-disposition'],
        Number(headers['content-length']) > 100_000,
      ])
    }
    letRun()
    const whole = [200, 'attachment; filename="iop-directory.csv"', true]
    expect(statuses).toEqual([whole, whole, [429, undefined, false]])
  })

  it('exports our own CSV, which changes nothing where it is from', async () => {
    const bytes = Buffer.from(await text('/api/v1/export.csv'))
    const planned = await planImport(
      { name: 'all.csv', bytes, format: 'auto' },
      await readListings(site.database),
      {
        publish: true,
        isGated: true,
        isWhole: true,
        pointOf: () => null,
      },
    )
    if ('refused' in planned) throw new Error(JSON.stringify(planned.refused))
    expect(countsOf(planned.plan)).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: site.catalogue.programs().length,
    })
  })
})
