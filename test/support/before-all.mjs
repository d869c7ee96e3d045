// One migrated template for the whole run, on each engine; every test file gets a copy of its own (see fresh-database.ts).
// jest does not transform this file nor map its imports, so it takes the compiled store.
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'

const { openDatabase, openInMemory } = await import('../../dist/store/database.js').catch((cause) => {
  throw new Error('The tests need the compiled sources: run npm run build first.', { cause })
})
const { migrate } = await import('../../dist/store/migrations.js')

/** Two runs at once, of two people or two rooms, must not share a template. */
const run = `${process.pid}_${randomBytes(3).toString('hex')}`

const embeddedTemplate = async () => {
  const inner = await PGlite.create('memory://')
  const database = openInMemory(inner)
  await migrate(database)
  const dump = await inner.dumpDataDir('none')
  await database.close()
  mkdirSync('node_modules/.cache/iop', { recursive: true })
  const file = `node_modules/.cache/iop/template-${run}.tar`
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  return file
}

const serverTemplate = async (url) => {
  const name = `iop_template_${run}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  const address = new URL(url)
  address.pathname = `/${name}`
  const server = await openDatabase({ databaseUrl: address.href, dataDir: '' })
  await migrate(server)
  await server.close()
  return name
}

export default async () => {
  process.env.IOP_TEMPLATE_FILE = await embeddedTemplate()
  const url = process.env.TEST_DATABASE_URL
  if (url) process.env.IOP_TEMPLATE_DATABASE = await serverTemplate(url)
}
