import { basename } from 'node:path'
import type { Database } from '../connection/database.js'
import type { SealKey } from '../folder/sealed-file.js'
import { codeOf, StoreError } from '../store-error.js'
import { BackupUnderWay, backUp } from './backup.js'
import { listBackups, pruneBackups } from './files.js'

/** The interval between checks whether a backup is due. */
const CHECK_EVERY_MS = 60_000
/** The retry delay after a failure: a full disk is not less full in a minute. */
const RETRY_MS = 3_600_000

/** Backup settings: folder, interval in hours, how many to keep, and the key that seals them. */
export type BackupPlan = Readonly<{
  folder: string
  everyHours: number
  keep: number
  key?: SealKey
}>
/** A backup's result: `pruned` counts older ones deleted, `sentence` says why it failed. */
export type BackupEvent = Readonly<
  { name: string; rows: number; ms: number; pruned: number } | { sentence: string }
>

/**
 * Backs up whenever the newest complete backup in the folder is old enough, whichever process made
 * it, then prunes. Never throws: `tell` gets each result. `stop` aborts one, leaving no file.
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
    // A date in the future is of a clock that was ahead; it would suppress backups until then.
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
  const checkDue = async (): Promise<void> => {
    try {
      if (await isDue()) await takeOne()
    } catch (error) {
      // The other process writes the same backup.
      if (ending.signal.aborted || error instanceof BackupUnderWay) return
      notBefore = performance.now() + RETRY_MS
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
  const startCheck = (): void => {
    running ??= checkDue()
  }
  startCheck()
  const timer = setInterval(startCheck, CHECK_EVERY_MS).unref()
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    ending.abort()
    await running
  }
  return { stop }
}
