import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { UNFINISHED } from '../folder/sealed-file.js'

const NAME = /^iop-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.ndjson\.gz$/
const LEFT = /^iop-[\dTZ-]+\.ndjson\.gz\.\d+/

/** One backup by its name, which says when it was taken. */
export type BackupFile = Readonly<{ name: string; at: string }>

/**
 * The name of a backup of that moment, UTC in ISO form; in order of names they are in order of
 * time.
 */
export const backupName = (at: string): string => `iop-${at.replace(/[:.]/g, '-')}.ndjson.gz`

/** The whole backups in a folder, oldest first; none where there is no folder. */
export const listBackups = async (folder: string): Promise<readonly BackupFile[]> => {
  const names = await readdir(folder).catch(() => [])
  return names.toSorted().flatMap((name) => {
    const [, day, hour, minute, second, ms] = NAME.exec(name) ?? []
    return day ? [{ name, at: `${day}T${hour}:${minute}:${second}.${ms}Z` }] : []
  })
}

/** Takes away what backups that were killed left behind. Only while no other one is under way. */
export const sweepUnfinished = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder))
    if (LEFT.test(name) && name.endsWith(UNFINISHED)) await rm(join(folder, name), { force: true })
}

/** Takes away all but the newest `keep` whole backups, and says how many went. */
export const pruneBackups = async (folder: string, keep: number): Promise<number> => {
  const old = (await listBackups(folder)).slice(0, -keep)
  for (const { name } of old) await rm(join(folder, name), { force: true })
  return old.length
}
