import { say } from '../../messages/say.js'
import type { Database } from '../../store/connection/database.js'
import { type HistoryEntry, readEntry } from '../../store/history/entries.js'
import { type Reverted, revertChange } from '../../store/history/revert.js'
import { toChangedFields } from '../../store/listings/diff.js'
import { type ListingRecord, readRecord } from '../../store/listings/record.js'
import { HttpError } from '../../web/http/http-error.js'
import type { AdminContext, AdminHandler, AdminRequest } from '../frame/context.js'
import { changePage, type RevertPreview } from './change-page.js'
import { changeLines } from './change-text.js'

const messages = say.adminHistory.revert

/**
 * A change with the current listing and the result of its revert; `closed` is why it cannot be
 * reverted.
 */
export type ChangeWithRevert = Readonly<
  { entry: HistoryEntry } & ({ closed: string } | { record: ListingRecord; turned: Reverted })
>

/** A revert neither creates nor deletes a listing. */
const isCreation = ({ change }: HistoryEntry): boolean => change.fields['identity']?.old === null

/**
 * Loads a change with the preview of its revert.
 * @throws HttpError 404 when there is no such change
 */
export const loadChange = async (database: Database, id: string): Promise<ChangeWithRevert> => {
  const entry = await readEntry(database, id)
  if (!entry) throw new HttpError(404)
  const record = entry.listing && (await readRecord(database, entry.listing.id))
  if (!record || entry.change.fields['identity']?.new === null)
    return { entry, closed: messages.notThere }
  return isCreation(entry)
    ? { entry, closed: messages.added }
    : { entry, record, turned: revertChange(record.listing, entry.change) }
}

const toRevertPreview = (
  looked: ChangeWithRevert,
  problem: string | null,
  typed: string,
): RevertPreview => {
  if ('closed' in looked) return looked
  const { record, turned } = looked
  return {
    lines: changeLines(toChangedFields(record.listing, turned.listing)),
    left: turned.left,
    version: record.version,
    problem,
    typed,
  }
}

/** Shows a change, with the problem of the last attempt. Reviewers cannot revert. */
export const renderChange = (
  { render }: AdminContext,
  request: AdminRequest,
  looked: ChangeWithRevert,
  problem: string | null = null,
  typed = '',
  status = 200,
): void => {
  const reverting =
    request.session.editor.role === 'reviewer' ? null : toRevertPreview(looked, problem, typed)
  render(request, changePage(looked.entry, reverting, request.token, status))
}

/** Shows one change. */
export const showChange =
  (context: AdminContext): AdminHandler =>
  async (request) =>
    renderChange(
      context,
      request,
      await loadChange(context.database, String(request.req.params['id'])),
    )
