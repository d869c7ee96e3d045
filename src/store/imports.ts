import { randomUUID } from 'node:crypto'
// The embedded engine never waits for anything: without a turn after each batch no visitor is answered until the import ends.
import { setImmediate as turn } from 'node:timers/promises'
import type { Change, ImportPlan } from '../catalog/import-plan.js'
import type { Listing } from '../catalog/listing.js'
import { isSame } from './canonical.js'
import type { Database } from './database.js'
import { appendHistory } from './history.js'
import { toImportChange } from './import-change.js'
import { readListingsOf } from './listings.js'
import { writePrograms } from './programs.js'
import { newestSeq } from './publications.js'
import { announce, publish } from './publish.js'
import { StoreError } from './store-error.js'
import { inTransaction, type Writer } from './transaction.js'

/** Rows a statement: more are hardly faster, and the embedded engine answers nobody else during a statement. */
const BATCH = 250

const batches = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) => all.slice(i * BATCH, (i + 1) * BATCH))

const isPending = ({ listing, before }: Change, now: Listing | null): boolean => {
  if (now !== null && isSame(now, listing)) return false
  if (isSame(now, before)) return true
  throw new StoreError(`The program ${listing.slug} was changed after this import was planned. Nothing was written; plan it again.`)
}

/** The changes that are not in place yet, each found as the plan saw it. */
const pendingOf = async (writer: Writer, changes: readonly Change[]): Promise<readonly Change[]> => {
  const pending: Change[] = []
  for (const batch of batches(changes)) {
    const now = await readListingsOf(
      writer,
      batch.map(({ listing }) => listing.identity),
    )
    pending.push(...batch.filter((change) => isPending(change, now.get(change.listing.identity) ?? null)))
    await turn()
  }
  return pending
}
const count = (changes: readonly Change[], kind: Change['kind']): number => changes.filter((change) => change.kind === kind).length

const writeRun = async (writer: Writer, { source, ...plan }: ImportPlan, pending: readonly Change[], run: Run): Promise<void> => {
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

const write = async (writer: Writer, batch: readonly Change[], { id, at, by, reason }: Run): Promise<void> => {
  await writePrograms(
    writer,
    batch.map(({ listing }) => listing),
    at,
  )
  await appendHistory(
    writer,
    batch.map((change) => ({ identity: change.listing.identity, at, actor: by, reason, importRunId: id, change: toImportChange(change) })),
  )
  await publish(writer, batch, at)
}

/**
 * Does what a plan says, whole or not at all: programs with their organizations and places, history, publications, the run.
 * Applying it again does nothing more; without anything to do there is no run, and `runId` is null.
 * @throws StoreError when a program was changed after the plan was made, or the disk is nearly full
 */
export const applyImport = async (database: Database, plan: ImportPlan, by: string): Promise<Readonly<{ runId: string | null; seq: number }>> => {
  if (plan.changes.length === 0) return { runId: null, seq: await newestSeq(database) }
  const startedAt = new Date().toISOString()
  const { source } = plan
  return inTransaction(database, async (writer) => {
    const pending = await pendingOf(writer, plan.changes)
    if (pending.length === 0) return { runId: null, seq: await announce(writer) }
    const run: Run = { id: randomUUID(), startedAt, at: new Date().toISOString(), by, reason: `Import of ${source.name}` }
    await writeRun(writer, plan, pending, run)
    for (const batch of batches(pending)) {
      await write(writer, batch, run)
      await turn()
    }
    return { runId: run.id, seq: await announce(writer) }
  })
}
