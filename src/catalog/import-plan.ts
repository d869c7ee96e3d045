import type { Listing } from './listing.js'
import type { Problem } from './problem.js'
import type { List } from './program.js'

/** The file an import read. `year` is the edition's; `sha256` is of the file as it came, in hex. */
export type ImportSource = Readonly<{
  format: 'samhsa-directory' | 'findtreatment' | 'csv'
  list: List | null
  year: number | null
  name: string
  sha256: string
}>

/** What an import would do to one listing. `absent`: the newest edition does not have it; it stays published and says so. */
export type Change = Readonly<{ kind: 'new' | 'changed' | 'absent'; listing: Listing; before: Listing | null }>

/** What an import would do, whole. Making a plan writes nothing. */
export type ImportPlan = Readonly<{ source: ImportSource; changes: readonly Change[]; unchanged: number; problems: readonly Problem[] }>
