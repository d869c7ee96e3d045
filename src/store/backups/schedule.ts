import { basename } from 'node:path'
import type { Database } from '../connection/database.js'
import type { SealKey } from '../folder/sealed-file.js'
import { codeOf, StoreError } from '../store-error.js'
import { BackupUnderWay, backUp } from './backup.js'
import { listBackups, pruneBackups } from './files.js'

/** How often to look whether it is time. */
const LOOK_EVERY_MS = 60_000
/** A backup that failed is tried again after so long: a full disk is not less full in a minute. */
const AGAIN_AFTER_MS = 3_600_000

/** Where backups go, how many hours apart they are, how many are kept, and what seals them. */
export type BackupPlan = Readonly<{
  folder: string
  everyHours: number
  keep: number
  key?: SealKey
}>
/** What became of one: `pruned` is how many older ones went, `sentence` why there is none. */
export type BackupEvent = Readonly<
  { name: string; rows: number; ms: number; pruned: number } | { sentence: string }
>

/**
 * Backs the database up whenever the newest whole backup in the folder is old enough, whichever
 * process made it, and then takes the oldest ones away. Never throws; `tell` hears of each one, and
 * of each that could not be. `stop` ends one that is under way, which leaves nothing.
 */
export const scheduleBackups = (
  database: Database,
  { folder, everyHours, keep, key }: BackupPlan,
  tell: (event: BackupEvent) => void,
) => {
  const ending = new AbortController()
  let running: Promise<void> | null = null
  let notBefore = Number.NEGATIVE_INFINITY

  const isDue = async (): Promise<boolean> => {
    if (performance.now() < notBefore) return false
    // One that is dated later than now was made while a clock was ahead, and would keep the next
    // from being made until then.
    const now = Date.now()
    const newest = (await listBackups(folder)).findLast(({ at }) => Date.parse(at) <= now)
    return !newest || now - Date.parse(newest.at) >= everyHours * 3_600_000
  }
  const takeOne = async (): Promise<void> => {
    const began = performance.now()
    const { file, tallies } = await backUp(database, folder, ending.signal, key)
    const pruned = await pruneBackups(folder, keep)
    const rows = [...tallies.values()].reduce((sum, tally) => sum + tally.rows, 0)
    tell({ name: basename(file), rows, ms: Math.round(performance.now() - began), pruned })
  }
  const look = async (): Promise<void> => {
    try {
      if (await isDue()) await takeOne()
    } catch (error) {
      // Whoever is at it writes the one that this process would.
      if (ending.signal.aborted || error instanceof BackupUnderWay) return
      notBefore = performance.now() + AGAIN_AFTER_MS
      tell({
        sentence:
          error instanceof StoreError
            ? error.message
            : `The backup did not end (${codeOf(error)}).`,
      })
    } finally {
      running = null
    }
  }
  const lookAgain = (): void => {
    running ??= look()
  }
  lookAgain()
  const timer = setInterval(lookAgain, LOOK_EVERY_MS).unref()
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    ending.abort()
    await running
  }
  return { stop }
}
