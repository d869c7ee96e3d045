import type { Database } from '../connection/database.js'
import { requireRoom } from '../folder/free-space.js'
import { StoreError } from '../store-error.js'
import { isMigrated } from './migrations.js'

/** A load balancer times out after a few seconds; better to report unavailable before that. */
const TIMEOUT_MS = 1500

const withTimeout = async <T>(asked: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new StoreError('The database did not answer in time.')),
      TIMEOUT_MS,
    )
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

/**
 * Resolves when the database responds, has this release's schema and, if embedded, free space.
 * @throws StoreError or the driver's error otherwise, within 1.5 s
 */
export const checkReadiness = (database: Database): Promise<void> =>
  withTimeout(
    (async () => {
      if (!(await isMigrated(database)))
        throw new StoreError('The database does not have the schema of this release.')
      await requireRoom(database)
    })(),
  )
