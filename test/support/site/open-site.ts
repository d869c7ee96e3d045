import type { RequestListener } from 'node:http'
import supertest from 'supertest'
import { createApp } from '../../../src/app.js'
import type { Config } from '../../../src/config/config.js'
import { type OpenCatalogue, openCatalogue } from '../../../src/live/open-catalogue.js'
import type { Places } from '../../../src/search/places/places.js'
import { readPlaces } from '../../../src/seed/places.js'
import { type Database, openDatabase } from '../../../src/store/connection/database.js'
import { createLog } from '../../../src/web/log/log.js'
import { createRequestMetrics } from '../../../src/web/log/request-metrics.js'
import { catalogueDatabase, type Engine, townDatabase } from '../database/fresh-database.js'
import { townPlaces } from '../town/town.js'
import { configOf, SECRET } from './open-visitors.js'

export { SECRET } from './open-visitors.js'

/**
 * The real app over the real catalogue, in a database of its own. `lines` are what it logged,
 * `metric` is one of its operator's numbers.
 */
export type Site = Readonly<{
  app: RequestListener
  catalogue: OpenCatalogue
  database: Database
  config: Config
  lines: string[]
  metric: (name: string) => number
  get: (address: string) => supertest.Test
  close: () => Promise<void>
}>

/** Opens the site over a database that has the bundled catalogue. */
export const openSite = async (
  engine: Engine,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> => siteOver(await catalogueDatabase(engine), settings)

/** Opens the site over a database that has the town; for tests of what editors and visitors write. */
export const openTownSite = async (
  engine: Engine,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> => siteOver(await townDatabase(engine), settings, await townPlaces())

/** Two processes over one database of the server, which has the town; closes both at the end. */
export const overOneDatabase = async (
  settings: Readonly<Record<string, string>>,
  work: (one: Site, two: Site) => Promise<void>,
): Promise<void> => {
  const one = await openTownSite('server', settings)
  const { connectionString } = one.database
  const two = await siteOver(
    await openDatabase({ databaseUrl: connectionString, dataDir: '' }),
    settings,
  )
  try {
    await work(one, two)
  } finally {
    await two.close()
    await one.close()
  }
}

/** The same over a database that is given. */
export const siteOver = async (
  database: Database,
  settings: Readonly<Record<string, string>> = {},
  places?: Places,
): Promise<Site> => {
  const config = configOf(settings)
  const lines: string[] = []
  const log = createLog('info', (line) => lines.push(line))
  const catalogue = await openCatalogue({
    database,
    places: places ?? (await readPlaces()),
    samples: config.samples,
    say: (message) => log('warn', 'store', { message }),
  })
  const metrics = createRequestMetrics()
  const app = createApp(
    catalogue,
    database,
    { ...config, sessionSecret: config.sessionSecret ?? SECRET },
    log,
    metrics,
  )
  const close = async (): Promise<void> => {
    await catalogue.stop()
    await database.close()
  }
  return {
    app,
    catalogue,
    database,
    config,
    lines,
    metric: (name) => Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(metrics.text([]))?.[1]),
    get: (address) => supertest(app).get(address),
    close,
  }
}
