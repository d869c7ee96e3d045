import { toProgram } from '../../catalog/program/listing.js'
import { say } from '../../messages/say.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { blankListing, parseListingForm } from '../listing-form/form.js'
import { rulesOf } from '../listing-form/form-rules.js'
import { keptOf } from './edit.js'

const t = say.listingForm

/** A saved listing as visitors would see it, whatever its status. */
export const preview =
  (desk: AdminContext): AdminHandler =>
  async (visit) =>
    desk.preview(visit, toProgram((await keptOf(desk, visit)).listing), [t.previewNotice])

/** The same of what is typed and not saved; what cannot be read is left out of it and said above. */
export const previewTyped =
  (desk: AdminContext): AdminHandler =>
  async (visit) => {
    const isNew = visit.req.params['id'] === 'new'
    const before = isNew ? blankListing() : (await keptOf(desk, visit)).listing
    const { listing, problems } = parseListingForm(visit.sent.form, before, rulesOf(desk, visit))
    desk.preview(visit, toProgram(listing), [t.previewNotice, ...problems.map(({ message }) => message)])
  }
