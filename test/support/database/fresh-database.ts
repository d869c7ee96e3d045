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
import { templateOf } from './template.js'

export type Engine = 'embedded' | 'server'
const serverUrl = process.env['TEST_DATABASE_URL']

/** What `describe.each` runs over: a server only where one is given. */
export const engines: readonly Engine[] = serverUrl ? ['embedded', 'server'] : ['embedded']

/**
 * The same for stories whose SQL the tests of the store run on both engines: a server where one is
 * given, which opens in a tenth of the time.
 */
export const storyEngine: Engine = serverUrl ? 'server' : 'embedded'
export const storyEngines: readonly Engine[] = [storyEngine]

/**
 * For what only a server has: several connections, and a connection that can be lost. CI counts
 * these as failed when left out.
 */
export const describeServer = serverUrl ? describe : describe.skip

/** What a database has in it at first: nothing, the tables, a town, or the bundled catalogue. */
type Filled = 'blank' | 'empty' | 'town' | 'catalogue'

/**
 * The engine clears its 128 MB of shared buffers at each start, half of what an opening costs; no
 * test database has a tenth of that in use.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']

const embedded = async (filled: Filled): Promise<Database> => {
  const template = new Blob([readFileSync(await templateOf(filled))])
  return openInMemory(await PGlite.create({ loadDataDir: template, startParams }))
}

const server = async (filled: Filled): Promise<Database> => {
  const url = new URL(serverUrl as string)
  const template =
    filled === 'blank' ? 'template0' : readFileSync(await templateOf(`server-${filled}`), 'utf8')
  const name = `iop_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(`create database ${name} template ${template}`)
  url.pathname = `/${name}`
  const database = await openDatabase({ databaseUrl: url.href, dataDir: '' })
  const drop = async () => {
    await database.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
  let dropped: Promise<void> | null = null
  return { ...database, close: () => (dropped ??= drop()) }
}

const open = (engine: Engine, filled: Filled): Promise<Database> =>
  engine === 'embedded' ? embedded(filled) : server(filled)

/** A migrated, empty database of its own; closing it takes it away. */
export const freshDatabase = (engine: Engine): Promise<Database> => open(engine, 'empty')

/** The same without any table, for testing migrations. */
export const blankDatabase = (engine: Engine): Promise<Database> => open(engine, 'blank')

/** The same with the town in it: some two hundred programs of the bundled catalogue. */
export const townDatabase = (engine: Engine): Promise<Database> => open(engine, 'town')

/** The same with the bundled catalogue and the samples in it. */
export const catalogueDatabase = (engine: Engine): Promise<Database> => open(engine, 'catalogue')
