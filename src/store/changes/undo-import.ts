// The embedded engine never waits for anything: without a turn after each batch no visitor is
// answered until the undoing ends.
import { setImmediate as turn } from 'node:timers/promises'
import type { Listing } from '../../catalog/program/listing.js'
import { BATCH } from '../connection/batches.js'
import type { Database } from '../connection/database.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { appendHistory } from '../history/chain.js'
import { toRecord } from '../history/entries.js'
import type { ChangeRecord } from '../history/net-change.js'
import { turnBack } from '../history/revert.js'
import { toChangedFields } from '../listings/diff.js'
import { readListingsOf } from '../listings/read-all.js'
import { writePrograms } from '../listings/write.js'
import { announce, publish } from '../publications/publish.js'
import { removePrograms } from './undo-added.js'
import { readChangedSince } from './undo-remaining.js'

/** Who undoes an import, and why. */
export type Undoing = Readonly<{ actor: string; reason: string }>
/**
 * `undone`: how many programs are as they were; `left`: how many somebody has changed since, which
 * stay as they are. `already`: it had been undone before, and nothing was done.
 */
export type UndoOutcome = Readonly<{ undone: number; left: number } | { already: true }>

type Own = Readonly<{ id: string; identity: string; change: ChangeRecord }>
/** What undoing makes of one program; `before` null: it was not there before the import. */
type Step = Readonly<{ identity: string; now: Listing; before: Listing | null }>

const readOwn = async (writer: Writer, runId: string, after: string): Promise<readonly Own[]> => {
  const { rows } = await writer.query<{ id: string; identity: string; change: unknown }>(
    `select id, identity, change from history
     where import_run_id = $1 and id > $2 and change ->> 'kind' <> 'undone' order by id limit $3`,
    [runId, after, BATCH],
  )
  return rows.map(({ id, identity, change }) => ({ id, identity, change: toRecord(change) }))
}

const toStep = ({ identity, change }: Own, now: Listing | undefined): Step | null => {
  if (!now) return null
  if (change.kind === 'new') return { identity, now, before: null }
  const { listing, left } = turnBack(now, change)
  return left.length > 0 ? null : { identity, now, before: listing }
}

const write = async (
  writer: Writer,
  steps: readonly Step[],
  runId: string,
  { actor, reason }: Undoing,
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
  undoing: Undoing,
): Promise<UndoOutcome | null> => {
  const { rows } = await writer.query<{ undone_at: Date | null }>(
    'select undone_at from import_runs where id = $1',
    [runId],
  )
  if (!rows[0]) return null
  if (rows[0].undone_at !== null) return { already: true }
  const at = new Date().toISOString()
  const kept = new Set(await readChangedSince(writer, runId))
  let [undone, left] = [0, 0]
  for (
    let after = '0', own = await readOwn(writer, runId, after);
    own.length > 0;
    own = await readOwn(writer, runId, after)
  ) {
    const now = await readListingsOf(
      writer,
      own.map(({ identity }) => identity),
    )
    const steps = own.flatMap((one) =>
      kept.has(one.identity) ? [] : (toStep(one, now.get(one.identity)) ?? []),
    )
    await write(writer, steps, runId, undoing, at)
    undone += steps.length
    left += own.length - steps.length
    after = own.at(-1)?.id ?? after
    await turn()
  }
  // Where everything was changed since there was nothing to undo, and it may be tried again.
  if (undone > 0)
    await writer.query('update import_runs set undone_at = $2, undone_by = $3 where id = $1', [
      runId,
      at,
      undoing.actor,
    ])
  await announce(writer)
  return { undone, left }
}

/**
 * Undoes an import, whole or not at all, in one transaction: what it changed gets its old fields
 * and statements back, what it brought goes, and history says so. Programs that somebody changed
 * since stay as they are. Null when there is no such import.
 * @throws StoreError when the disk is nearly full, or what was there before is nothing that this
 * release can read
 */
export const undoImport = (
  database: Database,
  runId: string,
  undoing: Undoing,
): Promise<UndoOutcome | null> => inTransaction(database, (writer) => undo(writer, runId, undoing))
