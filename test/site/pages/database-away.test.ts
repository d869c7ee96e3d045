import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { openDatabase } from '../../../src/store/connection/database.js'
import { type Door, openDoor } from '../../support/database/door.js'
import { describeServer, townDatabase } from '../../support/database/fresh-database.js'
import { until } from '../../support/process/child.js'
import { type Site, siteOver } from '../../support/site/open-site.js'

/** What a visitor sends; no line of the log may have it. */
const canary = 'canary20fe'

describeServer('with the database away', () => {
  let site: Site
  let door: Door
  let close: () => Promise<void>
  beforeAll(async () => {
    const behind = await townDatabase('server')
    door = await openDoor(behind.connectionString as string)
    site = await siteOver(await openDatabase({ databaseUrl: door.url, dataDir: '' }), {
      SAMPLE_PROGRAMS: 'true',
    })
    close = async () => {
      door.set('open')
      await site.close()
      door.close()
      await behind.close()
    }
  })
  afterAll(() => close())

  const visitorPages = (): readonly string[] => {
    const [a, b] = site.catalogue.programs().map(({ slug }) => slug)
    return [
      '/',
      '/programs',
      '/programs?near=43215&payment=medicaid&q=recovery',
      `/programs?q=${canary}&near=${canary}&${canary}=1`,
      `/programs/${a}`,
      `/compare?program=${a}&program=${b}`,
      `/call-sheet?program=${a}`,
      '/guide',
      '/guide/words',
      '/about',
      '/privacy',
      '/safety',
      '/data',
      '/sitemap.xml',
      '/robots.txt',
      '/healthz',
      '/api/v1/programs?state=OH',
      `/api/v1/programs/${a}`,
      `/api/v1/compare?program=${a}&program=${b}`,
      '/hsds/services?full=true',
      '/hsds/organizations?page=2',
    ]
  }

  it.each(['shut', 'silent'] as const)(
    'every visitor page answers as before (%s)',
    async (mode) => {
      const before = await Promise.all(
        visitorPages().map(async (address) => (await site.get(address)).text),
      )
      expect((await site.get('/readyz')).status).toBe(200)
      door.set(mode)
      const away = await Promise.all(visitorPages().map((address) => site.get(address)))
      expect(away.map(({ status }) => status)).toEqual(visitorPages().map(() => 200))
      expect(away.map(({ text }) => text)).toEqual(before)
      // What it said a moment before is remembered for as long.
      await until(async () => (await site.get('/readyz')).status === 503)
      const ready = await site.get('/readyz')
      expect([ready.status, ready.headers['retry-after']]).toEqual([503, '5'])
      expect(ready.text).not.toMatch(/ECONN|postgres|select/i)
      expect(site.lines.filter((line) => line.includes(canary))).toEqual([])
      door.set('shut')
      door.set('open')
      await until(async () => (await site.get('/readyz')).status === 200)
    },
  )

  it('every page says how old the catalogue is, from the fifth minute until the database is back', async () => {
    const pages = visitorPages().filter(
      (address) => !/^\/(?:api|hsds|sitemap|robots|healthz)/.test(address),
    )
    const aged = async (): Promise<readonly string[]> => {
      const texts = await Promise.all(pages.map(async (address) => (await site.get(address)).text))
      return [
        ...new Set(texts.map((text) => /What you see is from (.*?)\./.exec(text)?.[1] ?? 'now')),
      ]
    }
    await site.catalogue.catchUp()
    door.set('shut')
    const now = Date.now()
    const later = (minutes: number) =>
      jest.spyOn(Date, 'now').mockReturnValue(now + 60_000 * minutes)
    expect(await aged()).toEqual(['now'])
    for (const [minutes, said] of [
      [4.9, 'now'],
      [5.5, '5 minutes ago'],
      [90, '1 hour ago'],
      [50 * 60, '2 days ago'],
    ] as const) {
      later(minutes)
      expect(await aged()).toEqual([said])
    }
    door.set('open')
    later(50 * 60 + 1)
    await until(async () => site.catalogue.age() === null)
    expect(await aged()).toEqual(['now'])
    jest.restoreAllMocks()
  })
})
