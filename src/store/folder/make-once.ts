import { link, rm, writeFile } from 'node:fs/promises'

/**
 * Makes a private file that is whole as soon as it has its name, unless it is there: of several
 * processes that try at once one makes it.
 * @throws the system's error when it cannot be made
 */
export const makeOnce = async (file: string, text: string): Promise<void> => {
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    await writeFile(unfinished, text, { mode: 0o600 })
    // Unlike a renaming, this fails where another process was faster.
    await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(unfinished, { force: true })
  }
}
