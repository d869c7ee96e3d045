import { chmod, lstat, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../store-error.js'

/** Permission bits of group and others. */
export const OTHERS = 0o077
/** The sticky bit, which marks folders shared on purpose, such as /tmp. */
const SHARED = 0o1000
/** Our files in the data folder, temporary ones included. A volume has `lost+found`. */
const OURS =
  /^(?:postgres|postgres-major(?:\.new)?|lock|(?:secret|lock-name|catalogue\.snapshot)(?:\.\d+\.unfinished)?)$/
const isForeign = (name: string): boolean => !OURS.test(name) && name !== 'lost+found'

/** Removes others' permissions; true if any. A link stays as it is: its target may be anywhere. */
const closeOne = async (path: string): Promise<boolean> => {
  const { mode } = await lstat(path)
  const isOpen = (mode & 0o170000) !== 0o120000 && (mode & OTHERS) !== 0
  if (isOpen) await chmod(path, mode & 0o700)
  return isOpen
}

/** The same recursively; files deleted meanwhile are ignored. */
const closeAll = async (path: string): Promise<boolean> => {
  const names = await readdir(path, { recursive: true }).catch(() => [])
  const closed = await Promise.all(
    [path, ...names.map((name) => join(path, name))].map((one) =>
      closeOne(one).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false
        throw error
      }),
    ),
  )
  return closed.includes(true)
}

const couldLook = (folder: string): string =>
  `Other users of this machine could look into the data folder ${folder}. It is closed to them now.`
const canLook = (folder: string): string =>
  `Other users of this machine can look into the data folder ${folder}. Close it (chmod 700), or give the directory a folder of its own in DATA_DIR.`

/**
 * Creates the data folder or makes it private, with all of ours in it; one with foreign files keeps
 * its mode, as somebody may need it. Returns a warning if it was or is open to others, or null.
 * @throws the system's error when the folder cannot be created or read
 */
export const keepPrivate = async (folder: string): Promise<string | null> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Windows has no such permission bits.
  if (process.platform === 'win32') return null
  const names = await readdir(folder)
  const { mode, uid } = await stat(folder)
  const isOpen = (mode & OTHERS) !== 0
  const isOurs = uid === process.getuid?.() && (mode & SHARED) === 0 && !names.some(isForeign)
  try {
    const closed = await Promise.all(
      names.filter((name) => OURS.test(name)).map((name) => closeAll(join(folder, name))),
    )
    if (isOpen && !isOurs) return canLook(folder)
    if (isOpen) await chmod(folder, mode & 0o700)
    return isOpen || closed.includes(true) ? couldLook(folder) : null
  } catch (error) {
    return `${canLook(folder)} (${codeOf(error)})`
  }
}
