import type { Listing } from '../../catalog/program/listing.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import type { Writer } from '../connection/transaction.js'

/**
 * A name of nothing but signs compares as empty; it is its own key rather than one with all others
 * like it.
 */
export const organizationKey = ({ organization }: Listing): string =>
  toComparable(organization) || organization

/**
 * Makes the organizations that are not there yet; one that is keeps the name it was first written
 * with.
 */
export const writeOrganizations = async (
  writer: Writer,
  listings: readonly Listing[],
): Promise<void> => {
  const names = new Map(listings.map((listing) => [organizationKey(listing), listing.organization]))
  await writer.query(
    `insert into organizations (key, name)
     select key, name from unnest($1::text[], $2::text[]) as organization(key, name)
     on conflict (key) do nothing`,
    [[...names.keys()], [...names.values()]],
  )
}
