import { createHash } from 'node:crypto'
// The embedded engine never waits for anything: without a turn between two readings no visitor is
// answered meanwhile.
import { setImmediate as turn } from 'node:timers/promises'
import type { Writer } from '../connection/transaction.js'
import type { BackupTable } from './tables.js'

/**
 * Rows are text that PostgreSQL wrote and PostgreSQL reads. With these settings every engine and
 * release writes the same.
 */
const settings = ['timezone = UTC', 'extra_float_digits = 1', 'bytea_output = hex']

export const writeAlike = async (writer: Writer): Promise<void> => {
  for (const setting of settings) await writer.query(`set local ${setting}`)
}

/** Rows a reading: the embedded engine answers nobody meanwhile. */
const SOME = 100
/** Tables of which a single row may be megabytes. */
const large: ReadonlySet<BackupTable> = new Set(['import_drafts'])

/**
 * Every row of a table as one line of JSON, some at a time, in no promised order. Only inside a
 * transaction, after `writeAlike`.
 */
export async function* rowsOf(
  writer: Writer,
  table: BackupTable,
): AsyncGenerator<readonly string[]> {
  await writer.query(
    `declare rows_of no scroll cursor for select to_jsonb(one)::text as line from "${table}" as one`,
  )
  for (;;) {
    const { rows } = await writer.query<{ line: string }>(
      `fetch ${large.has(table) ? 1 : SOME} from rows_of`,
    )
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
    await turn()
  }
  await writer.query('close rows_of')
}

/** Which of some tables are there: an earlier schema has fewer. */
export const existing = async <T extends string>(
  writer: Writer,
  tables: readonly T[],
): Promise<readonly T[]> => {
  const { rows } = await writer.query<{ name: string }>(
    'select name from unnest($1::text[]) as name where to_regclass(quote_ident(name)) is not null',
    [[...tables]],
  )
  const there = new Set(rows.map(({ name }) => name))
  return tables.filter((name) => there.has(name))
}

/**
 * How many rows a table has and a sum of their hashes, which is the same in whatever order they
 * come.
 */
export type Tally = Readonly<{ rows: number; sum: string }>
export const createTally = () => {
  let rows = 0
  let sum = 0n
  return {
    add: (line: string): void => {
      rows += 1
      sum = BigInt.asUintN(
        256,
        sum + BigInt(`0x${createHash('sha256').update(line).digest('hex')}`),
      )
    },
    total: (): Tally => ({ rows, sum: sum.toString(16) }),
  }
}
