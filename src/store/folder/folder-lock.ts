import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StoreError } from '../store-error.js'
import { askHolder, takeAddress, whoWeAre } from './lock-socket.js'
import { makeOnce } from './make-once.js'

type Release = () => Promise<void>

const inUse = (folder: string, who: string): StoreError =>
  new StoreError(
    `The data folder ${folder} is in use by ${who}. Stop that process first; two at once would lose data.`,
  )

const holdAddress = async (folder: string, address: string): Promise<Release> => {
  const server = await takeAddress(address)
  if (!server) throw inUse(folder, (await askHolder(address)).who)
  return () => new Promise((resolve) => void server.close(() => resolve()))
}

/**
 * Some shared folders of virtual machines know no sockets; there the abstract address alone must
 * do.
 */
const noSockets = new Set(['ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EINVAL'])

/**
 * How long a rival that saw the same dead file may take to replace it; only waited for after a
 * crash.
 */
const RIVAL_MS = 150

/**
 * A rival may have taken it away already. Whatever else keeps it there would keep it there for
 * ever, so it is told.
 */
const removeDead = (folder: string, file: string): Promise<void> =>
  unlink(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return
    throw new StoreError(
      `The lock left behind in ${folder} cannot be taken away (${cause.code}). Remove it, or start as the user that owns the folder.`,
      {
        cause,
      },
    )
  })

/** Replaces a file whose listener is dead, then makes sure that no rival replaced ours in turn. */
const holdFile = async (folder: string, file: string, afterCrash = false): Promise<Release> => {
  const server = await takeAddress(file).catch((error: NodeJS.ErrnoException) => {
    if (noSockets.has(error.code ?? '')) return undefined
    throw error
  })
  if (server === undefined) return async () => {}
  if (server === null) {
    const { dead, who } = await askHolder(file)
    if (!dead) throw inUse(folder, who)
    await removeDead(folder, file)
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
 * Linux. The abstract address is exact and dies with the process, but only processes of one network
 * namespace see it; the file is seen by every container that shares the volume on one machine. (Two
 * machines on one network volume are not covered.)
 */
const holdOnLinux = async (folder: string, key: string): Promise<Release> => {
  const release = await holdAddress(folder, `\0iop-${key}`)
  // A socket's path may have 107 bytes and a folder's more; through the open folder every path is
  // short.
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

/** macOS: the kernel's own lock on an open file (O_EXLOCK, which Node does not name). */
const holdOnMac = async (folder: string): Promise<Release> => {
  const O_EXLOCK = 0x20
  const file = join(folder, 'lock')
  try {
    const handle = await open(
      file,
      constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK,
    )
    await handle.truncate()
    await handle.write(whoWeAre(), 0)
    return () => handle.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    const reader = await open(file, constants.O_RDONLY)
    const who = await reader.readFile('utf8').finally(() => reader.close())
    throw inUse(folder, who || 'another process')
  }
}

/**
 * A part of the abstract address that only those who may read the folder know: any user of the
 * machine could else take the address first, and no start would succeed. It is kept: a name that
 * were made anew at each start would let two openers read different ones.
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
  await makeOnce(file, randomBytes(16).toString('hex'))
  return read()
}

/**
 * Holds `folder` for this process: the embedded engine takes no lock of its own, and two processes
 * on one folder lose rows without an error. The lock is never taken over by age, only from the
 * dead.
 * @throws StoreError naming the holder when another process has it
 */
export const holdFolder = async (folder: string): Promise<Release> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { dev, ino } = await stat(folder, { bigint: true })
  if (process.platform === 'darwin') return holdOnMac(folder)
  if (process.platform === 'win32') return holdAddress(folder, `\\\\.\\pipe\\iop-${dev}-${ino}`)
  // A copied folder has the same name in it, and another place.
  return holdOnLinux(folder, `${dev}-${ino}-${await secretName(folder)}`)
}
