import type { FactKey, List } from '../program/fact-schemas.js'
import type { Listing } from '../program/listing.js'
import type { Problem } from '../text/problem.js'

/** The file of an import. `year` is the edition's; `sha256` is of the file as received, in hex. */
export type ImportSource = Readonly<{
  format: 'samhsa-directory' | 'findtreatment' | 'csv'
  list: List | null
  year: number | null
  name: string
  sha256: string
}>

/** `absent`: the newest edition does not have the listing, which stays published with a note. */
export type Change = Readonly<{
  kind: 'new' | 'changed' | 'absent'
  listing: Listing
  before: Listing | null
}>

/** A file contradicts an editor, whose value is kept. `who` is the source and date, in words. */
export type Conflict = Readonly<{
  slug: string
  identity: string
  field: FactKey | 'name' | 'organization' | 'status'
  kept: Readonly<{ text: string; who: string }>
  offered: Readonly<{ text: string; who: string }>
}>

export type ImportPlan = Readonly<{
  source: ImportSource
  changes: readonly Change[]
  unchanged: number
  conflicts: readonly Conflict[]
  problems: readonly Problem[]
}>

/**
 * What a file would remove. `kept` is the listing with its other changes (else `before`), `listing`
 * has the removal as well; `facts` are those that would state less.
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
 * How complete an edition is, in programs of its states. `isWhole`: enough to treat missing ones as
 * gone; `told`: because the operator said so. `elsewhere` counts programs of other states.
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
 * `changes` remove nothing: `removals` do, applied only on request. `coverage` is null unless the
 * file is the newest edition; `notes` are sentences about the whole plan.
 */
export type FilePlan = ImportPlan &
  Readonly<{ removals: readonly Removal[]; coverage: Coverage | null; notes: readonly string[] }>
