import { writers } from '../catalog/role.js'
import { adminUrls } from '../web/admin-urls.js'
import { change } from './change.js'
import { history } from './history.js'
import { historyOfListing } from './history-of-listing.js'
import { revert } from './revert.js'
import type { AdminRoute, Desk } from './visit.js'

/** Every address about history. Everybody may look; who may edit may take back. */
export const historyRoutes = (desk: Desk): readonly AdminRoute[] => [
  { path: adminUrls.history, get: history(desk) },
  { path: adminUrls.listingHistory(':id'), get: historyOfListing(desk) },
  { path: adminUrls.change(':id'), get: change(desk) },
  { path: adminUrls.revert(':id'), roles: writers, post: revert(desk) },
]
