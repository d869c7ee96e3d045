import type { PointOf } from '../../catalog/editing/form-values.js'
import type { Change, Coverage, ImportPlan } from '../../catalog/editing/import-plan.js'
import type { Listing } from '../../catalog/program/listing.js'
import { isSame } from './deep-equal.js'

/**
 * `publish` new listings at once; otherwise they wait for an editor. `isGated`: apply the publish
 * rules, as to an editor's own changes. `isWhole`: the operator confirms that the edition is
 * complete. `takesGaps`: what a new program only lacks, such as a phone, is reported and does not
 * block it. `today`: the import date, `YYYY-MM-DD`, by default the current day.
 */
export type ImportRules = Readonly<{
  publish: boolean
  pointOf: PointOf
  isGated: boolean
  isWhole: boolean
  takesGaps?: boolean
  today?: string
}>

/** What a file would change in the existing listings, removals included, with what to report. */
export type Changes = Omit<ImportPlan, 'source'> &
  Readonly<{ coverage?: Coverage; notes?: readonly string[] }>

/** The change between two versions of a listing; null when they are equal. */
export const toChange = (
  kind: 'changed' | 'absent',
  before: Listing,
  listing: Listing,
): Change | null => (isSame(before, listing) ? null : { kind, listing, before })
/** The change that adds a listing. */
export const toNew = (listing: Listing): Change => ({ kind: 'new', listing, before: null })
/** The same change where nothing is published: a new listing waits for an editor's review. */
export const toReview = (change: Change): Change =>
  change.kind === 'new'
    ? { ...change, listing: { ...change.listing, status: 'in-review' } }
    : change
