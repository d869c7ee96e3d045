import { ColumnTypeEnum, type SqlQueryable } from '@prisma/driver-adapter-utils'
import type pg from 'pg'

/**
 * PostgreSQL's "char", one byte, which only its own catalogue uses; and text, which the adapter
 * knows.
 */
const CHAR = 18
const TEXT = 25

type Columns = ReadonlySet<number>
/** Which columns of an answer are "char", by its rows, which the adapter passes on as they are. */
const known = new WeakMap<object, Columns>()

/**
 * The pool, for the adapter: it does not know "char" and refuses an answer that has one, so it is
 * told that these are text.
 */
export const tellingText = (pool: pg.Pool): pg.Pool => {
  const query = pool.query.bind(pool) as (
    asked: pg.QueryArrayConfig,
    values?: unknown[],
  ) => Promise<pg.QueryArrayResult>
  const told = async (
    asked: pg.QueryArrayConfig,
    values?: unknown[],
  ): Promise<pg.QueryArrayResult> => {
    const result = await query(asked, values)
    // A script of several statements gives a list of answers, which nobody reads.
    if (!result.fields) return result
    known.set(
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
 * The adapter, for the engine: it reads these columns as single characters, and panics over a text.
 */
export const givingCharacters = <A extends SqlQueryable>(adapter: A): A => {
  const queryRaw = adapter.queryRaw.bind(adapter)
  const given: A['queryRaw'] = async (query) => {
    const result = await queryRaw(query)
    const columns = known.get(result.rows)
    return {
      ...result,
      columnTypes: result.columnTypes.map((type, column) =>
        columns?.has(column) ? ColumnTypeEnum.Character : type,
      ),
    }
  }
  return Object.assign(adapter, { queryRaw: given })
}
