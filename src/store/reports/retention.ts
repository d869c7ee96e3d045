import type { Database } from '../connection/database.js'
import { isAway } from '../connection/unavailable.js'
import { codeOf } from '../store-error.js'
import { deleteOldReports } from './corrections.js'

const HOUR_MS = 3_600_000

/**
 * Deletes reports that were looked at long ago, at once and every hour, whether or not anybody
 * writes a new one. Never throws; a database that is away is asked again in an hour, and `say`
 * hears of anything else. `stop` waits for one that is under way.
 */
export const forgetReports = (database: Database, say: (message: string) => void) => {
  let running: Promise<void> = Promise.resolve()
  const look = (): void => {
    running = deleteOldReports(database).catch((error: unknown) => {
      if (!isAway(error)) say(`old reports could not be deleted (${codeOf(error)})`)
    })
  }
  look()
  const timer = setInterval(look, HOUR_MS).unref()
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    await running
  }
  return { stop }
}
