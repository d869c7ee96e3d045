import type { Database } from '../connection/database.js'
import { requireRoom } from '../folder/free-space.js'
import { StoreError } from '../store-error.js'
import { isMigrated } from './migrations.js'

/** Who asks (a load balancer) gives up after a few seconds; better to say no before that. */
const LONGEST_MS = 1500

const within = async <T>(asked: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new StoreError('The database did not answer in time.')),
      LONGEST_MS,
    )
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}

/**
 * Resolves when the database answers, has this release's schema and, when it lies on our own disk,
 * room to write.
 * @throws StoreError or the driver's error when not, in 1.5 s at most
 */
export const check = (database: Database): Promise<void> =>
  within(
    (async () => {
      if (!(await isMigrated(database)))
        throw new StoreError('The database does not have the schema of this release.')
      await requireRoom(database)
    })(),
  )
