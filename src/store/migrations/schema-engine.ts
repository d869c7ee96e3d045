import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import type pg from 'pg'
import { StoreError } from '../store-error.js'
import { givingCharacters, tellingText } from './char-columns.js'
import { engineImports } from './engine-imports.js'

/** prisma/ as seen from src/store and from dist/store alike. */
export const prismaFolder = new URL('../../../prisma/', import.meta.url)
export const readSchema = (): Promise<string> =>
  readFile(new URL('schema.prisma', prismaFolder), 'utf8')

/** `broken` is rejected when the engine panics, and never settled otherwise. */
type Loaded = Readonly<{ broken: Promise<never> }>

const load = async (): Promise<Loaded> => {
  let broke: (words: string) => void = () => {}
  const broken = new Promise<never>((_, reject) => {
    broke = (words) =>
      reject(
        new StoreError('Prisma’s schema engine broke. Please report this with its words.', {
          cause: new Error(words),
        }),
      )
  })
  // Between two calls nobody hears it.
  broken.catch(() => {})
  // The package exports its bindings and not the file beside them.
  const file = join(
    dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')),
    'schema_engine_bg.wasm',
  )
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': engineImports(broke),
  })
  bindings.__wbg_set_wasm(instance.exports)
  const begin = instance.exports['__wbindgen_start']
  if (typeof begin === 'function') begin()
  return { broken }
}
let loaded: Promise<Loaded> | undefined

/**
 * The adapter over our pool, as the engine needs it. It cuts a script at every semicolon, also
 * inside a function's body; sent whole the script arrives as written, and PostgreSQL does all of it
 * or none.
 */
const factoryOn = (pool: pg.Pool, opened: SqlDriverAdapter[]): PrismaPg => {
  const factory = new PrismaPg(tellingText(pool))
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    opened.push(adapter)
    return Object.assign(givingCharacters(adapter), {
      executeScript: async (script: string) => void (await pool.query(script)),
    })
  }
  return factory
}

/**
 * Asks Prisma's own schema engine, as WebAssembly: the same that its command line downloads as a
 * program, without the download.
 * @throws StoreError when the engine panics, and from then on: its memory cannot be trusted, and
 * its bindings know only one
 */
export const withSchemaEngine = async <T>(
  pool: pg.Pool,
  ask: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> => {
  loaded ??= load()
  const { broken } = await loaded
  const opened: SqlDriverAdapter[] = []
  const answer = async (): Promise<T> => {
    const datamodels: [string, string][] = [['schema.prisma', await readSchema()]]
    return ask(
      await bindings.SchemaEngine.new(
        { datamodels },
        () => {},
        bindMigrationAwareSqlAdapterFactory(factoryOn(pool, opened)),
      ),
    )
  }
  try {
    return await Promise.race([answer(), broken])
  } finally {
    // Takes the adapter's listeners off the pool again.
    for (const adapter of opened) await adapter.dispose()
  }
}
