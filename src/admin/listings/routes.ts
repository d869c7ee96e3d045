import { writers } from '../../catalog/editing/role.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminRoute } from '../frame/context.js'
import { readListingForm } from '../listing-form/read.js'
import { changeStatus } from './change-status.js'
import { duplicate, makeDuplicate } from './duplicate.js'
import { addListing, editListing, listing, newListing } from './edit.js'
import { listings } from './list.js'
import { preview, previewTyped } from './preview.js'

/** Every address about listings. */
export const listingRoutes = (the: AdminContext): readonly AdminRoute[] => [
  { path: adminUrls.listings(), get: listings(the) },
  { path: adminUrls.newListing, roles: writers, get: newListing(the), post: addListing(the), read: readListingForm },
  { path: adminUrls.listing(':id'), get: listing(the), post: editListing(the), senders: writers, read: readListingForm },
  { path: adminUrls.duplicate(':id'), roles: writers, get: duplicate(the), post: makeDuplicate(the) },
  { path: adminUrls.preview(':id'), get: preview(the), post: previewTyped(the), read: readListingForm },
  { path: adminUrls.status(':id'), post: changeStatus(the) },
]
