import type { Listing } from './listing.js'
import type { Problem } from './problem.js'
import type { FactKey, List } from './program.js'

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

/**
 * A file says something else than an editor: what the editor states is kept. `field` is a fact's key or one of a listing's own; `who` is
 * who says it and when, in words.
 */
export type Conflict = Readonly<{
  slug: string
  identity: string
  field: FactKey | 'name' | 'organization' | 'status'
  kept: Readonly<{ text: string; who: string }>
  offered: Readonly<{ text: string; who: string }>
}>

/** What an import would do, whole. Making a plan writes nothing. */
export type ImportPlan = Readonly<{
  source: ImportSource
  changes: readonly Change[]
  unchanged: number
  conflicts: readonly Conflict[]
  problems: readonly Problem[]
}>
