import type { RequestListener } from 'node:http'
import supertest from 'supertest'
import { createApp } from '../../../src/app.js'
import { type Config, parseConfig } from '../../../src/config/config.js'
import { type OpenCatalogue, openCatalogue } from '../../../src/live/open-catalogue.js'
import { readPlaces } from '../../../src/seed/bundled.js'
import type { Database } from '../../../src/store/connection/database.js'
import { createLog } from '../../../src/web/log/log.js'
import { catalogueDatabase, type Engine } from '../database/fresh-database.js'

/** What signs and seals in tests. */
export const SECRET = 'a secret of the tests, of no use elsewhere'

/** The real app over the real catalogue, in a database of its own. `lines` are what it logged. */
export type Site = Readonly<{
  app: RequestListener
  catalogue: OpenCatalogue
  database: Database
  config: Config
  lines: string[]
  get: (address: string) => supertest.Test
  close: () => Promise<void>
}>

/**
 * Opens the site over a database that has the bundled catalogue; no samples and no limit of
 * requests unless asked for.
 */
export const openSite = async (
  engine: Engine,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> => siteOver(await catalogueDatabase(engine), settings)

/** The same over a database that is given. */
export const siteOver = async (
  database: Database,
  settings: Readonly<Record<string, string>> = {},
): Promise<Site> => {
  const config = parseConfig({
    SAMPLE_PROGRAMS: 'false',
    RATE_LIMIT: '0',
    SESSION_SECRET: SECRET,
    ...settings,
  })
  if (typeof config === 'string') throw new Error(config)
  const lines: string[] = []
  const log = createLog('info', (line) => lines.push(line))
  const catalogue = await openCatalogue({
    database,
    places: await readPlaces(),
    samples: config.samples,
    say: (message) => log('warn', 'store', { message }),
  })
  const app = createApp(
    catalogue,
    database,
    { ...config, sessionSecret: config.sessionSecret ?? SECRET },
    log,
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
    get: (address) => supertest(app).get(address),
    close,
  }
}
