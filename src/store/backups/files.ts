import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UNFINISHED } from '../folder/sealed-file.js'

const NAME = /^iop-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.ndjson\.gz$/
const LEFTOVER = /^iop-[\dTZ-]+\.ndjson\.gz\.\d+/

/** A backup file; its name has its time. */
export type BackupFile = Readonly<{ name: string; at: string }>

/** The file name of a backup taken `at` (UTC, ISO); by name, backups are in order of time. */
export const backupName = (at: string): string => `iop-${at.replace(/[:.]/g, '-')}.ndjson.gz`

/** The complete backups in a folder, oldest first; none for a missing folder. */
export const listBackups = async (folder: string): Promise<readonly BackupFile[]> => {
  const names = await readdir(folder).catch(() => [])
  return names.toSorted().flatMap((name) => {
    const [, day, hour, minute, second, ms] = NAME.exec(name) ?? []
    return day ? [{ name, at: `${day}T${hour}:${minute}:${second}.${ms}Z` }] : []
  })
}

/** Deletes what killed backups left behind. Only call while no other one is running. */
export const sweepUnfinished = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder))
    if (LEFTOVER.test(name) && name.endsWith(UNFINISHED))
      await rm(join(folder, name), { force: true })
}

/** Deletes all but the newest `keep` complete backups; returns how many. */
export const pruneBackups = async (folder: string, keep: number): Promise<number> => {
  const old = (await listBackups(folder)).slice(0, -keep)
  for (const { name } of old) await rm(join(folder, name), { force: true })
  return old.length
}
