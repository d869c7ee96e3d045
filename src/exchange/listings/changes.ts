import type { Change, Conflict, Coverage } from '../../catalog/editing/import-plan.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { Problem } from '../../catalog/text/problem.js'
import { isSame } from './deep-equal.js'
import type { PointOf } from './facility-statements.js'

/**
 * How a file is taken. `publish`: what it brings that is new is shown at once; otherwise it waits
 * for an editor. `isGated`: what it says goes through the gate, as an editor's own writing does.
 * `isWhole`: somebody says that an edition is there from its first line to its last. `takesGaps`:
 * what is only missing in a new program, such as a phone, is said and stops nothing. `today`,
 * `YYYY-MM-DD`, is when the file is brought in: the day it is, unless it is given.
 */
export type ImportRules = Readonly<{
  publish: boolean
  pointOf: PointOf
  isGated: boolean
  isWhole: boolean
  takesGaps?: boolean
  today?: string
}>

/**
 * What a file would do to the listings there are, whatever that takes away, and what is to be said
 * of it.
 */
export type Changes = Readonly<{
  changes: readonly Change[]
  unchanged: number
  conflicts: readonly Conflict[]
  problems: readonly Problem[]
  coverage?: Coverage
  notes?: readonly string[]
}>

/** What a listing would become; null when that is what it is. */
export const toChange = (
  kind: 'changed' | 'absent',
  before: Listing,
  listing: Listing,
): Change | null => (isSame(before, listing) ? null : { kind, listing, before })
export const toNew = (listing: Listing): Change => ({ kind: 'new', listing, before: null })
