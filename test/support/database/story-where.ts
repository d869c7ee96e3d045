import { join } from 'node:path'
import type { Where } from '../process/run-command.js'
import { freshDatabase, storyEngine } from './fresh-database.js'

/**
 * Does something with an empty database for commands, on the engine of stories, and takes it away:
 * a database of a server, or the data folder `data` in `folder`.
 */
export const withStoryWhere = async <T>(
  folder: string,
  use: (where: Where) => Promise<T>,
): Promise<T> => {
  const dataDir = join(folder, 'data')
  if (storyEngine === 'embedded') return use(dataDir)
  const database = await freshDatabase(storyEngine)
  try {
    return await use({ DATABASE_URL: database.connectionString as string, DATA_DIR: dataDir })
  } finally {
    await database.close()
  }
}
