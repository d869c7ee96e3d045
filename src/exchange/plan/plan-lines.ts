import type {
  Change,
  Conflict,
  Coverage,
  FilePlan,
  Removal,
} from '../../catalog/editing/import-plan.js'
import { countRemovals, findShrunkStates, WHOLE } from '../../catalog/editing/plan-counts.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import type { Provenance } from '../../catalog/program/program.js'
import { type AnyStatement, statementsOf } from '../../catalog/program/statements.js'
import type { Problem } from '../../catalog/text/problem.js'
import { factLabel, factText } from '../../catalog/wording/fact-text.js'
import { whoText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import { isSame } from '../listings/deep-equal.js'

const messages = say.imports
/** More lines of one kind are counted, not listed. */
const MAX_LISTED = 50

/** The first 50 lines, then one that counts the rest. */
export const listed = (lines: readonly string[]): readonly string[] =>
  lines.length > MAX_LISTED
    ? [...lines.slice(0, MAX_LISTED), messages.andMore(lines.length - MAX_LISTED)]
    : lines
/** A line for each problem: where, which field, what. */
export const problemLines = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ line, field, message }) => messages.problem(line, field, message))
const conflictLines = (conflicts: readonly Conflict[]): readonly string[] =>
  conflicts.map(({ slug, field, kept, offered }) =>
    messages.conflict(slug, field, kept.text, kept.who, offered.text, offered.who),
  )
const ofKind = ({ changes }: FilePlan, kind: Change['kind']): readonly Change[] =>
  changes.filter((change) => change.kind === kind)

const standing = ({ statements }: Listing, key: FactKey): AnyStatement | undefined =>
  toStanding(statementsOf(statements, key))[0]
const sourced = (key: FactKey, one: AnyStatement): string =>
  messages.sourced(factText(key, one.value), whoText(one as Provenance))

/** Changed phones, intakes and websites: none is replaced without being listed. */
const wayInLines = ({ before, listing }: Change): readonly string[] =>
  (['phone', 'intake', 'website'] as const).flatMap((key) => {
    const [was, now] = [before && standing(before, key), standing(listing, key)]
    return was && now && !isSame(was.value, now.value)
      ? [messages.wayIn(listing.slug, factLabel(key), sourced(key, was), sourced(key, now))]
      : []
  })

const removalLine = ({ before, facts }: Removal): string =>
  messages.removal(before.slug, facts.map(factLabel).join(', '))
const removalLines = (removals: readonly Removal[], isAllowed: boolean): readonly string[] => {
  const { facts, programs } = countRemovals(removals)
  if (facts === 0) return []
  return [
    ...listed(removals.map(removalLine)),
    isAllowed ? messages.removed(facts, programs) : messages.removalsLeftOut(facts, programs),
  ]
}

/** How complete an edition seems, where it is not plainly complete. */
const coverageLines = (coverage: Coverage): readonly string[] => {
  const { states, found, before, elsewhere, isWhole } = coverage
  return [
    ...listed(
      findShrunkStates(coverage).map((one) => messages.fewer(one.state, one.found, one.before)),
    ),
    ...(elsewhere > 0 ? [messages.elsewhere(elsewhere)] : []),
    ...(isWhole
      ? []
      : [messages.coverage(states.length, found, before), messages.notWhole(WHOLE * 100)]),
  ]
}

/** The last five lines are counts, for scripts. `removals`: all there would be, applied or not. */
export const planLines = (plan: FilePlan, removals: readonly Removal[]): readonly string[] => {
  const kinds = ['new', 'changed', 'absent'] as const
  return [
    ...kinds.flatMap((kind) =>
      listed(ofKind(plan, kind).map(({ listing }) => `${messages.counts[kind]}: ${listing.slug}`)),
    ),
    ...listed(ofKind(plan, 'changed').flatMap(wayInLines)),
    ...removalLines(removals, plan.removals.length === 0),
    ...listed(conflictLines(plan.conflicts)),
    ...listed(problemLines(plan.problems)),
    ...(plan.coverage ? coverageLines(plan.coverage) : []),
    ...plan.notes,
    `${messages.counts.new} ${ofKind(plan, 'new').length}`,
    `${messages.counts.changed} ${ofKind(plan, 'changed').length}`,
    `${messages.counts.unchanged} ${plan.unchanged}`,
    `${messages.counts.absent} ${ofKind(plan, 'absent').length}`,
    `${messages.counts.problems} ${plan.problems.length}`,
  ]
}
