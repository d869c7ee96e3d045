import type { Listing } from '../program/listing.js'
import type { FactKey, List } from '../program/program.js'
import type { Problem } from '../text/problem.js'

/** The file an import read. `year` is the edition's; `sha256` is of the file as it came, in hex. */
export type ImportSource = Readonly<{
  format: 'samhsa-directory' | 'findtreatment' | 'csv'
  list: List | null
  year: number | null
  name: string
  sha256: string
}>

/**
 * What an import would do to one listing. `absent`: the newest edition does not have it; it stays
 * published and says so.
 */
export type Change = Readonly<{
  kind: 'new' | 'changed' | 'absent'
  listing: Listing
  before: Listing | null
}>

/**
 * A file says something else than an editor: what the editor states is kept. `field` is a fact's
 * key or one of a listing's own; `who` is who says it and when, in words.
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

/**
 * What a file would take away from one listing. `kept` is the listing with all else that the file
 * changes (`before` where that is nothing), `listing` the listing with this as well; `facts` are
 * those that would say less.
 */
export type Removal = Readonly<{
  before: Listing
  kept: Listing
  listing: Listing
  facts: readonly FactKey[]
}>

/** Programs of one state: how many an edition has, and how many the newest one that was loaded. */
export type StateCount = Readonly<{ state: string; found: number; before: number }>

/**
 * How much of its list an edition seems to hold, counted in programs over the states that it has.
 * `isWhole`: enough to say of a program that it is gone; `told`: because somebody said so.
 * `elsewhere` counts the programs in other states, of which it says nothing.
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
 * The plan of a file. `changes` take nothing away: what would is in `removals`, and is done only
 * when somebody asks for it. `coverage` is null where the file is no newest edition; `notes` are
 * sentences about the plan as a whole.
 */
export type FilePlan = ImportPlan &
  Readonly<{ removals: readonly Removal[]; coverage: Coverage | null; notes: readonly string[] }>
