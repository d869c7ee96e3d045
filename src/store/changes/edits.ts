import type { Listing } from '../../catalog/program/listing.js'
import type { Database } from '../connection/database.js'
import { inEdit, type Writer } from '../connection/transaction.js'
import { appendHistory } from '../history/chain.js'
import { isSame } from '../listings/canonical-json.js'
import { toChangedFields } from '../listings/diff.js'
import { type ListingRecord, readRecordOf } from '../listings/record.js'
import { writePrograms } from '../listings/write.js'
import { announce, publish } from '../publications/publish.js'

/** Kinds of an editor's changes, as stored in history. */
export type EditKind =
  | 'added'
  | 'edited'
  | 'published'
  | 'paused'
  | 'archived'
  | 'withdrawn'
  | 'confirmed'
  | 'struck'
  | 'restored'
  | 'reverted'
/**
 * One change by one editor. `version` is the one the editor saw (optimistic lock), null for a new
 * listing; `actor` is the editor's e-mail address, `reason` is in their words or ours.
 */
export type Edit = Readonly<{
  listing: Listing
  version: number | null
  kind: EditKind
  actor: string
  reason: string
}>
/**
 * `saved`: the current record, `changed`: whether it differs from before. `lost`: a concurrent
 * change won and nothing was written; `now` is its result.
 */
export type EditOutcome = Readonly<
  { saved: ListingRecord; changed: boolean } | { lost: true; now: ListingRecord | null }
>

const write = async (
  writer: Writer,
  { listing, version, kind, actor, reason }: Edit,
): Promise<EditOutcome> => {
  const before = await readRecordOf(writer, listing.identity)
  if ((before?.version ?? null) !== version) return { lost: true, now: before }
  // A no-op creates neither a version nor a history entry.
  if (before && isSame(before.listing, listing)) return { saved: before, changed: false }
  const at = new Date().toISOString()
  await writePrograms(writer, [listing], at)
  const change = {
    kind,
    edition: listing.edition,
    ...toChangedFields(before?.listing ?? null, listing),
  }
  await appendHistory(writer, [
    { identity: listing.identity, at, actor, reason, importRunId: null, change },
  ])
  await publish(writer, [{ listing, before: before?.listing ?? null }], at)
  await announce(writer)
  return { saved: (await readRecordOf(writer, listing.identity)) as ListingRecord, changed: true }
}

/**
 * Writes a listing, its history entry and its publication in one short transaction. Visitors of
 * this process see it after `catchUp`, others within a second.
 * @throws StoreError when the disk is nearly full; the driver's error within 7 s when the database
 * is unavailable
 */
export const saveEdit = (database: Database, edit: Edit): Promise<EditOutcome> =>
  inEdit(database, (writer) => write(writer, edit))
