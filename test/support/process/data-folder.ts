import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { basename } from 'node:path'
import { templateOf } from '../database/template.js'

/**
 * Makes a data folder with an empty, migrated database in it, where there is none. What the first
 * start of a process makes is the same; it takes seconds, and the tests of the server, the drills
 * and the tests of file modes see it make it.
 */
export const makeDataFolder = async (folder: string): Promise<string> => {
  const filter = (path: string): boolean => basename(path) !== 'lock'
  if (!existsSync(`${folder}/postgres`))
    await cp(await templateOf('folder'), folder, { recursive: true, filter })
  return folder
}
