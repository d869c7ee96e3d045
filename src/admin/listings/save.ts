import type { Listing } from '../../catalog/program/listing.js'
import { toSlug } from '../../catalog/text/slug.js'
import { type Edit, type EditOutcome, saveEdit } from '../../store/changes/edits.js'
import { isSlugTaken } from '../../store/listings/find.js'
import type { AdminContext, AdminRequest } from '../frame/context.js'

/** The listing with an unused slug: four characters of a hash agree once in a million. */
const withFreeSlug = async ({ database }: AdminContext, listing: Listing): Promise<Listing> => {
  if (!(await isSlugTaken(database, listing.slug, listing.identity))) return listing
  return { ...listing, slug: toSlug([listing.slug], `${listing.identity}|2`) }
}

/** Saves an edit as the signed-in editor, and waits until this process's catalogue has it. */
export const save = async (
  context: AdminContext,
  { session }: AdminRequest,
  edit: Omit<Edit, 'actor'>,
): Promise<EditOutcome> => {
  const outcome = await saveEdit(context.database, {
    ...edit,
    listing: await withFreeSlug(context, edit.listing),
    actor: session.editor.email,
  })
  if ('saved' in outcome) await context.catalogue.catchUp()
  return outcome
}
