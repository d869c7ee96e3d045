import type { Change, Removal } from '../../catalog/editing/import-plan.js'
import { newBlockers } from '../../catalog/editing/new-blockers.js'
import { checkPublishRules, findGaps } from '../../catalog/editing/publish-rules.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { FactKey } from '../../catalog/program/program.js'
import type { Statements } from '../../catalog/program/statements.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { type ImportRules, toChange, toNew } from '../listings/changes.js'
import { isSame } from '../listings/deep-equal.js'
import { keepSaid, lessSaid } from '../listings/keep-said.js'

const t = say.imports

type Rules = Pick<ImportRules, 'isGated' | 'takesGaps'>
/**
 * One change parted: what a file adds or says otherwise, what it would take away, and what the gate
 * stopped of either. `passed`: what is missing in it, and stops nothing.
 */
export type Settled = Readonly<{
  change: Change | null
  removal: Removal | null
  problems: readonly Problem[]
  passed: readonly string[]
}>

/** A paused listing has a page too, so what visitors must not see is kept from it as well. */
const asShown = (listing: Listing): Listing =>
  listing.status === 'paused' ? { ...listing, status: 'published' } : listing
const stopsOf = (before: Listing, after: Listing): readonly Problem[] =>
  newBlockers(asShown(before), asShown(after))

const withFact = (statements: Statements, from: Statements, key: FactKey): Statements => {
  const { [key]: _, ...others } = statements
  return from[key] ? { ...others, [key]: from[key] } : others
}

/**
 * A change without the facts by which it would bring something that the gate stops: each is left as
 * it was before, and why is said.
 */
const gated = (
  before: Listing,
  after: Listing,
): Readonly<{ listing: Listing; problems: readonly Problem[] }> => {
  const stops = stopsOf(before, after)
  if (stops.length === 0) return { listing: after, problems: [] }
  const keys = Object.keys({ ...before.statements, ...after.statements }) as FactKey[]
  const culprits = keys.filter(
    (key) =>
      !isSame(before.statements[key], after.statements[key]) &&
      stopsOf(before, { ...before, statements: withFact(before.statements, after.statements, key) })
        .length > 0,
  )
  const statements = culprits.reduce(
    (all, key) => withFact(all, before.statements, key),
    after.statements,
  )
  const mended = { ...after, statements }
  const problems = stops.map(({ field, message }) => ({
    field,
    message: t.stopped(before.slug, message),
  }))
  // Facts that are a stop only together are all left out.
  return {
    listing:
      stopsOf(before, mended).length === 0 ? mended : { ...after, statements: before.statements },
    problems,
  }
}

const settleKnown = (
  kind: 'changed' | 'absent',
  before: Listing,
  after: Listing,
  isGated: boolean,
): Settled => {
  const kept = { ...after, statements: keepSaid(before.statements, after.statements) }
  const less = lessSaid(kept.statements, after.statements)
  const checked = isGated ? gated(before, kept) : { listing: kept, problems: [] }
  const whole = less.reduce<Statements>(
    (all, key) => withFact(all, after.statements, key),
    checked.listing.statements,
  )
  const taken = isGated
    ? gated(checked.listing, { ...checked.listing, statements: whole })
    : { listing: { ...checked.listing, statements: whole }, problems: [] }
  const facts = less.filter(
    (key) => !isSame(checked.listing.statements[key], taken.listing.statements[key]),
  )
  return {
    change: toChange(kind, before, checked.listing),
    removal:
      facts.length === 0 ? null : { before, kept: checked.listing, listing: taken.listing, facts },
    problems: [...checked.problems, ...taken.problems],
    passed: [],
  }
}

/**
 * A new listing that the gate stops is kept, and waits for an editor; what is only missing in it
 * may be let pass.
 */
const settleNew = (listing: Listing, { isGated, takesGaps = false }: Rules): Settled => {
  const isShown = listing.status === 'published' || listing.status === 'paused'
  const gaps = isGated && isShown && takesGaps ? findGaps(listing) : []
  const stops =
    isGated && isShown
      ? checkPublishRules(listing).blockers.filter(
          ({ message }) => !gaps.some((gap) => gap.message === message),
        )
      : []
  const waits = stops.length > 0
  return {
    change: toNew(waits ? { ...listing, status: 'in-review' } : listing),
    removal: null,
    problems: stops.map(({ field, message }) => ({
      field,
      message: t.waits(listing.name, message),
    })),
    passed: waits ? [] : gaps.map(({ message }) => message),
  }
}

/**
 * Parts a change of one listing. What takes nothing away is `change`, null where that is nothing;
 * what says less than before is `removal`. With `isGated` a new listing that the gate stops waits
 * for review, and a change brings nothing to visitors that the gate stops.
 */
export const settleChange = ({ kind, before, listing }: Change, rules: Rules): Settled =>
  before === null || kind === 'new'
    ? settleNew(listing, rules)
    : settleKnown(kind, before, listing, rules.isGated)
