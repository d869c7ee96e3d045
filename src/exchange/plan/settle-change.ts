import type { Change, Removal } from '../../catalog/editing/import-plan.js'
import { newBlockers } from '../../catalog/editing/new-blockers.js'
import { checkPublishRules, findGaps } from '../../catalog/editing/publish-rules.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { Listing } from '../../catalog/program/listing.js'
import type { Statements } from '../../catalog/program/statements.js'
import type { Problem } from '../../catalog/text/problem.js'
import { say } from '../../messages/say.js'
import { type ImportRules, toChange, toNew } from '../listings/changes.js'
import { isSame } from '../listings/deep-equal.js'
import { factsWithRemovals, mergeWithoutRemovals } from '../listings/removals.js'

const messages = say.fileProblems

type SettleRules = Pick<ImportRules, 'isGated' | 'takesGaps'>
/** A change split up, with what the publish rules blocked; `passed`: gaps that block nothing. */
export type SettledChange = Readonly<{
  change: Change | null
  removal: Removal | null
  problems: readonly Problem[]
  passed: readonly string[]
}>

/** A paused listing has a page too, so the rules of a published one apply. */
const asPublished = (listing: Listing): Listing =>
  listing.status === 'paused' ? { ...listing, status: 'published' } : listing
const stopsOf = (before: Listing, after: Listing): readonly Problem[] =>
  newBlockers(asPublished(before), asPublished(after))

const withFact = (statements: Statements, from: Statements, key: FactKey): Statements => {
  const { [key]: _, ...others } = statements
  return from[key] ? { ...others, [key]: from[key] } : others
}

/** Facts that the publish rules block keep their previous values, and the reasons are reported. */
const revertBlockedFacts = (
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
    message: messages.stopped(before.slug, message),
  }))
  // Facts that are blocked only in combination are all reverted.
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
): SettledChange => {
  const kept = { ...after, statements: mergeWithoutRemovals(before.statements, after.statements) }
  const less = factsWithRemovals(kept.statements, after.statements)
  const checked = isGated ? revertBlockedFacts(before, kept) : { listing: kept, problems: [] }
  const whole = less.reduce<Statements>(
    (all, key) => withFact(all, after.statements, key),
    checked.listing.statements,
  )
  const taken = isGated
    ? revertBlockedFacts(checked.listing, { ...checked.listing, statements: whole })
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

/** A new listing that the publish rules block is kept for review; mere gaps may pass. */
const settleNew = (
  listing: Listing,
  { isGated, takesGaps = false }: SettleRules,
): SettledChange => {
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
      message: messages.waits(listing.name, message),
    })),
    passed: waits ? [] : gaps.map(({ message }) => message),
  }
}

/**
 * `change` removes nothing, `removal` says less than before; each null where nothing is left. With
 * `isGated` a blocked new listing waits for review, and no change publishes what the rules block.
 */
export const settleChange = (
  { kind, before, listing }: Change,
  rules: SettleRules,
): SettledChange =>
  before === null || kind === 'new'
    ? settleNew(listing, rules)
    : settleKnown(kind, before, listing, rules.isGated)
