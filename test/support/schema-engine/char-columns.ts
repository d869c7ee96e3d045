import { ColumnTypeEnum, type SqlQueryable } from '@prisma/driver-adapter-utils'
import type pg from 'pg'

/**
 * Type OIDs: PostgreSQL's internal one-byte "char", only used in its system catalog; and text,
 * which the adapter supports.
 */
const CHAR = 18
const TEXT = 25

type ColumnSet = ReadonlySet<number>
/** The "char" columns of a result, keyed by its rows array, which the adapter passes through. */
const charColumns = new WeakMap<object, ColumnSet>()

/**
 * Wraps the pool for the adapter, which rejects results with "char" columns: they are reported as
 * text.
 */
export const withTextColumns = (pool: pg.Pool): pg.Pool => {
  const query = pool.query.bind(pool) as (
    asked: pg.QueryArrayConfig,
    values?: unknown[],
  ) => Promise<pg.QueryArrayResult>
  const told = async (
    asked: pg.QueryArrayConfig,
    values?: unknown[],
  ): Promise<pg.QueryArrayResult> => {
    const result = await query(asked, values)
    // A script of several statements returns a list of results, which nobody reads.
    if (!result.fields) return result
    charColumns.set(
      result.rows,
      new Set(
        result.fields.flatMap(({ dataTypeID }, column) => (dataTypeID === CHAR ? [column] : [])),
      ),
    )
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
    return result
  }
  return Object.create(pool, { query: { value: told } }) as pg.Pool
}

/**
 * Wraps the adapter for the engine, which reads these columns as single characters, and panics on
 * text.
 */
export const withCharColumns = <A extends SqlQueryable>(adapter: A): A => {
  const queryRaw = adapter.queryRaw.bind(adapter)
  const given: A['queryRaw'] = async (query) => {
    const result = await queryRaw(query)
    const columns = charColumns.get(result.rows)
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, column) =>
        columns?.has(column) ? ColumnTypeEnum.Character : type,
      ),
    }
  }
  return Object.assign(adapter, { queryRaw: given })
}
