import type { Change } from '../../catalog/editing/import-plan.js'
import { toChangedFields } from '../listings/diff.js'

/**
 * An import's change of one listing, as stored in history: its kind, the edition, and each field
 * and fact before and after.
 */
export const toImportChange = ({ kind, listing, before }: Change) => ({
  kind,
  edition: listing.edition,
  ...toChangedFields(before, listing),
})
