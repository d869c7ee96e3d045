import { setImmediate as turn } from 'node:timers/promises'
import type { Listing } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import type { Writer } from '../connection/transaction.js'
import { listingColumns, toListing } from './row.js'

/**
 * Read in pages: one answer of a hundred thousand programs would outlast the request pool's limits,
 * and nobody else is answered while a page is read.
 */
const PAGE = 200

/**
 * All listings, whatever their status, for planning an import. Not one moment's picture: applying a
 * plan compares again.
 * @throws StoreError when one holds what this release cannot read
 */
export const readListings = async ({ pool }: Database): Promise<readonly Listing[]> => {
  const listings: Listing[] = []
  let after = '0'
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(
      `select ${listingColumns} from programs where id > $1 order by id limit $2`,
      [after, PAGE],
    )
    for (const row of rows) listings.push(toListing(row))
    if (rows.length < PAGE) return listings
    after = rows.at(-1)?.id ?? after
    await turn()
  }
}

/** The listings of some identities, by identity, as the transaction sees them. */
export const readListingsOf = async (
  writer: Writer,
  identities: readonly string[],
): Promise<ReadonlyMap<string, Listing>> => {
  const { rows } = await writer.query(
    `select ${listingColumns} from programs where identity = any($1)`,
    [identities],
  )
  return new Map(rows.map(toListing).map((listing) => [listing.identity, listing]))
}

/** Whether there is no program at all, as on a first start. */
export const isEmpty = async ({ prisma }: Database): Promise<boolean> =>
  (await prisma.listing.findFirst({ select: { id: true } })) === null
