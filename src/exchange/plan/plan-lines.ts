import type {
  Change,
  Conflict,
  Coverage,
  FilePlan,
  Removal,
} from '../../catalog/editing/import-plan.js'
import { countRemovals, findShrunkStates, WHOLE } from '../../catalog/editing/plan-counts.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import type { FactKey, Provenance } from '../../catalog/program/program.js'
import type { Statement } from '../../catalog/program/statements.js'
import type { Problem } from '../../catalog/text/problem.js'
import { factLabel, factText } from '../../catalog/wording/fact-text.js'
import { whoText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import { isSame } from '../listings/deep-equal.js'

const t = say.imports
/** More lines than these of one kind are counted, not listed. */
const MOST_LISTED = 50

export const listed = (lines: readonly string[]): readonly string[] =>
  lines.length > MOST_LISTED
    ? [...lines.slice(0, MOST_LISTED), t.andMore(lines.length - MOST_LISTED)]
    : lines
export const problemLines = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ line, field, message }) => t.problem(line, field, message))
const conflictLines = (conflicts: readonly Conflict[]): readonly string[] =>
  conflicts.map(({ slug, field, kept, offered }) =>
    t.conflict(slug, field, kept.text, kept.who, offered.text, offered.who),
  )
const ofKind = ({ changes }: FilePlan, kind: Change['kind']): readonly Change[] =>
  changes.filter((change) => change.kind === kind)

type One = Statement<FactKey>
const standing = ({ statements }: Listing, key: FactKey): One | undefined =>
  toStanding((statements[key] ?? []) as readonly One[])[0]
const sourced = (key: FactKey, one: One): string =>
  t.sourced(factText(key, one.value), whoText(one as Provenance))

/**
 * Where somebody who calls or clicks would end up elsewhere than now: no number or address of ours
 * changes unseen.
 */
const wayInLines = ({ before, listing }: Change): readonly string[] =>
  (['phone', 'intake', 'website'] as const).flatMap((key) => {
    const [was, now] = [before && standing(before, key), standing(listing, key)]
    return was && now && !isSame(was.value, now.value)
      ? [t.wayIn(listing.slug, factLabel(key), sourced(key, was), sourced(key, now))]
      : []
  })

const removalLine = ({ before, facts }: Removal): string =>
  t.removal(before.slug, facts.map(factLabel).join(', '))
const removalLines = (removals: readonly Removal[], isAllowed: boolean): readonly string[] => {
  const { facts, programs } = countRemovals(removals)
  if (facts === 0) return []
  return [
    ...listed(removals.map(removalLine)),
    isAllowed ? t.removed(facts, programs) : t.removalsLeftOut(facts, programs),
  ]
}

/** What part of its list an edition seems to be, where that is not plainly all of it. */
const coverageLines = (coverage: Coverage): readonly string[] => {
  const { states, found, before, elsewhere, isWhole } = coverage
  return [
    ...listed(findShrunkStates(coverage).map((one) => t.fewer(one.state, one.found, one.before))),
    ...(elsewhere > 0 ? [t.elsewhere(elsewhere)] : []),
    ...(isWhole ? [] : [t.coverage(states.length, found, before), t.notWhole(WHOLE * 100)]),
  ]
}

/**
 * A plan for the eye, and its counts as the last five lines, for scripts. `removals` are all that
 * the file would take away, done or left out.
 */
export const planLines = (plan: FilePlan, removals: readonly Removal[]): readonly string[] => {
  const kinds = ['new', 'changed', 'absent'] as const
  return [
    ...kinds.flatMap((kind) =>
      listed(ofKind(plan, kind).map(({ listing }) => `${t.counts[kind]}: ${listing.slug}`)),
    ),
    ...listed(ofKind(plan, 'changed').flatMap(wayInLines)),
    ...removalLines(removals, plan.removals.length === 0),
    ...listed(conflictLines(plan.conflicts)),
    ...listed(problemLines(plan.problems)),
    ...(plan.coverage ? coverageLines(plan.coverage) : []),
    ...plan.notes,
    `${t.counts.new} ${ofKind(plan, 'new').length}`,
    `${t.counts.changed} ${ofKind(plan, 'changed').length}`,
    `${t.counts.unchanged} ${plan.unchanged}`,
    `${t.counts.absent} ${ofKind(plan, 'absent').length}`,
    `${t.counts.problems} ${plan.problems.length}`,
  ]
}
