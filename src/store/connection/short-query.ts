import type pg from 'pg'
import { requireRoom, requireRoomToDelete } from '../folder/free-space.js'
import type { Database } from './database.js'

/**
 * Shorter than the pool's own limit: with 2 s to connect, a page of the admin knows within 5 s that
 * the database does not answer.
 */
const PATIENCE_MS = 3000

/**
 * One short question to the database, or one short write: its rows, parsed by whoever asks.
 * @throws NoRoom when a write has none
 */
export const ask = async (
  database: Database,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly unknown[]> => {
  if (text.startsWith('delete')) await requireRoomToDelete(database)
  else if (!text.startsWith('select')) await requireRoom(database)
  const { rows } = await database.pool.query({
    text,
    values: [...values],
    query_timeout: PATIENCE_MS,
  } as pg.QueryConfig)
  return rows
}
