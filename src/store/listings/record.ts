import { z } from 'zod'
import type { Listing } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import type { Writer } from '../connection/transaction.js'
import { listingColumns, toListing } from './row.js'

/**
 * A listing with its row's id in this installation and its `version` (optimistic lock); `updatedAt`
 * is UTC in ISO form.
 */
export type ListingRecord = Readonly<{
  id: string
  version: number
  updatedAt: string
  listing: Listing
}>

const recordRow = z.object({ id: z.string(), version: z.number(), updated_at: z.date() })
/** The columns that `toListingRecord` reads. */
export const recordColumns = `${listingColumns}, version, updated_at`

/**
 * Parses a row.
 * @throws StoreError when this release cannot read it
 */
export const toListingRecord = (row: unknown): ListingRecord => {
  const { id, version, updated_at: updatedAt } = recordRow.parse(row)
  return { id, version, updatedAt: updatedAt.toISOString(), listing: toListing(row) }
}

/** Whether a text is a PostgreSQL bigint id, without leading zeros. */
const isBigintId = (id: string): boolean => /^[1-9]\d{0,17}$/.test(id)

/** A listing of any status by id; null for an unknown or malformed id. */
export const readRecord = async ({ pool }: Database, id: string): Promise<ListingRecord | null> => {
  if (!isBigintId(id)) return null
  const { rows } = await pool.query(`select ${recordColumns} from programs where id = $1`, [id])
  return rows[0] ? toListingRecord(rows[0]) : null
}

/** The same by identity, in a transaction. */
export const readRecordOf = async (
  writer: Writer,
  identity: string,
): Promise<ListingRecord | null> => {
  const { rows } = await writer.query(`select ${recordColumns} from programs where identity = $1`, [
    identity,
  ])
  return rows[0] ? toListingRecord(rows[0]) : null
}
