import { type Listing, toStanding } from '../../catalog/program/listing.js'
import { toSlug } from '../../catalog/text/slug.js'

/** The parts of a slug: name, city, state and level. */
const partsOf = ({ name, level, place, statements }: Listing): readonly string[] => {
  // A struck-out city stays in the slug until another one stands.
  const location =
    statements.location &&
    (toStanding<'location'>(statements.location)[0] ?? statements.location[0])?.value
  const area =
    statements.area && (toStanding<'area'>(statements.area)[0] ?? statements.area[0])?.value
  const { city, state } = location ?? place ?? area ?? { city: null, state: '' }
  return [name, city ?? '', state, level]
}

/** The slug after an edit. It changes only with its parts: an address that still fits is kept. */
export const slugFor = (listing: Listing, before: Listing): string => {
  const parts = partsOf(listing)
  return before.slug !== '' && parts.join('|') === partsOf(before).join('|')
    ? before.slug
    : toSlug(parts, listing.identity)
}
