// The embedded engine runs synchronously: without yielding to the event loop after each batch no
// request is served until the undo ends.
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { z } from 'zod'
import type { Listing } from '../../catalog/program/listing.js'
import { BATCH } from '../connection/batches.js'
import type { Database } from '../connection/database.js'
import { column, execute, rows } from '../connection/rows.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { appendHistory } from '../history/chain.js'
import { changeRecord } from '../history/net-change.js'
import { revertChange } from '../history/revert.js'
import { toChangedFields } from '../listings/diff.js'
import { readListingsOf } from '../listings/read-all.js'
import { writePrograms } from '../listings/write.js'
import { announce, publish } from '../publications/publish.js'
import { removePrograms } from './undo-added.js'
import { readChangedSince } from './undo-remaining.js'

/** Who undoes an import, and why. */
export type UndoRequest = Readonly<{ actor: string; reason: string }>
/**
 * `undone`: listings restored; `left`: listings changed since, which stay as they are. `already`:
 * it was undone before, and nothing was written.
 */
export type UndoOutcome = Readonly<{ undone: number; left: number } | { already: true }>

const importedChange = z.object({ id: z.string(), identity: z.string(), change: changeRecord })
type ImportedChange = z.infer<typeof importedChange>
/** The undo of one listing; `before` null: the import added it. */
type UndoStep = Readonly<{ identity: string; now: Listing; before: Listing | null }>

const readImportedChanges = (
  writer: Writer,
  runId: string,
  after: string,
): Promise<readonly ImportedChange[]> =>
  rows(
    writer,
    importedChange,
    `select id, identity, change from history
     where import_run_id = $1 and id > $2 and change ->> 'kind' <> 'undone' order by id limit $3`,
    [runId, after, BATCH],
  )

const toStep = (
  { identity, change }: ImportedChange,
  now: Listing | undefined,
): UndoStep | null => {
  if (!now) return null
  if (change.kind === 'new') return { identity, now, before: null }
  const { listing, left } = revertChange(now, change)
  return left.length > 0 ? null : { identity, now, before: listing }
}

const write = async (
  writer: Writer,
  steps: readonly UndoStep[],
  runId: string,
  { actor, reason }: UndoRequest,
  at: string,
): Promise<void> => {
  const restored = steps.flatMap(({ now, before }) =>
    before ? [{ listing: before, before: now }] : [],
  )
  if (restored.length > 0) {
    await writePrograms(
      writer,
      restored.map(({ listing }) => listing),
      at,
    )
    await publish(writer, restored, at)
  }
  await removePrograms(
    writer,
    steps.flatMap(({ identity, before }) => (before ? [] : [identity])),
    at,
  )
  const entries = steps.map(({ identity, now, before }) => {
    const change = {
      kind: 'undone',
      edition: before?.edition ?? null,
      ...toChangedFields(now, before),
    }
    return { identity, at, actor, reason, importRunId: runId, change }
  })
  if (entries.length > 0) await appendHistory(writer, entries)
}

const undo = async (
  writer: Writer,
  runId: string,
  undoing: UndoRequest,
): Promise<UndoOutcome | null> => {
  const asked = 'select undone_at is not null from import_runs where id = $1'
  const [isUndone] = await column(writer, z.boolean(), asked, [runId])
  if (isUndone === undefined) return null
  if (isUndone) return { already: true }
  const at = new Date().toISOString()
  const changedSince = new Set(await readChangedSince(writer, runId))
  let [undone, left] = [0, 0]
  for (
    let after = '0', imported = await readImportedChanges(writer, runId, after);
    imported.length > 0;
    imported = await readImportedChanges(writer, runId, after)
  ) {
    const now = await readListingsOf(
      writer,
      imported.map(({ identity }) => identity),
    )
    const steps = imported.flatMap((one) =>
      changedSince.has(one.identity) ? [] : (toStep(one, now.get(one.identity)) ?? []),
    )
    await write(writer, steps, runId, undoing, at)
    undone += steps.length
    left += imported.length - steps.length
    after = imported.at(-1)?.id ?? after
    await yieldToEventLoop()
  }
  // If every listing was changed since, nothing was undone, and it may be tried again.
  if (undone > 0)
    await execute(writer, 'update import_runs set undone_at = $2, undone_by = $3 where id = $1', [
      runId,
      at,
      undoing.actor,
    ])
  await announce(writer)
  return { undone, left }
}

/**
 * Undoes an import in one transaction: changed listings get their old fields and statements back,
 * added ones are deleted, and history records it. Listings changed since stay as they are. Null for
 * an unknown import.
 * @throws StoreError when the disk is nearly full, or the old values cannot be read by this release
 */
export const undoImport = (
  database: Database,
  runId: string,
  undoing: UndoRequest,
): Promise<UndoOutcome | null> => inTransaction(database, (writer) => undo(writer, runId, undoing))
