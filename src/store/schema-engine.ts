import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import type pg from 'pg'

/** prisma/ as seen from src/store and from dist/store alike. */
export const prismaFolder = new URL('../../prisma/', import.meta.url)
export const readSchema = (): Promise<string> => readFile(new URL('schema.prisma', prismaFolder), 'utf8')

/** The engine leaves a 10 s timer behind, which would keep a finished command (and every test worker) alive that long. */
const imports = (): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(bindings).map(([name, value]) =>
      name.startsWith('__wbg_setTimeout') ? [name, (call: () => void, ms: number) => setTimeout(call, ms >>> 0).unref()] : [name, value],
    ),
  )

const load = async (): Promise<void> => {
  // The package exports its bindings and not the file beside them.
  const file = join(dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': imports() })
  bindings.__wbg_set_wasm(instance.exports)
  const begin = instance.exports['__wbindgen_start']
  if (typeof begin === 'function') begin()
}
let loaded: Promise<void> | undefined

/**
 * The adapter cuts a script at every semicolon, also inside a function's body. Sent whole it arrives as written, and PostgreSQL
 * does all of it or none.
 */
const withWholeScripts = (factory: PrismaPg, pool: pg.Pool): PrismaPg => {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => Object.assign(await connect(), { executeScript: async (script: string) => void (await pool.query(script)) })
  return factory
}

/** Prisma's own schema engine, as WebAssembly: the same that its command line downloads as a program, without the download. */
export const schemaEngineOn = async (pool: pg.Pool): Promise<bindings.SchemaEngine> => {
  loaded ??= load()
  await loaded
  const binding = bindMigrationAwareSqlAdapterFactory(withWholeScripts(new PrismaPg(pool), pool))
  return bindings.SchemaEngine.new({ datamodels: [['schema.prisma', await readSchema()]] }, () => {}, binding)
}

/**
 * The pool, for reading a database's shape: the adapter does not know PostgreSQL's "char" (type 18), which the catalogue tables
 * use, so it is told that these columns are text (25).
 */
export const introspecting = (pool: pg.Pool): pg.Pool => {
  const query = pool.query.bind(pool) as (asked: pg.QueryArrayConfig, values?: unknown[]) => Promise<pg.QueryArrayResult>
  const told = async (asked: pg.QueryArrayConfig, values?: unknown[]): Promise<pg.QueryArrayResult> => {
    const result = await query(asked, values)
    for (const field of result.fields) if (field.dataTypeID === 18) field.dataTypeID = 25
    return result
  }
  return Object.create(pool, { query: { value: told } }) as pg.Pool
}
