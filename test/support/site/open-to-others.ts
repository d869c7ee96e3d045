import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * What in a folder, itself included, grants its group or others anything, each with its mode in
 * octal.
 */
export const openToOthers = async (folder: string): Promise<readonly string[]> => {
  const names = await readdir(folder, { recursive: true })
  const modes = await Promise.all(
    ['.', ...names].map(
      async (name) =>
        [name, (await lstat(join(folder, name)).catch(() => ({ mode: 0 }))).mode] as const,
    ),
  )
  return modes.flatMap(([name, mode]) =>
    (mode & 0o077) === 0 ? [] : [`${name} ${(mode & 0o777).toString(8)}`],
  )
}
