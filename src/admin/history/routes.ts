import { writers } from '../../catalog/editing/role.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminRoute } from '../frame/context.js'
import { change } from './change.js'
import { history } from './list.js'
import { historyOfListing } from './of-listing.js'
import { revert } from './revert.js'

/** Every address about history. Everybody may look; who may edit may take back. */
export const historyRoutes = (desk: AdminContext): readonly AdminRoute[] => [
  { path: adminUrls.history, get: history(desk) },
  { path: adminUrls.listingHistory(':id'), get: historyOfListing(desk) },
  { path: adminUrls.change(':id'), get: change(desk) },
  { path: adminUrls.revert(':id'), roles: writers, post: revert(desk) },
]
