import type { Writer } from '../connection/transaction.js'
import type { BackupTable } from '../migrations/tables.js'

type SequenceColumn = Readonly<{ table: string; column: string; sequence: string }>

/** Columns with a sequence (serial or identity). */
const sequenceColumns = async (
  writer: Writer,
  tables: readonly BackupTable[],
): Promise<readonly SequenceColumn[]> => {
  const { rows } = await writer.query<SequenceColumn>(
    `select table_name as "table", column_name as "column", pg_get_serial_sequence(quote_ident(table_name), column_name) as sequence
     from information_schema.columns
     where table_schema = current_schema() and table_name = any($1) and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null
     order by 1, 2`,
    [[...tables]],
  )
  return rows
}

/** The last value of each sequence, by `table.column`; '0' for an unused one. */
export const readSequences = async (
  writer: Writer,
  tables: readonly BackupTable[],
): Promise<Readonly<Record<string, string>>> => {
  const last: Record<string, string> = {}
  for (const { table, column, sequence } of await sequenceColumns(writer, tables)) {
    // The name is quoted by the database itself.
    const { rows } = await writer.query<{ last: string }>(
      `select case when is_called then last_value else 0 end::text as last from ${sequence}`,
    )
    last[`${table}.${column}`] = rows[0]?.last ?? '0'
  }
  return last
}

/** Advances each sequence past the given value and all rows, so that no number is reused. */
export const advanceSequences = async (
  writer: Writer,
  tables: readonly BackupTable[],
  last: Readonly<Record<string, string>>,
): Promise<void> => {
  for (const { table, column, sequence } of await sequenceColumns(writer, tables))
    await writer.query(
      `select setval($1::regclass, highest) from (select greatest($2::bigint, (select max("${column}") from "${table}")) as highest) as given where highest > 0`,
      [sequence, last[`${table}.${column}`] ?? '0'],
    )
}
