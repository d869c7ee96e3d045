import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../store-error.js'
import { EMBEDDED_MAJOR } from './pglite.js'

const textOf = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').then(
    (text) => text.trim(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )

const markerOf = (dataDir: string): string => join(dataDir, 'postgres-major')

/**
 * Refuses a folder of another PostgreSQL major version, where the engine's own error does not say
 * why. PG_VERSION is read if our marker was lost. @throws StoreError for another version
 */
export const requireSameMajor = async (dataDir: string): Promise<void> => {
  const made =
    (await textOf(markerOf(dataDir))) ?? (await textOf(join(dataDir, 'postgres', 'PG_VERSION')))
  if (made === null || made === String(EMBEDDED_MAJOR)) return
  throw new StoreError(
    `The database in ${dataDir} was made by PostgreSQL ${made}, and this release embeds PostgreSQL ${EMBEDDED_MAJOR}. ` +
      'Back it up with the release that made it, move the folder away, and restore the backup with this release.',
  )
}

/** Marks the version at the first start; renamed into place, so that it is never half written. */
export const writeMajor = async (dataDir: string): Promise<void> => {
  const marker = markerOf(dataDir)
  if ((await textOf(marker)) !== null) return
  await writeFile(`${marker}.new`, `${EMBEDDED_MAJOR}\n`, { mode: 0o600 })
  await rename(`${marker}.new`, marker)
}
