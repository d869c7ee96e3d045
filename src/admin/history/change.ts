import { say } from '../../messages/say.js'
import type { Database } from '../../store/connection/database.js'
import { type HistoryEntry, readEntry } from '../../store/history/entries.js'
import { type Reverted, revertChange } from '../../store/history/revert.js'
import { toChangedFields } from '../../store/listings/diff.js'
import { type ListingRecord, readKept } from '../../store/listings/record.js'
import { HttpError } from '../../web/http/http-error.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { changePage, type Reverting } from './change-page.js'
import { changeLines } from './change-text.js'

const t = say.adminHistory.revert

/**
 * One change with its listing as it is now, and what taking the change back makes of that; `closed`
 * is why it cannot be.
 */
export type Looked = Readonly<
  { entry: HistoryEntry } & ({ closed: string } | { kept: ListingRecord; turned: Reverted })
>

/** A listing is neither made nor taken away by taking a change back. */
const madeIt = ({ change }: HistoryEntry): boolean => change.fields['identity']?.old === null

/** @throws HttpError 404 when there is no such change */
export const lookAt = async (database: Database, id: string): Promise<Looked> => {
  const entry = await readEntry(database, id)
  if (!entry) throw new HttpError(404)
  const kept = entry.listing && (await readKept(database, entry.listing.id))
  if (!kept || entry.change.fields['identity']?.new === null) return { entry, closed: t.notThere }
  return madeIt(entry)
    ? { entry, closed: t.added }
    : { entry, kept, turned: revertChange(kept.listing, entry.change) }
}

const toReverting = (looked: Looked, problem: string | null, typed: string): Reverting => {
  if ('closed' in looked) return looked
  const { kept, turned } = looked
  return {
    lines: changeLines(toChangedFields(kept.listing, turned.listing)),
    left: turned.left,
    version: kept.version,
    problem,
    typed,
  }
}

/** Shows a change, with the problem of what was just tried. Reviewers look and do not take back. */
export const showChange = (
  { render }: AdminContext,
  request: AdminRequest,
  looked: Looked,
  problem: string | null = null,
  typed = '',
  status = 200,
): void => {
  const reverting =
    request.session.editor.role === 'reviewer' ? null : toReverting(looked, problem, typed)
  render(request, changePage(looked.entry, reverting, request.token, status))
}

/** One change, field by field. */
export const viewChange =
  (context: AdminContext): AdminHandler =>
  async (request) =>
    showChange(context, request, await lookAt(context.database, String(request.req.params['id'])))
