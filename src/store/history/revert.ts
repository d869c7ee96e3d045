import type { Listing } from '../../catalog/program/listing.js'
import type { Statements } from '../../catalog/program/statements.js'
import { isSame } from '../listings/canonical-json.js'
import type { ChangedFields } from '../listings/diff.js'
import { toListing, toRow } from '../listings/row.js'
import type { ChangeRecord } from './net-change.js'

type RowValues = Readonly<Record<string, unknown>>
/** `listing` with the change undone where it stands: `back` was reverted, `left` changed since. */
export type Reverted = Readonly<{
  listing: Listing
  back: readonly string[]
  left: readonly string[]
}>

const revertFields = (
  now: RowValues,
  fields: ChangedFields,
): Readonly<{ values: RowValues; back: readonly string[]; left: readonly string[] }> => {
  const keys = Object.keys(fields)
  const back = keys.filter((key) => isSame(now[key] ?? null, fields[key]?.new ?? null))
  const restored = Object.fromEntries(back.map((key) => [key, fields[key]?.old ?? null]))
  return { values: { ...now, ...restored }, back, left: keys.filter((key) => !back.includes(key)) }
}

/** A fact without statements has no entry. */
const stated = (values: RowValues): Statements =>
  Object.fromEntries(Object.entries(values).filter(([, all]) => all !== null)) as Statements

/**
 * Reverts a change, by field and by fact, where the value still equals what the change wrote.
 * @throws StoreError when the old values cannot be read by this release
 */
export const revertChange = (
  now: Listing,
  { fields, facts }: Omit<ChangeRecord, 'kind'>,
): Reverted => {
  const { statements, ...own } = toRow(now)
  const [ownBack, factsBack] = [
    revertFields(own, fields),
    revertFields(statements as RowValues, facts),
  ]
  return {
    listing: toListing({ ...ownBack.values, statements: stated(factsBack.values) }),
    back: [...ownBack.back, ...factsBack.back],
    left: [...ownBack.left, ...factsBack.left],
  }
}
