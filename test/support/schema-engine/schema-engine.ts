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
import { withCharColumns, withTextColumns } from './char-columns.js'
import { engineImports } from './engine-imports.js'

/** The text of schema.prisma. */
export const readSchema = (): Promise<string> =>
  readFile(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8')

/** `broken` rejects when the engine panics, and never settles otherwise. */
type LoadedEngine = Readonly<{ broken: Promise<never> }>

const load = async (): Promise<LoadedEngine> => {
  let broke: (words: string) => void = () => {}
  const broken = new Promise<never>((_, reject) => {
    broke = (words) => reject(new Error('Prisma’s schema engine panicked', { cause: words }))
  })
  // Between calls nothing awaits it.
  broken.catch(() => {})
  // The package exports its bindings but not the WebAssembly file beside them.
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
let loaded: Promise<LoadedEngine> | undefined

/**
 * The adapter over our pool, as the engine needs it. The adapter splits scripts at every semicolon,
 * even inside function bodies; sent as one, the script is unchanged and PostgreSQL runs it
 * atomically.
 */
const factoryOn = (pool: pg.Pool, opened: SqlDriverAdapter[]): PrismaPg => {
  const factory = new PrismaPg(withTextColumns(pool))
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    opened.push(adapter)
    return Object.assign(withCharColumns(adapter), {
      executeScript: async (script: string) => void (await pool.query(script)),
    })
  }
  return factory
}

/**
 * Runs Prisma's schema engine as WebAssembly: the engine that its CLI downloads as a binary, without
 * the download.
 * @throws Error when the engine panics, and ever after: its memory cannot be trusted, and its
 * bindings support only one instance
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
    // Removes the adapter's listeners from the pool.
    for (const adapter of opened) await adapter.dispose()
  }
}
