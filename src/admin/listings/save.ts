import type { Listing } from '../../catalog/program/listing.js'
import { toSlug } from '../../catalog/text/slug.js'
import { type Edit, type EditOutcome, saveEdit } from '../../store/changes/edits.js'
import { isSlugTaken } from '../../store/listings/find.js'
import type { AdminContext, AdminRequest } from '../frame/context.js'

/**
 * The same listing at an address that no other has: four letters of a hash agree once in a million.
 */
const atFreeSlug = async ({ database }: AdminContext, listing: Listing): Promise<Listing> => {
  if (!(await isSlugTaken(database, listing.slug, listing.identity))) return listing
  return { ...listing, slug: toSlug([listing.slug], `${listing.identity}|2`) }
}

/** Saves a change in the editor's name, and waits until the next page shows it. */
export const save = async (
  context: AdminContext,
  { session }: AdminRequest,
  edit: Omit<Edit, 'actor'>,
): Promise<EditOutcome> => {
  const outcome = await saveEdit(context.database, {
    ...edit,
    listing: await atFreeSlug(context, edit.listing),
    actor: session.editor.email,
  })
  if ('saved' in outcome) await context.catalogue.catchUp()
  return outcome
}
