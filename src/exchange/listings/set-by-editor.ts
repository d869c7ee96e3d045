import type { Listing } from '../../catalog/program/listing.js'
import { toComparable } from '../../catalog/text/plain-text.js'
import { toName } from './facility.js'

/** Fields of a listing, beside facts, that an editor may have set. */
export type OwnField = 'name' | 'organization' | 'status'

const isEditors = ({ identity }: Listing): boolean => identity.startsWith('editor|')
/** The normalized name on the page, from the identity of a program that no list brought. */
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

/** Names other than the list's or page's, and a status that imports never give a known listing. */
export const setByEditor = (listing: Listing): Readonly<Record<OwnField, boolean>> => ({
  name: isRenamed(listing),
  organization:
    isEditors(listing) || (listing.place !== null && listing.organization !== listing.place.name1),
  status:
    listing.status === 'paused' || listing.status === 'archived' || listing.status === 'draft',
})
