import type { Database } from '../connection/database.js'
import { isUnavailable } from '../connection/unavailable.js'
import { codeOf } from '../store-error.js'
import { deleteOldReports } from './corrections.js'

const HOUR_MS = 3_600_000

/**
 * Deletes expired reports at startup and every hour. Never throws; an unavailable database is
 * retried in an hour, and `say` gets any other error. `stop` waits for a running deletion.
 */
export const scheduleRetention = (database: Database, say: (message: string) => void) => {
  let running: Promise<void> = Promise.resolve()
  const deleteExpired = (): void => {
    running = deleteOldReports(database).catch((error: unknown) => {
      if (!isUnavailable(error)) say(`old reports could not be deleted (${codeOf(error)})`)
    })
  }
  deleteExpired()
  const timer = setInterval(deleteExpired, HOUR_MS).unref()
  const stop = async (): Promise<void> => {
    clearInterval(timer)
    await running
  }
  return { stop }
}
