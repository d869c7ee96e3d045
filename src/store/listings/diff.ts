import type { Listing } from '../../catalog/program/listing.js'
import { isSame } from './canonical-json.js'
import { toRow } from './row.js'

/** The old and new value of each changed field; null on the side that lacks it. */
export type ChangedFields = Readonly<Record<string, Readonly<{ old: unknown; new: unknown }>>>

const toFields = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): ChangedFields =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
      const [was, is] = [before[key] ?? null, after[key] ?? null]
      return isSame(was, is) ? [] : [[key, { old: was, new: is }]]
    }),
  )

/**
 * The diff of a listing: its own columns and its statements of each fact, before and after. Null:
 * it did not exist, or was deleted.
 */
export const toChangedFields = (
  before: Listing | null,
  after: Listing | null,
): Readonly<{ fields: ChangedFields; facts: ChangedFields }> => {
  const { statements: was = {}, ...owned } = before ? toRow(before) : {}
  const { statements: is = {}, ...own } = after ? toRow(after) : {}
  return { fields: toFields(owned, own), facts: toFields(was, is) }
}
