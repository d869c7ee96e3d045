import { writers } from '../../catalog/editing/role.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminRoute } from '../frame/context.js'
import { readListingForm } from '../listing-form/read.js'
import { changeStatus } from './change-status.js'
import { mergeDuplicate, showDuplicate } from './duplicate.js'
import { addListing, saveListing, showListing, showNewListing } from './edit.js'
import { listListings } from './list.js'
import { previewListing, previewTyped } from './preview.js'

/** Routes of listings. */
export const listingRoutes = (the: AdminContext): readonly AdminRoute[] => [
  { path: adminUrls.listings(), get: listListings(the) },
  {
    path: adminUrls.newListing,
    roles: writers,
    get: showNewListing(the),
    post: addListing(the),
    read: readListingForm,
  },
  {
    path: adminUrls.listing(':id'),
    get: showListing(the),
    post: saveListing(the),
    senders: writers,
    read: readListingForm,
  },
  {
    path: adminUrls.duplicate(':id'),
    roles: writers,
    get: showDuplicate(the),
    post: mergeDuplicate(the),
  },
  {
    path: adminUrls.preview(':id'),
    get: previewListing(the),
    post: previewTyped(the),
    read: readListingForm,
  },
  { path: adminUrls.status(':id'), post: changeStatus(the) },
]
