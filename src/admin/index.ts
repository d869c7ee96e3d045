import type { Router } from 'express'
import type { Role } from '../catalog/role.js'
import { adminUrls } from '../web/admin-urls.js'
import { HttpError } from '../web/http-error.js'
import { call, confirm } from './call.js'
import { desk } from './desk.js'
import { duplicate, makeDuplicate } from './duplicate.js'
import { guide } from './guide.js'
import { addListing, editListing, listing, newListing } from './listing.js'
import { readListingForm } from './listing-read.js'
import { listings } from './listings.js'
import { serveLocked } from './lock.js'
import { preview, previewTyped } from './preview.js'
import { changeStatus } from './status.js'
import type { AdminRoute, Answer, Desk } from './visit.js'

/** Who changes what a listing says. A reviewer looks, publishes, sends back and confirms by phone. */
const writers: readonly Role[] = ['owner', 'editor']
/** An answer that only who writes gets, at an address that others may look at. */
const forWriters =
  (answer: Answer): Answer =>
  (visit) => {
    if (!writers.includes(visit.session.editor.role)) throw new HttpError(403)
    return answer(visit)
  }

/** Every address behind the lock. */
export const adminRoutes = (the: Desk): readonly AdminRoute[] => [
  { path: adminUrls.desk, get: desk(the) },
  { path: adminUrls.guide, get: guide(the) },
  { path: adminUrls.listings(), get: listings(the) },
  { path: adminUrls.newListing, roles: writers, get: newListing(the), post: addListing(the), read: readListingForm },
  { path: adminUrls.listing(':id'), get: listing(the), post: forWriters(editListing(the)), read: readListingForm },
  { path: adminUrls.duplicate(':id'), roles: writers, get: duplicate(the), post: makeDuplicate(the) },
  { path: adminUrls.preview(':id'), get: preview(the), post: previewTyped(the), read: readListingForm },
  { path: adminUrls.status(':id'), post: changeStatus(the) },
  { path: adminUrls.call(':id'), get: call(the), post: confirm(the) },
]

/** The whole room of those who keep the directory. */
export const admin = (the: Desk): Router => serveLocked(the, adminRoutes(the))
