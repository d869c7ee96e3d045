import { readFileSync, statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { entryRoutes } from '../../src/admin/index.js'
import { createRequestMetrics } from '../../src/web/log/request-metrics.js'
import { storyEngine } from '../support/database/fresh-database.js'
import { addressesOf, visitorRoutes } from '../support/site/addresses.js'
import { routesOf } from '../support/site/admin-routes.js'
import { openSite, SECRET, type Site } from '../support/site/open-site.js'

type Page = Readonly<{ name: string; at: string; room: 'site' | 'admin'; status?: number }>
type Picture = Readonly<{ file: string; name: string }>

describe('the list of pages to take pictures of', () => {
  let site: Site
  let pages: readonly Page[]
  let pictures: readonly Picture[]
  beforeAll(async () => {
    site = await openSite(storyEngine)
    ;({ pages, pictures } = await import(new URL('pages.mjs', import.meta.url).href))
  })
  afterAll(() => site.close())

  /** The route that answers an address: the first whose pattern fits, as in Express. */
  const answering = (routes: readonly string[], address: string): string | undefined => {
    const path = address.split('?')[0] as string
    return routes.find((route) =>
      new RegExp(`^${route.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`).test(path),
    )
  }

  it('has every page of visitors; what is not HTML is for machines', async () => {
    const routes = visitorRoutes(site.catalogue).map(({ path }) => path)
    const shown = new Set(
      pages.filter(({ status = 200 }) => status === 200).map(({ at }) => answering(routes, at)),
    )
    const addresses = await addressesOf(site)
    const missing: string[] = []
    for (const [i, route] of routes.entries())
      if (!shown.has(route) && (await site.get(addresses[i] as string)).type === 'text/html')
        missing.push(route)
    expect(missing).toEqual([])
    expect(shown.size).toBeGreaterThan(10)
  })

  it('has every page of those who keep the directory', () => {
    const context = {
      catalogue: site.catalogue,
      database: site.database,
      render: () => {},
      origin: null,
      secret: Buffer.from(SECRET),
      log: () => {},
      metrics: createRequestMetrics(),
    }
    const entries = entryRoutes({ ...context, preview: () => {}, reviewRequired: false })
    const routes = [...entries, ...routesOf(site)]
      .filter((route) => 'get' in route)
      .map(({ path }) => path)
    const shown = new Set(
      pages.map(({ at }) => answering(routes, at.replace('{join}', '/admin/join/token'))),
    )
    expect(routes.filter((route) => !shown.has(route))).toEqual([])
    expect(routes.length).toBeGreaterThan(15)
  })

  it('names only what the bundled catalogue answers as the list says', async () => {
    for (const { at, room, status = 200 } of pages)
      if (room === 'site') expect([at, (await site.get(at)).status]).toEqual([at, status])
  })

  it('has each name once, also those of the README’s pictures, which are there and small', () => {
    const names = pages.map(({ name }) => name)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    expect(pictures.filter(({ name }) => !names.includes(name))).toEqual([])
    const shown = [
      ...readFileSync(new URL('../../README.md', import.meta.url), 'utf8').matchAll(
        /pictures\/([\w-]+)\.webp/g,
      ),
    ].map(([, file]) => file)
    expect([...shown].sort()).toEqual(pictures.map(({ file }) => file).sort())
    const bytes = pictures.map(
      ({ file }) => statSync(new URL(`pictures/${file}.webp`, import.meta.url)).size,
    )
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(500_000)
  })
})
