import { newBlockers } from '../../catalog/editing/new-blockers.js'
import { say } from '../../messages/say.js'
import { type Edit, type EditOutcome, saveEdit } from '../../store/changes/edits.js'
import { isStale } from '../../store/store-error.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { MAX_REASON_LENGTH, parseReason } from '../frame/reason.js'
import { loadChange, renderChange } from './change.js'

const messages = say.adminHistory.revert

/** Null: its former slug belongs to another listing now. */
const save = async ({ database }: AdminContext, edit: Edit): Promise<EditOutcome | null> => {
  try {
    return await saveEdit(database, edit)
  } catch (error) {
    if (isStale(error)) return null
    throw error
  }
}

/**
 * Reverts one change, as far as later changes left its values alone. 409 for a conflict, 422 where
 * the publish rules block it.
 */
export const revertChange =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { req, res, sent, session } = request
    const id = String(req.params['id'])
    const looked = await loadChange(context.database, id)
    const typed = (sent.form.get('reason') ?? '').slice(0, MAX_REASON_LENGTH)
    const again = async (problem: string, status: number) =>
      renderChange(context, request, await loadChange(context.database, id), problem, typed, status)
    if ('closed' in looked || looked.turned.back.length === 0) return again(messages.nothing, 409)
    const { record, turned } = looked
    const reason = parseReason(sent.form)
    if (reason === null) return again(messages.needsReason, 400)
    if (sent.form.get('version') !== String(record.version)) return again(messages.lost, 409)
    if (turned.listing.status === 'published' && record.listing.status !== 'published')
      return again(messages.publishThere, 422)
    const [stop] = newBlockers(record.listing, turned.listing)
    if (stop) return again(messages.stopped(stop.message), 422)
    const edit = {
      listing: turned.listing,
      version: record.version,
      kind: 'reverted',
      actor: session.editor.email,
    } as const
    const outcome = await save(context, { ...edit, reason: messages.reasonFor(id, reason) })
    if (outcome === null) return again(messages.taken, 409)
    if ('lost' in outcome) return again(messages.lost, 409)
    await context.catalogue.catchUp()
    res.redirect(303, adminUrls.listingHistory(record.id))
  }
