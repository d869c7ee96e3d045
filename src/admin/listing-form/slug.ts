import { type Listing, toStanding } from '../../catalog/program/listing.js'
import { toSlug } from '../../catalog/text/slug.js'

/** What a slug is made of: name, city, state and level. */
const partsOf = ({ name, level, place, statements }: Listing): readonly string[] => {
  // A city that was struck out stays in the address until another one stands.
  const location =
    statements.location &&
    (toStanding<'location'>(statements.location)[0] ?? statements.location[0])?.value
  const area =
    statements.area && (toStanding<'area'>(statements.area)[0] ?? statements.area[0])?.value
  const { city, state } = location ?? place ?? area ?? { city: null, state: '' }
  return [name, city ?? '', state, level]
}

/**
 * The slug of a listing that somebody edited. It changes only with what it is made of: an address
 * that still fits is kept.
 */
export const slugFor = (listing: Listing, before: Listing): string => {
  const parts = partsOf(listing)
  return before.slug !== '' && parts.join('|') === partsOf(before).join('|')
    ? before.slug
    : toSlug(parts, listing.identity)
}
