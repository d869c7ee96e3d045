import { statfs as statfsOfSystem } from 'node:fs/promises'
import { StoreError } from './store-error.js'

/** With the disk full the embedded engine spins for ever inside a write; an import of the bundled catalogue needs about 100 MB. */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024

type Statfs = (folder: string) => Promise<Readonly<{ bavail: number; bsize: number }>>

/** Asked before every write of the embedded engine. @throws StoreError when the disk under `folder` is nearly full. */
export const requireFreeSpace = async (folder: string, statfs: Statfs = statfsOfSystem): Promise<void> => {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  if (free >= LEAST_FREE_BYTES) return
  const megabytes = Math.floor(free / 1024 / 1024)
  throw new StoreError(`The disk under ${folder} has only ${megabytes} MB left. Nothing was written; free at least 256 MB and try again.`)
}
