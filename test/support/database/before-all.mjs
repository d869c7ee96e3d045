// Templates for the whole run, on each engine: one migrated and empty, one with the bundled
// catalogue. Every test file gets copies of its own (see fresh-database.ts). jest does not
// transform this file nor map its imports, so it takes the compiled sources.
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

const { openDatabase, openInMemory } = await import(
  '../../../dist/store/connection/database.js'
).catch((cause) => {
  throw new Error('The tests need the compiled sources: run npm run build first.', { cause })
})
const { migrate } = await import('../../../dist/store/migrations/migrations.js')
const { loadBundled, readPlaces } = await import('../../../dist/seed/bundled.js')

/** Two runs at once, of two people or two rooms, must not share a template. */
const run = `${process.pid}_${randomBytes(3).toString('hex')}`
const cache = 'node_modules/.cache/iop'

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
    !/\/pg_wal\/[0-9A-F]{24}$/.test(name) || name.endsWith(rows[0].current)
  return Buffer.concat([
    ...[...entriesOf(tar)].filter(isNeeded).map(({ bytes }) => bytes),
    Buffer.alloc(1024),
  ])
}

/**
 * The compiled files that `entries` import, themselves included: what a template made by them
 * depends on.
 */
const importsOf = (...entries) => {
  const found = new Set()
  const visit = (file) => {
    if (found.has(file)) return
    found.add(file)
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '(\.{1,2}\/[^']+)'/g))
      visit(join(dirname(file), path))
  }
  for (const entry of entries) visit(entry)
  return [...found].sort()
}
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()

/**
 * Where a template is kept: it takes seconds to make, so it is kept for as long as everything that
 * it is made from is the same.
 */
const templateFile = (name, ...entries) => {
  const hash = createHash('sha256')
  for (const file of [
    ...importsOf(...entries),
    ...filesIn('prisma'),
    'package-lock.json',
    'test/support/database/before-all.mjs',
  ])
    hash.update(`${file}\0`).update(readFileSync(file))
  return `${cache}/${name}-${hash.digest('hex').slice(0, 16)}`
}
const emptyFile = () =>
  `${templateFile('empty', 'dist/store/connection/database.js', 'dist/store/migrations/migrations.js')}.tar`
const catalogueFile = () =>
  `${templateFile('catalogue', 'dist/seed/bundled.js', 'dist/store/connection/database.js', 'dist/store/migrations/migrations.js')}.tar`

/**
 * Older than any run: its own was killed, or its sources have changed. A younger one may be in use
 * beside this run.
 */
const isForgotten = (file) => Date.now() - statSync(file).mtimeMs > 12 * 3600 * 1000

/** Whole or not there, though two runs make it at once. */
const keep = (file, bytes) => {
  writeFileSync(`${file}.${run}`, bytes)
  renameSync(`${file}.${run}`, file)
}

const embeddedTemplates = async () => {
  mkdirSync(cache, { recursive: true })
  const [empty, catalogue] = [emptyFile(), catalogueFile()]
  if (existsSync(empty) && existsSync(catalogue)) return { empty, catalogue }
  for (const name of readdirSync(cache))
    if (isForgotten(`${cache}/${name}`))
      rmSync(`${cache}/${name}`, { force: true, recursive: true })
  const inner = await PGlite.create('memory://')
  const database = openInMemory(inner)
  await migrate(database)
  if (!existsSync(empty)) keep(empty, await dumpOf(inner))
  if (!existsSync(catalogue)) {
    await loadBundled(database, await readPlaces())
    keep(catalogue, await dumpOf(inner))
  }
  await database.close()
  return { empty, catalogue }
}

/**
 * A data folder with a migrated, empty database, for commands: making one takes each of them
 * seconds. Kept like the catalogue.
 */
const folderTemplate = async () => {
  const folder = templateFile(
    'folder',
    'dist/store/connection/database.js',
    'dist/store/migrations/migrations.js',
  )
  if (existsSync(folder)) return folder
  const draft = `${folder}.${run}`
  const database = await openDatabase({ databaseUrl: null, dataDir: draft })
  await migrate(database)
  await database.close()
  renameSync(draft, folder)
  return folder
}

const serverTemplate = async (url, name, fill) => {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const address = new URL(url)
  address.pathname = `/${name}`
  const server = await openDatabase({ databaseUrl: address.href, dataDir: '' })
  await migrate(server)
  await fill(server)
  await server.close()
  return name
}

export default async () => {
  const { empty, catalogue } = await embeddedTemplates()
  process.env.IOP_TEMPLATE_FILE = empty
  process.env.IOP_CATALOGUE_FILE = catalogue
  process.env.IOP_FOLDER = await folderTemplate()
  const url = process.env.TEST_DATABASE_URL
  if (!url) return
  process.env.IOP_TEMPLATE_DATABASE = await serverTemplate(
    url,
    `iop_template_${run}`,
    async () => {},
  )
  const places = await readPlaces()
  process.env.IOP_CATALOGUE_DATABASE = await serverTemplate(url, `iop_catalogue_${run}`, (server) =>
    loadBundled(server, places),
  )
}
