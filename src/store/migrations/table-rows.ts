import { createHash } from 'node:crypto'
// The embedded engine is synchronous: no request is served between reads without yielding.
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { z } from 'zod'
import { column, execute } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import type { BackupTable } from './tables.js'

/** With these settings, every engine and version of PostgreSQL writes identical text of a row. */
const settings = ['timezone = UTC', 'extra_float_digits = 1', 'bytea_output = hex']

/** Applies those settings to the current transaction. */
export const setTextFormat = async (writer: Writer): Promise<void> => {
  for (const setting of settings) await execute(writer, `set local ${setting}`)
}

/** Rows per fetch: the embedded engine serves nobody else meanwhile. */
const ROWS_PER_FETCH = 100
/** Tables whose rows may be megabytes each. */
const large: ReadonlySet<BackupTable> = new Set(['import_drafts'])

/** A table's rows as JSON lines, unordered. Only inside a transaction, after `setTextFormat`. */
export async function* rowsOf(
  writer: Writer,
  table: BackupTable,
): AsyncGenerator<readonly string[]> {
  await execute(
    writer,
    `declare rows_of no scroll cursor for select to_jsonb(one)::text as line from "${table}" as one`,
  )
  for (;;) {
    const lines = await column(
      writer,
      z.string(),
      `fetch ${large.has(table) ? 1 : ROWS_PER_FETCH} from rows_of`,
    )
    if (lines.length === 0) break
    yield lines
    await yieldToEventLoop()
  }
  await execute(writer, 'close rows_of')
}

/** Those of the tables that exist: an earlier schema has fewer. */
export const findExistingTables = async <T extends string>(
  writer: Writer,
  tables: readonly T[],
): Promise<readonly T[]> => {
  const there = await column(
    writer,
    z.string(),
    'select name from unnest($1::text[]) as name where to_regclass(quote_ident(name)) is not null',
    [[...tables]],
  )
  return tables.filter((name) => there.includes(name))
}

/** A table's rows: their count, and the sum of their SHA-256 modulo 2^256, in whatever order. */
export type Tally = Readonly<{ rows: number; sum: string }>
/** An accumulator of such a tally; `sum` is in hex. */
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
