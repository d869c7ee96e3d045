import type { Database } from '../connection/database.js'
import { codeOf } from '../store-error.js'
import { type SnapshotContents, writeSnapshot } from './snapshot.js'

/** The snapshot interval after changes, */
const EVERY_MS = 5 * 60_000
/** and without any: its age is shown to visitors. */
const AT_LEAST_EVERY_MS = 3_600_000

type SnapshotOptions = Readonly<{
  database: Database
  dataDir: string
  held: () => SnapshotContents | null
  say: (event: string) => void
}>

/**
 * Writes a snapshot soon after startup, then periodically after changes. Never throws: `say` gets
 * one message per series of failures. `stop` waits for a running one.
 */
export const scheduleSnapshots = ({
  database,
  dataDir,
  held,
  say,
}: SnapshotOptions): Readonly<{ stop: () => Promise<void> }> => {
  let written = { seq: -1, at: 0 }
  let failing = false
  let running: Promise<void> | null = null
  const write = async (): Promise<void> => {
    const now = held()
    const at = performance.now()
    if (!now || (now.seq === written.seq && at - written.at < AT_LEAST_EVERY_MS)) return
    try {
      await writeSnapshot(database, dataDir, now)
      written = { seq: now.seq, at }
      failing = false
    } catch (error) {
      if (!failing) say(`the snapshot of the catalogue was not written: ${codeOf(error)}`)
      failing = true
    }
  }
  const begin = (): void => {
    running ??= write().finally(() => {
      running = null
    })
  }
  begin()
  const timer = setInterval(begin, EVERY_MS).unref()
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    await running
  }
  return { stop }
}
