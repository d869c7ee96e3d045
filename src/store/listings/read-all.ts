import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { z } from 'zod'
import type { Listing } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import { rows } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'
import { listingColumns, toListing } from './row.js'

/**
 * Rows per query: a hundred thousand listings at once would exceed the request pool's timeouts, and
 * no request is served while a page is read.
 */
const ROWS_PER_QUERY = 200
const numberedListing = z
  .looseObject({ id: z.string() })
  .transform(({ id, ...row }) => ({ id, listing: toListing(row) }))

/**
 * All listings of any status, for planning an import. Not a consistent snapshot: applying a plan
 * compares again.
 * @throws StoreError when one cannot be read by this release
 */
export const readListings = async ({ pool }: Database): Promise<readonly Listing[]> => {
  const listings: Listing[] = []
  let after = '0'
  for (;;) {
    const read = await rows(
      pool,
      numberedListing,
      `select ${listingColumns} from programs where id > $1 order by id limit $2`,
      [after, ROWS_PER_QUERY],
    )
    for (const { listing } of read) listings.push(listing)
    if (read.length < ROWS_PER_QUERY) return listings
    after = read.at(-1)?.id ?? after
    await yieldToEventLoop()
  }
}

/** Listings by identity, as the transaction sees them. */
export const readListingsOf = async (
  writer: Writer,
  identities: readonly string[],
): Promise<ReadonlyMap<string, Listing>> => {
  const read = await rows(
    writer,
    numberedListing,
    `select ${listingColumns} from programs where identity = any($1)`,
    [identities],
  )
  return new Map(read.map(({ listing }) => [listing.identity, listing]))
}

/** Whether there are no listings, as on a first start. */
export const isEmpty = async ({ prisma }: Database): Promise<boolean> =>
  (await prisma.listing.findFirst({ select: { id: true } })) === null
