import { statfs as statfsOfSystem } from 'node:fs/promises'
import { StoreError } from '../store-error.js'

/**
 * With the disk full the embedded engine spins for ever inside a write; an import of the bundled
 * catalogue needs about 100 MB.
 */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024

/**
 * What takes something away writes little and is how room is made: two files of the engine's log
 * (16 MB each) are enough for it.
 */
export const LEAST_TO_DELETE_BYTES = 32 * 1024 * 1024

/**
 * Nothing can be written until somebody makes room. It has the system's own code for that, so it is
 * told as what passes.
 */
export class NoRoom extends StoreError {
  readonly code = 'ENOSPC'
}

type Statfs = (folder: string) => Promise<Readonly<{ bavail: number; bsize: number }>>

/**
 * Asked before every write of the embedded engine.
 * @throws NoRoom when the disk under `folder` is nearly full.
 */
export const requireFreeSpace = async (
  folder: string,
  statfs: Statfs = statfsOfSystem,
  least = LEAST_FREE_BYTES,
): Promise<void> => {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free >= least) return
  const megabytes = Math.floor(free / 1024 / 1024)
  throw new NoRoom(
    `The disk under ${folder} has only ${megabytes} MB left. Nothing was written; free at least 256 MB and try again.`,
  )
}

/**
 * The same for a database, where its engine is in our own process: a server has its own guard.
 * @throws NoRoom likewise
 */
export const requireRoom = async ({
  dataDir,
}: Readonly<{ dataDir: string | null }>): Promise<void> => {
  if (dataDir !== null) await requireFreeSpace(dataDir)
}

/**
 * The same before something is only taken away.
 * @throws NoRoom when not even that can be written
 */
export const requireRoomToDelete = async (
  { dataDir }: Readonly<{ dataDir: string | null }>,
  statfs: Statfs = statfsOfSystem,
): Promise<void> => {
  if (dataDir !== null) await requireFreeSpace(dataDir, statfs, LEAST_TO_DELETE_BYTES)
}
