import { writers } from '../catalog/role.js'
import { adminUrls } from '../web/admin-urls.js'
import { duplicate, makeDuplicate } from './duplicate.js'
import { addListing, editListing, listing, newListing } from './listing.js'
import { readListingForm } from './listing-read.js'
import { listings } from './listings.js'
import { preview, previewTyped } from './preview.js'
import { changeStatus } from './status.js'
import type { AdminRoute, Desk } from './visit.js'

/** Every address about listings. */
export const listingRoutes = (the: Desk): readonly AdminRoute[] => [
  { path: adminUrls.listings(), get: listings(the) },
  { path: adminUrls.newListing, roles: writers, get: newListing(the), post: addListing(the), read: readListingForm },
  { path: adminUrls.listing(':id'), get: listing(the), post: editListing(the), senders: writers, read: readListingForm },
  { path: adminUrls.duplicate(':id'), roles: writers, get: duplicate(the), post: makeDuplicate(the) },
  { path: adminUrls.preview(':id'), get: preview(the), post: previewTyped(the), read: readListingForm },
  { path: adminUrls.status(':id'), post: changeStatus(the) },
]
