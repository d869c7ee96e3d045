import type { Change } from '../catalog/import-plan.js'
import { isSame } from './canonical.js'
import { toRow } from './listing-row.js'

type Fields = Readonly<Record<string, Readonly<{ old: unknown; new: unknown }>>>

/** The old and the new of each field that differs; a field that one side does not have is null there. */
export const toFields = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
      const [was, is] = [before[key] ?? null, after[key] ?? null]
      return isSame(was, is) ? [] : [[key, { old: was, new: is }]]
    }),
  )

/** What an import did to one program, as history keeps it: its kind, the edition, and each field and fact before and after. */
export const toImportChange = ({ kind, listing, before }: Change) => {
  const { statements, ...own } = toRow(listing)
  const { statements: was = {}, ...owned } = before ? toRow(before) : {}
  return { kind, edition: listing.edition, fields: toFields(owned, own), facts: toFields(was, statements) }
}
