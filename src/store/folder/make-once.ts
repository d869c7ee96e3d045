import { link, rm, writeFile } from 'node:fs/promises'

/**
 * Creates a private file atomically unless it exists: of concurrent processes only one does.
 * @throws the system's error when it cannot be created
 */
export const createFileOnce = async (file: string, text: string): Promise<void> => {
  const unfinished = `${file}.${process.pid}.unfinished`
  try {
    await writeFile(unfinished, text, { mode: 0o600 })
    // Unlike rename, link fails if another process was first.
    await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(unfinished, { force: true })
  }
}
