import { toProgram } from '../../catalog/program/listing.js'
import { say } from '../../messages/say.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { blankListing, parseListingForm } from '../listing-form/form.js'
import { rulesOf } from '../listing-form/form-rules.js'
import { loadListing } from './edit.js'

const messages = say.listingForm

/** A saved listing as visitors would see it, whatever its status. */
export const previewListing =
  (context: AdminContext): AdminHandler =>
  async (request) =>
    context.preview(request, toProgram((await loadListing(context, request)).listing), [
      messages.previewNotice,
    ])

/** Previews unsaved input; invalid fields are left out and reported above. */
export const previewUnsaved =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const isNew = request.req.params['id'] === 'new'
    const before = isNew ? blankListing() : (await loadListing(context, request)).listing
    const { listing, problems } = parseListingForm(
      request.sent.form,
      before,
      rulesOf(context, request),
    )
    context.preview(request, toProgram(listing), [
      messages.previewNotice,
      ...problems.map(({ message }) => message),
    ])
  }
