import type { Listing } from '../../catalog/program/listing.js'
import { isSame } from './canonical-json.js'
import { toRow } from './row.js'

/**
 * The old and the new of each field that differs; a field that one side does not have is null
 * there.
 */
export type Fields = Readonly<Record<string, Readonly<{ old: unknown; new: unknown }>>>

const toFields = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Fields =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
      const [was, is] = [before[key] ?? null, after[key] ?? null]
      return isSame(was, is) ? [] : [[key, { old: was, new: is }]]
    }),
  )

/**
 * What happened to a listing: its own columns and its statements of each fact, before and after.
 * Null: it was not there, or is not any more.
 */
export const toChangedFields = (
  before: Listing | null,
  after: Listing | null,
): Readonly<{ fields: Fields; facts: Fields }> => {
  const { statements: was = {}, ...owned } = before ? toRow(before) : {}
  const { statements: is = {}, ...own } = after ? toRow(after) : {}
  return { fields: toFields(owned, own), facts: toFields(was, is) }
}
