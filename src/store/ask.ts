import type pg from 'pg'
import type { Database } from './database.js'

/** Shorter than the pool's own limit: with 2 s to connect, a page of the admin knows within 5 s that the database does not answer. */
const PATIENCE_MS = 3000

/** One short question to the database, or one short write: its rows, parsed by whoever asks. */
export const ask = async ({ pool }: Database, text: string, values: readonly unknown[] = []): Promise<readonly unknown[]> => {
  const { rows } = await pool.query({ text, values: [...values], query_timeout: PATIENCE_MS } as pg.QueryConfig)
  return rows
}
