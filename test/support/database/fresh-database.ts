import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { describe } from '@jest/globals'
import pg from 'pg'
import {
  type Database,
  openDatabase,
  openInMemory,
} from '../../../src/store/connection/database.js'

export type Engine = 'embedded' | 'server'
const serverUrl = process.env['TEST_DATABASE_URL']

/** What `describe.each` runs over: a server only where one is given. */
export const engines: readonly Engine[] = serverUrl ? ['embedded', 'server'] : ['embedded']

/**
 * For what only a server has: several connections, and a connection that can be lost. CI counts
 * these as failed when left out.
 */
export const describeServer = serverUrl ? describe : describe.skip

/** What a database has in it at first: nothing, the tables, or the bundled catalogue. */
type Filled = 'blank' | 'empty' | 'catalogue'
const files = { empty: 'IOP_TEMPLATE_FILE', catalogue: 'IOP_CATALOGUE_FILE' } as const
const templates = { empty: 'IOP_TEMPLATE_DATABASE', catalogue: 'IOP_CATALOGUE_DATABASE' } as const

const embedded = async (filled: Filled): Promise<Database> => {
  if (filled === 'blank') return openInMemory(await PGlite.create('memory://'))
  const template = new Blob([readFileSync(process.env[files[filled]] as string)])
  return openInMemory(await PGlite.create({ loadDataDir: template }))
}

const server = async (filled: Filled): Promise<Database> => {
  const url = new URL(serverUrl as string)
  const name = `iop_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(
    `create database ${name} template ${filled === 'blank' ? 'template0' : process.env[templates[filled]]}`,
  )
  url.pathname = `/${name}`
  const database = await openDatabase({ databaseUrl: url.href, dataDir: '' })
  const close = async () => {
    await database.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
  return { ...database, close }
}

const open = (engine: Engine, filled: Filled): Promise<Database> =>
  engine === 'embedded' ? embedded(filled) : server(filled)

/** A migrated, empty database of its own; closing it takes it away. */
export const freshDatabase = (engine: Engine): Promise<Database> => open(engine, 'empty')

/** The same without any table, for testing migrations. */
export const blankDatabase = (engine: Engine): Promise<Database> => open(engine, 'blank')

/** The same with the bundled catalogue and the samples in it. */
export const catalogueDatabase = (engine: Engine): Promise<Database> => open(engine, 'catalogue')
