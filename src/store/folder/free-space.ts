import { statfs as statfsOfSystem } from 'node:fs/promises'
import { StoreError } from '../store-error.js'

/** On a full disk the embedded engine hangs in a busy loop; an import needs about 100 MB. */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024

/** Deletes write little, and free space: two WAL segments (16 MB each) are enough. */
export const LEAST_TO_DELETE_BYTES = 32 * 1024 * 1024

/** The disk is full. It has the system's error code, so it counts as transient. */
export class NoRoom extends StoreError {
  readonly code = 'ENOSPC'
}

/** Reads the free blocks of the disk under a folder, and how many bytes a block has. */
export type Statfs = (folder: string) => Promise<Readonly<{ bavail: number; bsize: number }>>

/** Checks free space before a write. @throws NoRoom when the disk under `folder` is nearly full */
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

/** Where an embedded database writes, null for a server; `statfs` is the system's if not given. */
export type EmbeddedDisk = Readonly<{ dataDir: string | null; statfs?: Statfs }>

/** The same for an embedded database; a server has its own guard. @throws NoRoom likewise */
export const requireRoom = async ({ dataDir, statfs }: EmbeddedDisk): Promise<void> => {
  if (dataDir !== null) await requireFreeSpace(dataDir, statfs)
}

/** The same before a delete, with a lower limit. @throws NoRoom when not even that has room */
export const requireRoomToDelete = async ({ dataDir, statfs }: EmbeddedDisk): Promise<void> => {
  if (dataDir !== null) await requireFreeSpace(dataDir, statfs, LEAST_TO_DELETE_BYTES)
}
