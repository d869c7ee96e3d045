import type pg from 'pg'
import { z } from 'zod'
import { requireRoom, requireRoomToDelete } from '../folder/free-space.js'
import type { Database } from './database.js'
import { SHORT_QUERY_MS } from './postgres.js'
import type { Writer } from './transaction.js'

/**
 * What runs SQL: a database, for one short statement with a 3 s timeout; its pool, for long reads
 * with the pool's own timeouts; or the connection of a transaction.
 */
export type SqlRunner = Database | Writer

const run = async (
  on: SqlRunner,
  text: string,
  given: readonly unknown[],
): Promise<pg.QueryResult> => {
  const values = [...given]
  if (!('prisma' in on)) return on.query(text, values)
  if (text.startsWith('delete')) await requireRoomToDelete(on)
  else if (!text.startsWith('select')) await requireRoom(on)
  return on.pool.query({ text, values, query_timeout: SHORT_QUERY_MS } as pg.QueryConfig)
}

/**
 * Runs one SQL statement and parses its rows. Only for what Prisma cannot say, or in a transaction;
 * docs/decisions.md lists where. `schema` is a constant: zod compiles each at its first use.
 * @throws ZodError for a row of another shape; NoRoom when a write on a database finds the disk
 * nearly full
 */
export const rows = async <T>(
  on: SqlRunner,
  schema: z.ZodType<T>,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> => (await run(on, text, values)).rows.map((row) => schema.parse(row))

/** The same for the first row; null for none. */
export const maybeRow = async <T>(
  on: SqlRunner,
  schema: z.ZodType<T>,
  text: string,
  values: readonly unknown[] = [],
): Promise<T | null> => (await rows(on, schema, text, values))[0] ?? null

/** The values of the only column. */
export const column = async <T>(
  on: SqlRunner,
  schema: z.ZodType<T>,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly T[]> =>
  (await run(on, text, values)).rows.map((row: object) => schema.parse(Object.values(row)[0]))

/** The same without reading rows: returns how many were written, or found. */
export const execute = async (
  on: SqlRunner,
  text: string,
  values: readonly unknown[] = [],
): Promise<number> => (await run(on, text, values)).rowCount ?? 0

/** A `timestamptz` column as UTC in ISO form. */
export const isoTime = z.date().transform((time) => time.toISOString())
