import type { Listing } from '../../catalog/program/listing.js'
import type { Statements } from '../../catalog/program/statements.js'
import { isSame } from '../listings/canonical-json.js'
import type { Fields } from '../listings/diff.js'
import { toListing, toRow } from '../listings/row.js'
import type { ChangeRecord } from './net-change.js'

type Values = Readonly<Record<string, unknown>>
/**
 * `listing` with everything of a change taken back that is still as the change left it; `left` are
 * the keys of what has changed since.
 */
export type Reverted = Readonly<{
  listing: Listing
  back: readonly string[]
  left: readonly string[]
}>

const turn = (
  now: Values,
  fields: Fields,
): Readonly<{ values: Values; back: readonly string[]; left: readonly string[] }> => {
  const keys = Object.keys(fields)
  const back = keys.filter((key) => isSame(now[key] ?? null, fields[key]?.new ?? null))
  const restored = Object.fromEntries(back.map((key) => [key, fields[key]?.old ?? null]))
  return { values: { ...now, ...restored }, back, left: keys.filter((key) => !back.includes(key)) }
}

/** A fact that nobody states has no list of statements. */
const stated = (values: Values): Statements =>
  Object.fromEntries(Object.entries(values).filter(([, all]) => all !== null)) as Statements

/**
 * Takes a change back, field by field and fact by fact, where the present still equals what the
 * change made.
 * @throws StoreError when what was there before is nothing that this release can read
 */
export const turnBack = (now: Listing, { fields, facts }: Omit<ChangeRecord, 'kind'>): Reverted => {
  const { statements, ...own } = toRow(now)
  const [ownBack, factsBack] = [turn(own, fields), turn(statements as Values, facts)]
  return {
    listing: toListing({ ...ownBack.values, statements: stated(factsBack.values) }),
    back: [...ownBack.back, ...factsBack.back],
    left: [...ownBack.left, ...factsBack.left],
  }
}
