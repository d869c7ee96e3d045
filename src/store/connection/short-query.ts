import type pg from 'pg'
import { requireRoom, requireRoomToDelete } from '../folder/free-space.js'
import type { Database } from './database.js'

/** With 2 s to connect, an admin page knows within 5 s that the database is unavailable. */
const QUERY_TIMEOUT_MS = 3000

const query = async (
  database: Database,
  text: string,
  values: readonly unknown[],
): Promise<readonly unknown[]> => {
  const { rows } = await database.pool.query({
    text,
    values: [...values],
    query_timeout: QUERY_TIMEOUT_MS,
  } as pg.QueryConfig)
  return rows
}

/**
 * Runs one short query or write with a 3 s timeout; returns its rows, to be parsed by the caller.
 * @throws NoRoom when a write finds the disk nearly full
 */
export const ask = async (
  database: Database,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly unknown[]> => {
  if (text.startsWith('delete')) await requireRoomToDelete(database)
  else if (!text.startsWith('select')) await requireRoom(database)
  return query(database, text, values)
}

/** The same for an update that only removes. @throws NoRoom when even a delete has no room */
export const askToRemove = async (
  database: Database,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly unknown[]> => {
  await requireRoomToDelete(database)
  return query(database, text, values)
}
