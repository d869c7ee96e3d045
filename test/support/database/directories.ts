import { directoryFiles, planFiles } from '../../../src/seed/bundled.js'
import { readPlaces } from '../../../src/seed/places.js'
import { applyImports } from '../../../src/store/changes/apply-import.js'
import type { Database } from '../../../src/store/connection/database.js'
import { type Engine, freshDatabase } from './fresh-database.js'

/** A database of its own with what SAMHSA says, and nothing that providers' own pages add to it. */
export const directoriesDatabase = async (engine: Engine): Promise<Database> => {
  const database = await freshDatabase(engine)
  await applyImports(database, await planFiles(directoryFiles, await readPlaces()), 'a test')
  return database
}
