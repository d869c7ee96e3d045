import { newBlockers } from '../../catalog/editing/new-blockers.js'
import { say } from '../../messages/say.js'
import { type Edit, type EditOutcome, saveEdit } from '../../store/changes/edits.js'
import { isStale } from '../../store/store-error.js'
import { adminUrls } from '../../web/html/admin-urls.js'
import type { AdminContext, AdminHandler } from '../frame/context.js'
import { LONGEST_REASON, parseReason } from '../frame/reason.js'
import { lookAt, showChange } from './change.js'

const t = say.adminHistory.revert

/** Null: the address that it had belongs to another listing now. */
const save = async ({ database }: AdminContext, edit: Edit): Promise<EditOutcome | null> => {
  try {
    return await saveEdit(database, edit)
  } catch (error) {
    if (isStale(error)) return null
    throw error
  }
}

/** Takes one change back, where the present is still as the change left it. */
export const revertChange =
  (context: AdminContext): AdminHandler =>
  async (request) => {
    const { req, res, sent, session } = request
    const id = String(req.params['id'])
    const looked = await lookAt(context.database, id)
    const typed = (sent.form.get('reason') ?? '').slice(0, LONGEST_REASON)
    const again = async (problem: string, status: number) =>
      showChange(context, request, await lookAt(context.database, id), problem, typed, status)
    if ('closed' in looked || looked.turned.back.length === 0) return again(t.nothing, 409)
    const { kept, turned } = looked
    const reason = parseReason(sent.form)
    if (reason === null) return again(t.needsReason, 400)
    if (sent.form.get('version') !== String(kept.version)) return again(t.lost, 409)
    if (turned.listing.status === 'published' && kept.listing.status !== 'published')
      return again(t.publishThere, 422)
    const [stop] = newBlockers(kept.listing, turned.listing)
    if (stop) return again(t.stopped(stop.message), 422)
    const edit = {
      listing: turned.listing,
      version: kept.version,
      kind: 'reverted',
      actor: session.editor.email,
    } as const
    const outcome = await save(context, { ...edit, reason: t.reasonFor(id, reason) })
    if (outcome === null) return again(t.taken, 409)
    if ('lost' in outcome) return again(t.lost, 409)
    await context.catalogue.catchUp()
    res.redirect(303, adminUrls.listingHistory(kept.id))
  }
