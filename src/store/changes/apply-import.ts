import { randomUUID } from 'node:crypto'
// The embedded engine never waits for anything: without a turn after each batch no visitor is
// answered until the import ends.
import { setImmediate as turn } from 'node:timers/promises'
import type { Change, ImportPlan } from '../../catalog/editing/import-plan.js'
import { batches } from '../connection/batches.js'
import type { Database } from '../connection/database.js'
import { inTransaction, type Writer } from '../connection/transaction.js'
import { appendHistory } from '../history/chain.js'
import { writePrograms } from '../listings/write.js'
import { newestSeq } from '../publications/publications.js'
import { announce, publish } from '../publications/publish.js'
import { toImportChange } from './import-change.js'
import { pendingOf } from './pending.js'

const count = (changes: readonly Change[], kind: Change['kind']): number =>
  changes.filter((change) => change.kind === kind).length

const writeRun = async (
  writer: Writer,
  { source, ...plan }: ImportPlan,
  pending: readonly Change[],
  run: Run,
): Promise<void> => {
  await writer.query(
    `insert into import_runs (id, format, list, year, file_name, sha256, added, changed, absent, unchanged, problems, started_at, applied_at, by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
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
    ],
  )
}

type Run = Readonly<{ id: string; startedAt: string; at: string; by: string; reason: string }>

const write = async (
  writer: Writer,
  batch: readonly Change[],
  { id, at, by, reason }: Run,
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

export type Applied = Readonly<{ runId: string | null; seq: number }>

const apply = async (
  writer: Writer,
  plan: ImportPlan,
  pending: readonly Change[],
  by: string,
  startedAt: string,
): Promise<string | null> => {
  if (pending.length === 0) return null
  const run: Run = {
    id: randomUUID(),
    startedAt,
    at: new Date().toISOString(),
    by,
    reason: `Import of ${plan.source.name}`,
  }
  await writeRun(writer, plan, pending, run)
  for (const batch of batches(pending)) {
    await write(writer, batch, run)
    await turn()
  }
  return run.id
}

/**
 * Does what plans say, each made over what the ones before it leave: all of them whole or none at
 * all, in one transaction. Writes programs with their organizations and places, history,
 * publications and a run for each plan. Applying them again does nothing more; a plan without
 * anything to do leaves no run, and `runId` is the last one's, null when there was none.
 * @throws StoreError when a program was changed after the plan was made, or the disk is nearly full
 */
export const applyImports = async (
  database: Database,
  plans: readonly ImportPlan[],
  by: string,
): Promise<Applied> => {
  if (plans.every(({ changes }) => changes.length === 0))
    return { runId: null, seq: await newestSeq(database) }
  const startedAt = new Date().toISOString()
  return inTransaction(database, async (writer) => {
    const pending = await pendingOf(writer, plans)
    let runId: string | null = null
    for (const plan of plans) {
      const own = plan.changes.filter((change) => pending.has(change))
      runId = (await apply(writer, plan, own, by, startedAt)) ?? runId
    }
    return { runId, seq: await announce(writer) }
  })
}

/** The same for one plan. */
export const applyImport = (database: Database, plan: ImportPlan, by: string): Promise<Applied> =>
  applyImports(database, [plan], by)
