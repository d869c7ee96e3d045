import { z } from 'zod'
import type { Listing } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import type { Writer } from '../connection/transaction.js'
import { listingColumns, toListing } from './row.js'

/**
 * A listing as editors have it before them: `id` is its number in this installation, `version`
 * counts its changes, `updatedAt` is UTC in ISO form.
 */
export type ListingRecord = Readonly<{
  id: string
  version: number
  updatedAt: string
  listing: Listing
}>

const own = z.object({ id: z.string(), version: z.number(), updated_at: z.date() })
export const keptColumns = `${listingColumns}, version, updated_at`

/** Row → what editors see. @throws StoreError when the row holds what this release cannot read */
export const toKept = (row: unknown): ListingRecord => {
  const { id, version, updated_at: updatedAt } = own.parse(row)
  return { id, version, updatedAt: updatedAt.toISOString(), listing: toListing(row) }
}

/**
 * The number of a listing as it may stand in an address: a PostgreSQL bigint, without leading
 * zeros.
 */
const isNumber = (id: string): boolean => /^[1-9]\d{0,17}$/.test(id)

/** A listing of any status by its number; null when there is none, or `id` is no number. */
export const readKept = async ({ pool }: Database, id: string): Promise<ListingRecord | null> => {
  if (!isNumber(id)) return null
  const { rows } = await pool.query(`select ${keptColumns} from programs where id = $1`, [id])
  return rows[0] ? toKept(rows[0]) : null
}

/** The same by identity, as a transaction sees it. */
export const readKeptOf = async (
  writer: Writer,
  identity: string,
): Promise<ListingRecord | null> => {
  const { rows } = await writer.query(`select ${keptColumns} from programs where identity = $1`, [
    identity,
  ])
  return rows[0] ? toKept(rows[0]) : null
}
