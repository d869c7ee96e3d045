import type { Database } from '../connection/database.js'
import { codeOf } from '../store-error.js'
import { type Held, writeSnapshot } from './snapshot.js'

/** A snapshot is at most so old when there was something new, */
const EVERY_MS = 5 * 60_000
/** and at most so old when there was not: its age is what visitors are told. */
const AT_LEAST_EVERY_MS = 3_600_000

type Given = Readonly<{
  database: Database
  dataDir: string
  held: () => Held | null
  say: (event: string) => void
}>

/**
 * Writes a snapshot of what is in memory soon after the start and then every few minutes in which
 * something changed. Never throws: `say` hears that one could not be written, once until it can.
 * `stop` waits for one that is under way.
 */
export const keepSnapshot = ({
  database,
  dataDir,
  held,
  say,
}: Given): Readonly<{ stop: () => Promise<void> }> => {
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
