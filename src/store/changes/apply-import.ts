import { randomUUID } from 'node:crypto'
// The embedded engine runs synchronously: without yielding to the event loop after each batch no
// request is served until the import ends.
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import type { Change, ImportPlan } from '../../catalog/editing/import-plan.js'
import { FACTS_VERSION } from '../../catalog/program/fact-schemas.js'
import { toBatches } from '../connection/batches.js'
import type { Database } from '../connection/database.js'
import { execute } from '../connection/rows.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { appendHistory } from '../history/chain.js'
import { writePrograms } from '../listings/write.js'
import { readNewestSeq } from '../publications/publications.js'
import { announce, publish } from '../publications/publish.js'
import { toImportChange } from './import-change.js'
import { findPending } from './pending.js'

const count = (changes: readonly Change[], kind: Change['kind']): number =>
  changes.filter((change) => change.kind === kind).length

const writeRun = async (
  writer: Writer,
  { source, ...plan }: ImportPlan,
  pending: readonly Change[],
  run: NewRun,
): Promise<void> => {
  await execute(
    writer,
    `insert into import_runs (id, format, list, year, file_name, sha256, added, changed, absent, unchanged, problems, started_at, applied_at, by, facts_version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      run.id,
      source.format,
      source.list,
      source.year,
      source.name,
      source.sha256,
      count(pending, 'new'),
      count(pending, 'changed'),
      count(pending, 'absent'),
      plan.unchanged + plan.changes.length - pending.length,
      plan.problems.length,
      run.startedAt,
      run.at,
      run.by,
      FACTS_VERSION,
    ],
  )
}

type NewRun = Readonly<{ id: string; startedAt: string; at: string; by: string; reason: string }>

const write = async (
  writer: Writer,
  batch: readonly Change[],
  { id, at, by, reason }: NewRun,
): Promise<void> => {
  await writePrograms(
    writer,
    batch.map(({ listing }) => listing),
    at,
  )
  await appendHistory(
    writer,
    batch.map((change) => ({
      identity: change.listing.identity,
      at,
      actor: by,
      reason,
      importRunId: id,
      change: toImportChange(change),
    })),
  )
  await publish(writer, batch, at)
}

export type AppliedImport = Readonly<{ runId: string | null; seq: number }>

const apply = async (
  writer: Writer,
  plan: ImportPlan,
  pending: readonly Change[],
  by: string,
  startedAt: string,
): Promise<string | null> => {
  if (pending.length === 0) return null
  const run: NewRun = {
    id: randomUUID(),
    startedAt,
    at: new Date().toISOString(),
    by,
    reason: `Import of ${plan.source.name}`,
  }
  await writeRun(writer, plan, pending, run)
  for (const batch of toBatches(pending)) {
    await write(writer, batch, run)
    await yieldToEventLoop()
  }
  return run.id
}

/**
 * Applies plans, each made on the result of the ones before it, in one transaction. Writes listings
 * with their organizations and locations, history, publications and a run per plan. Idempotent; a
 * plan without changes leaves no run, and `runId` is the last run's, null for none. `state` is the
 * hash of the newest history entry that the plans were made over, if it is known.
 * @throws StoreError when a listing was changed after planning, or the disk is nearly full
 */
export const applyImports = async (
  database: Database,
  plans: readonly ImportPlan[],
  by: string,
  state: string | null = null,
): Promise<AppliedImport> => {
  if (plans.every(({ changes }) => changes.length === 0))
    return { runId: null, seq: await readNewestSeq(database) }
  const startedAt = new Date().toISOString()
  return inTransaction(database, async (writer) => {
    const pending = await findPending(writer, plans, state)
    let runId: string | null = null
    for (const plan of plans) {
      const own = plan.changes.filter((change) => pending.has(change))
      runId = (await apply(writer, plan, own, by, startedAt)) ?? runId
    }
    return { runId, seq: await announce(writer) }
  })
}

/** The same for one plan. */
export const applyImport = (
  database: Database,
  plan: ImportPlan,
  by: string,
  state: string | null = null,
): Promise<AppliedImport> => applyImports(database, [plan], by, state)
