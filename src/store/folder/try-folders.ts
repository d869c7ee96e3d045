import { constants } from 'node:fs'
import { access, mkdir, realpath } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { codeOf, StoreError } from '../store-error.js'
import { keepPrivate } from './private-folder.js'

/** Explanations of system error codes for the operator. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'its disk can only be read',
  EEXIST: 'it is a file, or in one',
  ENOTDIR: 'it is a file, or in one',
  ENOSPC: 'its disk is full',
  EMFILE: 'this process may not open enough files: raise the limit (ulimit -n, or LimitNOFILE)',
}

/** The error of a folder in a setting that cannot be used. */
const unusableError = (setting: string, folder: string, cause: unknown): StoreError => {
  const code = codeOf(cause)
  return new StoreError(
    `The folder ${folder} in ${setting} cannot be used: ${reasons[code] ?? 'the system refused it'} (${code}).`,
    { cause },
  )
}

/** Creates or opens a setting's writable folder. @throws StoreError that names the setting */
const tryFolder = async <T>(
  setting: string,
  folder: string,
  open: (folder: string) => Promise<T>,
): Promise<T> => {
  try {
    const opened = await open(folder)
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return opened
  } catch (error) {
    throw unusableError(setting, folder, error)
  }
}

const isWithin = (inner: string, outer: string): boolean =>
  !/^\.\.(?:\/|\\|$)/.test(relative(outer, inner))

type FolderSettings = Readonly<{
  dataDir: string
  backups: Readonly<{ folder: string }> | null
  databaseUrl: string | null
  sessionSecret: string | null
}>

/** If it holds only the snapshot, which is optional, its problem is a warning and no error. */
const tryDataDir = async ({
  dataDir,
  databaseUrl,
  sessionSecret,
}: FolderSettings): Promise<readonly string[]> => {
  try {
    const exposed = await tryFolder('DATA_DIR', dataDir, keepPrivate)
    return exposed === null ? [] : [exposed]
  } catch (error) {
    if (databaseUrl === null || sessionSecret === null) throw error
    return [
      `${(error as StoreError).message} Without it there is no start while the database is away.`,
    ]
  }
}

const tryBackups = async (dataDir: string, folder: string): Promise<readonly string[]> => {
  await tryFolder('BACKUP_DIR', folder, (path) => mkdir(path, { recursive: true, mode: 0o700 }))
  const [data, backups] = await Promise.all([realpath(dataDir).catch(() => null), realpath(folder)])
  if (data === null || !isWithin(backups, data)) return []
  if (backups === data || isWithin(backups, join(data, 'postgres')))
    throw new StoreError(
      'BACKUP_DIR must be another folder than DATA_DIR: a backup lost together with its database is none.',
    )
  return [
    'BACKUP_DIR lies in DATA_DIR: whoever loses that folder loses the database and its backups at once. Put it on another disk.',
  ]
}

/** Checks or creates the settings' folders; returns warnings. @throws StoreError if unusable */
export const tryFolders = async (settings: FolderSettings): Promise<readonly string[]> => [
  ...(await tryDataDir(settings)),
  ...(settings.backups === null ? [] : await tryBackups(settings.dataDir, settings.backups.folder)),
]
