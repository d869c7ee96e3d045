import { writers } from '../../catalog/editing/role.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminRoute } from '../frame/context.js'
import { showChange } from './change.js'
import { listHistory } from './list.js'
import { listHistoryOfListing } from './of-listing.js'
import { revertChange } from './revert.js'

/** Routes of the history. Every role may look; editors and owners may revert. */
export const historyRoutes = (context: AdminContext): readonly AdminRoute[] => [
  { path: adminUrls.history, get: listHistory(context) },
  { path: adminUrls.listingHistory(':id'), get: listHistoryOfListing(context) },
  { path: adminUrls.change(':id'), get: showChange(context) },
  { path: adminUrls.revert(':id'), roles: writers, post: revertChange(context) },
]
