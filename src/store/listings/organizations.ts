import type { Listing } from '../../catalog/program/listing.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { execute } from '../connection/rows.js'
import type { Writer } from '../connection/transaction.js'

/**
 * The key of an organization. A name without letters normalizes to empty; it is its own key, so
 * that such names are not merged.
 */
export const organizationKey = ({ organization }: Listing): string =>
  toComparable(organization) || organization

/** Inserts new organizations; existing ones keep the name they were first written with. */
export const writeOrganizations = async (
  writer: Writer,
  listings: readonly Listing[],
): Promise<void> => {
  const names = new Map(listings.map((listing) => [organizationKey(listing), listing.organization]))
  await execute(
    writer,
    `insert into organizations (key, name)
     select key, name from unnest($1::text[], $2::text[]) as organization(key, name)
     on conflict (key) do nothing`,
    [[...names.keys()], [...names.values()]],
  )
}
