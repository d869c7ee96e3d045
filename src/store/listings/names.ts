import type { Database } from '../connection/database.js'

/** A listing by its id, name and slug. */
export type ListingName = Readonly<{ id: string; name: string; slug: string }>

/**
 * The listings with some identities, by identity. History and reports name a listing so, without a
 * foreign key: it may have been deleted.
 */
export const readListingNames = async (
  { prisma }: Database,
  identities: readonly string[],
): Promise<ReadonlyMap<string, ListingName>> => {
  const found = await prisma.listing.findMany({
    where: { identity: { in: [...new Set(identities)] } },
    select: { identity: true, id: true, name: true, slug: true },
  })
  return new Map(found.map(({ identity, id, ...rest }) => [identity, { ...rest, id: String(id) }]))
}
