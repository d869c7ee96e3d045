import type { FactKey, List } from '../program/fact-schemas.js'
import type { Listing } from '../program/listing.js'
import type { Problem } from '../text/problem.js'

/**
 * The source file of an import. `year` is the edition's; `sha256` is the file's digest as received,
 * in hex.
 */
export type ImportSource = Readonly<{
  format: 'samhsa-directory' | 'findtreatment' | 'csv'
  list: List | null
  year: number | null
  name: string
  sha256: string
}>

/**
 * A planned change of one listing. `absent`: the newest edition does not have it; it stays
 * published with a note.
 */
export type Change = Readonly<{
  kind: 'new' | 'changed' | 'absent'
  listing: Listing
  before: Listing | null
}>

/**
 * A conflict between a file and an editor: the editor's value is kept. `field` is a fact's key or a
 * property of the listing; `who` is the source and date, in words.
 */
export type Conflict = Readonly<{
  slug: string
  identity: string
  field: FactKey | 'name' | 'organization' | 'status'
  kept: Readonly<{ text: string; who: string }>
  offered: Readonly<{ text: string; who: string }>
}>

/** The plan of an import. Planning writes nothing. */
export type ImportPlan = Readonly<{
  source: ImportSource
  changes: readonly Change[]
  unchanged: number
  conflicts: readonly Conflict[]
  problems: readonly Problem[]
}>

/**
 * What a file would remove from one listing. `kept` is the listing with the file's other changes
 * (`before` if there are none), `listing` has the removal as well; `facts` are those that would
 * state less.
 */
export type Removal = Readonly<{
  before: Listing
  kept: Listing
  listing: Listing
  facts: readonly FactKey[]
}>

/** Programs of one state: in this edition, and in the newest one loaded before. */
export type StateCount = Readonly<{ state: string; found: number; before: number }>

/**
 * How complete an edition is, counted in programs of the states that it has. `isWhole`: complete
 * enough to treat missing programs as gone; `told`: because the operator said so. `elsewhere`
 * counts programs in other states, of which it says nothing.
 */
export type Coverage = Readonly<{
  states: readonly StateCount[]
  found: number
  before: number
  isWhole: boolean
  told: boolean
  elsewhere: number
}>

/**
 * The plan of a file. `changes` remove nothing: that is in `removals`, and applied only on request.
 * `coverage` is null unless the file is the newest edition; `notes` are sentences about the whole
 * plan.
 */
export type FilePlan = ImportPlan &
  Readonly<{ removals: readonly Removal[]; coverage: Coverage | null; notes: readonly string[] }>
