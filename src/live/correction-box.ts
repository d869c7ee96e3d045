import type { Database } from '../store/connection/database.js'
import { isUnavailable } from '../store/connection/unavailable.js'
import { addReport, findReport } from '../store/reports/corrections.js'
import type { Catalogue, Reports } from './catalogue.js'

/** Stored in the database, which counts as unavailable until this process has connected. */
export const openReports = (
  database: Database,
  { settled }: Pick<Catalogue, 'settled'>,
): Reports => {
  const unlessAway = async <T>(work: () => Promise<T>): Promise<T | 'away'> => {
    if (!settled()) return 'away'
    try {
      return await work()
    } catch (error) {
      if (isUnavailable(error)) return 'away'
      throw error
    }
  }
  return {
    add: (report) =>
      unlessAway(async () => {
        const added = await addReport(database, report)
        return added === 'unknown' ? 'away' : added
      }),
    find: (code) => unlessAway(() => findReport(database, code)),
  }
}
