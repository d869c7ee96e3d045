import { z } from 'zod'
import { column, execute, rows } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import type { BackupTable } from '../migrations/tables.js'

const sequenceColumn = z.object({ table: z.string(), name: z.string(), sequence: z.string() })

/** Columns with a sequence (serial or identity). */
const sequenceColumns = (writer: Writer, tables: readonly BackupTable[]) =>
  rows(
    writer,
    sequenceColumn,
    `select table_name as "table", column_name as "name", pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
     from information_schema.columns
     where table_schema = current_schema() and table_name = any($1) and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null
     order by 1, 2`,
    [tables],
  )

/** The last value of each sequence, by `table.column`; '0' for an unused one. */
export const readSequences = async (
  writer: Writer,
  tables: readonly BackupTable[],
): Promise<Readonly<Record<string, string>>> => {
  const last: Record<string, string> = {}
  for (const { table, name, sequence } of await sequenceColumns(writer, tables)) {
    // The name is quoted by the database itself.
    const value = `select case when is_called then last_value else 0 end::text from ${sequence}`
    last[`${table}.${name}`] = (await column(writer, z.string(), value))[0] ?? '0'
  }
  return last
}

/** Advances each sequence past the given value and all rows, so that no number is reused. */
export const advanceSequences = async (
  writer: Writer,
  tables: readonly BackupTable[],
  last: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const { table, name, sequence } of await sequenceColumns(writer, tables))
    await execute(
      writer,
      `select setval($1::regclass, highest) from (select greatest($2::bigint, (select max("${name}") from "${table}")) as highest) as given where highest > 0`,
      [sequence, last[`${table}.${name}`] ?? '0'],
    )
}
