import { z } from 'zod'
import type { Listing } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import { isoTime, maybeRow } from '../connection/rows.js'
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

/** The columns of `recordRow`. */
export const recordColumns = `${listingColumns}, version, updated_at`
/** Parses such a row; throws StoreError when this release cannot read its listing. */
export const recordRow = z
  .looseObject({ id: z.string(), version: z.number(), updated_at: isoTime })
  .transform(
    ({ id, version, updated_at: updatedAt, ...row }): ListingRecord => ({
      id,
      version,
      updatedAt,
      listing: toListing(row),
    }),
  )

/** Whether a text is a PostgreSQL bigint id, without leading zeros. */
const isBigintId = (id: string): boolean => /^[1-9]\d{0,17}$/.test(id)

/**
 * A listing of any status by id; null for an unknown or malformed id. By SQL, as in a transaction:
 * a listing is parsed by the names of its columns, which history has too.
 */
export const readRecord = async (database: Database, id: string): Promise<ListingRecord | null> =>
  isBigintId(id)
    ? maybeRow(database, recordRow, `select ${recordColumns} from programs where id = $1`, [id])
    : null

/** The same by identity, in a transaction. */
export const readRecordOf = (writer: Writer, identity: string): Promise<ListingRecord | null> =>
  maybeRow(writer, recordRow, `select ${recordColumns} from programs where identity = $1`, [
    identity,
  ])
