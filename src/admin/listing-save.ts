import { gate } from '../catalog/gate.js'
import type { Listing } from '../catalog/listing.js'
import type { Problem } from '../catalog/problem.js'
import { toSlug } from '../catalog/slug.js'
import { claimsOf, strikeOut, struckOf } from '../catalog/struck-out.js'
import { type Edit, type Outcome, saveEdit } from '../store/edits.js'
import { isSlugTaken } from '../store/find-kept.js'
import type { Desk, Visit } from './visit.js'

/** The gate asks only whether something is struck out. */
const AS_IF = { on: '2000-01-01', by: 'gate', why: 'gate' }

/**
 * What a change would show to visitors that the gate stops, and that the listing did not have before. What is only missing because it is known
 * to be wrong stops nobody from striking it out.
 */
export const newBlockers = (before: Listing, after: Listing): readonly Problem[] => {
  if (after.status !== 'published') return []
  const out = new Set(struckOf(after.statements).flatMap(({ fact, one }) => claimsOf(fact, one.value).map(({ key }) => key)))
  const without = { ...before, statements: out.size === 0 ? before.statements : strikeOut(before.statements, out, AS_IF) }
  const known = new Set([before, without].flatMap((one) => gate(one).blockers.map(({ message }) => message)))
  return gate(after).blockers.filter(({ message }) => !known.has(message))
}

/** The same listing at an address that no other has: four letters of a hash agree once in a million. */
const atFreeSlug = async ({ database }: Desk, listing: Listing): Promise<Listing> => {
  if (!(await isSlugTaken(database, listing.slug, listing.identity))) return listing
  return { ...listing, slug: toSlug([listing.slug], `${listing.identity}|2`) }
}

/** Saves a change in the editor's name, and waits until the next page shows it. */
export const save = async (desk: Desk, { session }: Visit, edit: Omit<Edit, 'actor'>): Promise<Outcome> => {
  const outcome = await saveEdit(desk.database, { ...edit, listing: await atFreeSlug(desk, edit.listing), actor: session.editor.email })
  if ('saved' in outcome) await desk.house.catchUp()
  return outcome
}
