// Makes one template: node make-template.mjs NAME PLACE RUN SOURCE, of a source that is another template. Called by the first test that needs it
// (template.ts), so a run that needs none makes none.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { databaseOf } from './template-keys.mjs'

const [name, place, run, source] = process.argv.slice(2)
const dist = new URL('../../../dist/', import.meta.url)
const { openDatabase, openInMemory } = await import(new URL('store/connection/database.js', dist))
const { migrate } = await import(new URL('store/migrations/migrations.js', dist))

/** The files of a tar archive, each with its header and padding. */
function* entriesOf(tar) {
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = tar.toString('latin1', at, at + 100).replace(/\0.*$/s, '')
    if (name === '') return
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8) || 0
    const end = at + 512 + Math.ceil(size / 512) * 512
    yield { name, bytes: tar.subarray(at, end) }
    at = end
  }
}

/**
 * The files of template1 and template0: a third of an archive, and no test makes another database
 * in an embedded one.
 */
const TEMPLATES_OF_CLUSTER = /\/base\/[14]\/\d/

/**
 * A database as the archive that PGlite opens, without write-ahead log that a checkpoint has made
 * needless: 80 of 165 MB, and half of the time that each of some 150 test files takes to open its
 * copy.
 */
const dumpOf = async (inner) => {
  await inner.exec('checkpoint')
  const { rows } = await inner.query(
    'select pg_walfile_name(pg_current_wal_insert_lsn()) as current',
  )
  const tar = Buffer.from(await (await inner.dumpDataDir('none')).arrayBuffer())
  const isNeeded = ({ name }) =>
    !TEMPLATES_OF_CLUSTER.test(name) &&
    (!/\/pg_wal\/[0-9A-F]{24}$/.test(name) || name.endsWith(rows[0].current))
  return Buffer.concat([
    ...[...entriesOf(tar)].filter(isNeeded).map(({ bytes }) => bytes),
    Buffer.alloc(1024),
  ])
}

/** Whole or not there, though two runs make it at once. */
const keep = (bytes) => {
  writeFileSync(`${place}.${run}`, bytes)
  renameSync(`${place}.${run}`, place)
}

const fillWithCatalogue = async (database) => {
  const { applyImports } = await import(new URL('store/changes/apply-import.js', dist))
  await applyImports(database, JSON.parse(readFileSync(source, 'utf8')), 'the bundled catalogue')
}
const readTown = () => JSON.parse(readFileSync(new URL('../../town.json', import.meta.url), 'utf8'))
const fillWithTown = async (database) => {
  const { applyImports } = await import(new URL('store/changes/apply-import.js', dist))
  const listings = readTown()
  const file = {
    format: 'csv',
    list: null,
    year: null,
    name: 'town.json',
    sha256: '0'.repeat(64),
  }
  const changes = listings.map((listing) => ({ kind: 'new', listing, before: null }))
  const plan = { source: file, changes, unchanged: 0, conflicts: [], problems: [] }
  await applyImports(database, [plan], 'the bundled catalogue')
}
const fillers = { empty: async () => {}, town: fillWithTown, catalogue: fillWithCatalogue }

const makeArchive = async (fill) => {
  const inner = await PGlite.create('memory://')
  const database = openInMemory(inner)
  await migrate(database)
  await fill(database)
  keep(await dumpOf(inner))
  await database.close()
}

const makeBlank = async () => {
  const inner = await PGlite.create('memory://')
  keep(await dumpOf(inner))
  await inner.close()
}

const makeFolder = async () => {
  const draft = `${place}.${run}`
  const database = await openDatabase({ databaseUrl: null, dataDir: draft })
  await migrate(database)
  await database.close()
  renameSync(draft, place)
}

const makePublications = async () => {
  const { readPublications } = await import(new URL('store/publications/publications.js', dist))
  const database = openInMemory(
    await PGlite.create({ loadDataDir: new Blob([readFileSync(source)]) }),
  )
  const publications = await readPublications(database, 0)
  keep(publications.map((one) => JSON.stringify(one)).join('\n'))
  await database.close()
}

const makePlans = async () => {
  const { planBundled } = await import(new URL('seed/bundled.js', dist))
  const { readPlaces } = await import(new URL('seed/places.js', dist))
  keep(JSON.stringify(await planBundled(await readPlaces())))
}

/** The state that the town is in: all its places are there. */
const HOME = 'OH'

const makeTownPlaces = async () => {
  const { cityRows, zipRows } = await import(new URL('seed/places.js', dist))
  const locations = readTown().flatMap(({ statements }) => statements.location?.[0]?.value ?? [])
  const zips = new Set(locations.map(({ zip }) => zip))
  const nameOf = ({ city, state }) => `${city}, ${state}`.toLowerCase()
  const cities = new Set(locations.map(nameOf))
  const near = {
    zips: (await zipRows()).filter(({ zip, state }) => state === HOME || zips.has(zip)),
    cities: (await cityRows()).filter((one) => one.state === HOME || cities.has(nameOf(one))),
  }
  keep(JSON.stringify(near))
}

const makeServerDatabase = async (fill) => {
  const address = new URL(process.env.TEST_DATABASE_URL)
  const database = databaseOf(name, run)
  const admin = new pg.Client({ connectionString: address.href })
  await admin.connect()
  await admin.query(`create database ${database}`)
  await admin.end()
  address.pathname = `/${database}`
  const server = await openDatabase({ databaseUrl: address.href, dataDir: '' })
  await migrate(server)
  await fill(server)
  await server.close()
  keep(database)
}

if (name === 'blank') await makeBlank()
else if (name === 'folder') await makeFolder()
else if (name === 'publications') await makePublications()
else if (name === 'plans') await makePlans()
else if (name === 'town-places') await makeTownPlaces()
else if (name.startsWith('server-')) await makeServerDatabase(fillers[name.slice('server-'.length)])
else await makeArchive(fillers[name])
