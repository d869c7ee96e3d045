import type { Listing } from '../../catalog/program/listing.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { toName } from './facility.js'

/** What a listing has of its own, beside facts, that an editor may have set. */
export type OwnField = 'name' | 'organization' | 'status'

const isEditors = ({ identity }: Listing): boolean => identity.startsWith('editor|')
/** A program that no list brought is named in its identity as its page names it. */
const nameOnPage = ({ identity }: Listing): string | null =>
  identity.startsWith('page|') ? (identity.split('|')[2] ?? null) : null

const isRenamed = (listing: Listing): boolean => {
  const { place, name } = listing
  const first = nameOnPage(listing)
  return (
    isEditors(listing) ||
    (place !== null ? name !== toName(place) : first !== null && first !== toComparable(name))
  )
}

/**
 * Which of its own fields an editor set: a name or an organization that is not the one its list or
 * page gives it, and a status that no import ever gives to what is known.
 */
export const setByEditor = (listing: Listing): Readonly<Record<OwnField, boolean>> => ({
  name: isRenamed(listing),
  organization:
    isEditors(listing) || (listing.place !== null && listing.organization !== listing.place.name1),
  status:
    listing.status === 'paused' || listing.status === 'archived' || listing.status === 'draft',
})
