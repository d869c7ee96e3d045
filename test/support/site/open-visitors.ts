import type { RequestListener } from 'node:http'
import supertest from 'supertest'
import { type Config, parseConfig } from '../../../src/config/config.js'
import type { Catalogue } from '../../../src/live/catalogue.js'
import { createMemoryCatalogue, type MemoryCatalogue } from '../../../src/live/memory-catalogue.js'
import type { Places } from '../../../src/search/places/places.js'
import { readPlaces } from '../../../src/seed/places.js'
import type { Publication } from '../../../src/store/publications/publications.js'
import { createVisitorApp } from '../../../src/visitor-app.js'
import { createLog } from '../../../src/web/log/log.js'
import { nationPublications, townPlaces, townPublications } from '../town/town.js'

/** What signs and seals in tests. */
export const SECRET = 'a secret of the tests, of no use elsewhere'

/** The settings of tests: no samples and no rate limit unless asked for. */
export const configOf = (settings: Readonly<Record<string, string>>): Config => {
  const config = parseConfig({
    SAMPLE_PROGRAMS: 'false',
    RATE_LIMIT: '0',
    SESSION_SECRET: SECRET,
    ...settings,
  })
  if (typeof config === 'string') throw new Error(config)
  return config
}

/**
 * What visitors have of the real app, over a catalogue in memory: no database, so reports are
 * answered as while it is away, and there is no admin. `lines` are what it logged; `close` has
 * nothing to close, so that a test may be moved between this and a site with a database.
 */
export type VisitorSite = Readonly<{
  app: RequestListener
  catalogue: Catalogue & MemoryCatalogue
  config: Config
  lines: string[]
  get: (address: string) => supertest.Test
  close: () => Promise<void>
}>

const openOver = (
  publications: readonly Publication[],
  places: Places,
  settings: Readonly<Record<string, string>>,
): VisitorSite => {
  const config = configOf(settings)
  const lines: string[] = []
  const memory = createMemoryCatalogue(places, config.samples)
  memory.fill(publications)
  const catalogue = {
    ...memory,
    age: () => null,
    settled: () => true,
    catchUp: async () => {},
    ready: async () => true,
  }
  const app = createVisitorApp({
    catalogue,
    reports: { add: async () => 'away', find: async () => 'away' },
    config,
    log: createLog('info', (line) => lines.push(line)),
  })
  return {
    app,
    catalogue,
    config,
    lines,
    get: (address) => supertest(app).get(address),
    close: async () => {},
  }
}

/** Opens what visitors see over the town: a tenth of a second. */
export const openTown = async (
  settings: Readonly<Record<string, string>> = {},
): Promise<VisitorSite> => openOver(townPublications(), await townPlaces(), settings)

/** The same over the whole bundled catalogue, for the tests that it is the subject of. */
export const openNation = async (
  settings: Readonly<Record<string, string>> = {},
): Promise<VisitorSite> => openOver(await nationPublications(), await readPlaces(), settings)
