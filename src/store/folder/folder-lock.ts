import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '../store-error.js'
import { askHolder, describeProcess, takeAddress } from './lock-socket.js'
import { createFileOnce } from './make-once.js'

type ReleaseLock = () => Promise<void>

const inUse = (folder: string, who: string): StoreError =>
  new StoreError(
    `The data folder ${folder} is in use by ${who}. Stop that process first; two at once would lose data.`,
  )

const holdAddress = async (folder: string, address: string): Promise<ReleaseLock> => {
  const server = await takeAddress(address)
  if (!server) throw inUse(folder, (await askHolder(address)).who)
  return () => new Promise((resolve) => void server.close(() => resolve()))
}

/** Some shared folders of virtual machines have no sockets; the abstract address must do there. */
const noSockets = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EINVAL'])

/** How long a rival that saw the same stale socket may take to replace it, after a crash only. */
const RIVAL_MS = 150

/** A rival may have removed it already; any other error would be permanent, so it is thrown. */
const removeStale = (folder: string, file: string): Promise<void> =>
  unlink(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return
    throw new StoreError(
      `The lock left behind in ${folder} cannot be taken away (${cause.code}). Remove it, or start as the user that owns the folder.`,
      {
        cause,
      },
    )
  })

/** Replaces a stale socket file, then checks that no competing process replaced ours. */
const holdFile = async (folder: string, file: string, afterCrash = false): Promise<ReleaseLock> => {
  const server = await takeAddress(file).catch((error: NodeJS.ErrnoException) => {
    if (noSockets.has(error.code ?? '')) return undefined
    throw error
  })
  if (server === undefined) return async () => {}
  if (server === null) {
    const { dead, who } = await askHolder(file)
    if (!dead) throw inUse(folder, who)
    await removeStale(folder, file)
    return holdFile(folder, file, true)
  }
  if (afterCrash) {
    const ours = (await stat(file)).ino
    await pause(RIVAL_MS)
    const now = await stat(file).catch(() => null)
    if (now?.ino !== ours) throw inUse(folder, 'another process, which took it at the same moment')
  }
  return () => new Promise((resolve) => void server.close(() => resolve()))
}

/**
 * Linux. The abstract socket address ends with the process, but is visible only in its network
 * namespace; the socket file to all containers of one machine. (Two machines are not covered.)
 */
const holdOnLinux = async (folder: string, key: string): Promise<ReleaseLock> => {
  const release = await holdAddress(folder, `\0iop-${key}`)
  // A socket path has 107 bytes at most (unix(7)); through /proc/self/fd every path is short.
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    const releaseFile = await holdFile(folder, `/proc/self/fd/${handle.fd}/lock`)
    return () =>
      releaseFile()
        .finally(() => handle.close())
        .then(release)
  } catch (error) {
    await handle.close()
    await release()
    throw error
  }
}

/** macOS: the kernel's lock on an open file (O_EXLOCK, which Node does not define). */
const holdOnMac = async (folder: string): Promise<ReleaseLock> => {
  const O_EXLOCK = 0x20
  const file = join(folder, 'lock')
  try {
    const handle = await open(
      file,
      constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK,
    )
    await handle.truncate()
    await handle.write(describeProcess(), 0)
    return () => handle.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    const reader = await open(file, constants.O_RDONLY)
    const who = await reader.readFile('utf8').finally(() => reader.close())
    throw inUse(folder, who || 'another process')
  }
}

/**
 * A secret part of the abstract address: otherwise any local user could take it first, and no start
 * would succeed. It is persistent: with a new one, two processes could lock different names.
 */
const secretName = async (folder: string): Promise<string> => {
  const file = join(folder, 'lock-name')
  const read = (): Promise<string> =>
    readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
  const there = await read()
  if (there !== '') return there
  await createFileOnce(file, randomBytes(16).toString('hex'))
  return read()
}

/**
 * Locks `folder` for this process: the embedded engine has no lock, and two processes lose rows
 * without an error. A lock never expires by age; only a dead process's is taken over.
 * @throws StoreError naming the holder when another process has it
 */
export const holdFolder = async (folder: string): Promise<ReleaseLock> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { dev, ino } = await stat(folder, { bigint: true })
  if (process.platform === 'darwin') return holdOnMac(folder)
  if (process.platform === 'win32') return holdAddress(folder, `\\\\.\\pipe\\iop-${dev}-${ino}`)
  // A copied folder has the same secret name, but another inode.
  return holdOnLinux(folder, `${dev}-${ino}-${await secretName(folder)}`)
}
