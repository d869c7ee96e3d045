import { PGlite } from '@electric-sql/pglite'

const dist = new URL('../../dist/', import.meta.url)
const { createApp } = await import(new URL('app.js', dist))
const { loadBundled } = await import(new URL('seed/bundled.js', dist))
const { readPlaces } = await import(new URL('seed/places.js', dist))
const { parseConfig } = await import(new URL('config/config.js', dist))
const { openCatalogue } = await import(new URL('live/open-catalogue.js', dist))
const { openInMemory } = await import(new URL('store/connection/database.js', dist))
const { migrate } = await import(new URL('store/migrations/migrations.js', dist))
const { listen } = await import(new URL('web/http/http-server.js', dist))

/**
 * The real app over the bundled catalogue without samples, in memory, on a port of its own.
 * Browsers take localhost for a secure line.
 */
export const openDirectory = async () => {
  const database = openInMemory(await PGlite.create('memory://'))
  await migrate(database)
  const places = await readPlaces()
  await loadBundled(database, places)
  const secret = 'only for pictures, used nowhere else'
  const config = {
    ...parseConfig({ SAMPLE_PROGRAMS: 'false', RATE_LIMIT: '0', SESSION_SECRET: secret }),
    sessionSecret: secret,
  }
  const catalogue = await openCatalogue({ database, places, samples: false, say: () => {} })
  const door = await listen(
    createApp(catalogue, database, config, () => {}),
    { port: 0, host: '127.0.0.1' },
  )
  const close = async () => {
    await door.stop()
    await catalogue.stop()
    await database.close()
  }
  return { database, origin: `http://localhost:${door.port}`, close }
}
