import { writers } from '../../catalog/editing/role.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminRoute } from '../frame/context.js'
import { readListingForm } from '../listing-form/read.js'
import { changeStatus } from './change-status.js'
import { addDuplicate, showDuplicate } from './duplicate.js'
import { addListing, saveListing, showListing, showNewListing } from './edit.js'
import { listListings } from './list.js'
import { previewListing, previewUnsaved } from './preview.js'

/** Routes of listings. */
export const listingRoutes = (context: AdminContext): readonly AdminRoute[] => [
  { path: adminUrls.listings(), get: listListings(context) },
  {
    path: adminUrls.newListing,
    roles: writers,
    get: showNewListing(context),
    post: addListing(context),
    read: readListingForm,
  },
  {
    path: adminUrls.listing(':id'),
    get: showListing(context),
    post: saveListing(context),
    senders: writers,
    read: readListingForm,
  },
  {
    path: adminUrls.duplicate(':id'),
    roles: writers,
    get: showDuplicate(context),
    post: addDuplicate(context),
  },
  {
    path: adminUrls.preview(':id'),
    get: previewListing(context),
    post: previewUnsaved(context),
    read: readListingForm,
  },
  { path: adminUrls.status(':id'), post: changeStatus(context) },
]
