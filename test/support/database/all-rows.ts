import type { Database } from '../../../src/store/connection/database.js'
import { type BackupTable, backupTables } from '../../../src/store/migrations/tables.js'

const plain = (value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value

/**
 * Every row of every table that a backup holds, each as text, in an order that follows from what
 * they say.
 */
export const allRows = async ({
  pool,
}: Database): Promise<Readonly<Record<BackupTable, readonly string[]>>> => {
  const all: [string, readonly string[]][] = []
  for (const table of backupTables) {
    const { rows } = await pool.query<Record<string, unknown>>(`select * from ${table}`)
    all.push([
      table,
      rows
        .map((row) =>
          JSON.stringify(
            Object.entries(row)
              .map(([column, value]) => [column, plain(value)])
              .toSorted(),
          ),
        )
        .toSorted(),
    ])
  }
  return Object.fromEntries(all) as Record<BackupTable, readonly string[]>
}
