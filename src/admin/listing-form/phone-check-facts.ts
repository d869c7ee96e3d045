import { formFields } from '../../catalog/editing/form-fields.js'
import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { type Listing, toStanding } from '../../catalog/program/listing.js'
import { kindOf } from '../../catalog/program/source-kind.js'
import type { Statement } from '../../catalog/program/statements.js'
import { isStruck } from '../../catalog/program/struck-out.js'
import { say } from '../../messages/say.js'
import { statementsOf } from './form.js'

type QuestionKey = keyof typeof say.questions
/** Facts that answer a question, where that is not the one of its name. */
const answering: Partial<Record<QuestionKey, readonly FactKey[]>> = {
  startWithin: ['startWithinDays'],
  hours: ['hours', 'sessionsPerWeek', 'minutesPerSession'],
  telehealth: ['telehealth', 'statesServed'],
  licence: ['licence', 'accreditation'],
}
const known = new Map(formFields.map((field) => [field.fact as string, field]))
const asked = (Object.entries(say.questions) as [QuestionKey, string][]).flatMap(([key, ask]) =>
  (answering[key] ?? (known.has(key) ? [key as FactKey] : [])).map((fact, i) => ({
    fact,
    ask: i === 0 ? ask : null,
  })),
)
const inQuestions = new Set(asked.map(({ fact }) => fact))

/**
 * Every fact in the order of a call: the questions people ask, then the remaining facts. A question
 * that several facts answer is with the first of them.
 */
export const callFacts: readonly Readonly<{
  fact: FactKey
  label: string
  ask: string | null
  isAsked: boolean
}>[] = [
  ...asked.map(({ fact, ask }) => ({
    fact,
    label: known.get(fact)?.label ?? fact,
    ask,
    isAsked: true,
  })),
  ...formFields
    .filter(({ fact }) => !inQuestions.has(fact))
    .map(({ fact, label }) => ({ fact, label, ask: null, isAsked: false })),
]

/** The statement that visitors see; undefined when none stands. */
export const standingOf = (listing: Listing, fact: FactKey): Statement<FactKey> | undefined =>
  toStanding(statementsOf(listing.statements, fact))[0]

export type FactCheck = Readonly<{ method: 'phone' | 'email' | 'page'; checkedOn: string }>

/**
 * Confirms facts: their standing values become an editor's statements of that day. Scope becomes
 * the program, as it was asked about this one; only "the facility offers telehealth" keeps its own.
 * The quote and its page are kept.
 */
export const confirmed = (
  listing: Listing,
  facts: readonly FactKey[],
  check: FactCheck,
): Listing => ({
  ...listing,
  statements: {
    ...listing.statements,
    ...Object.fromEntries(facts.map((fact) => [fact, confirmedStatements(listing, fact, check)])),
  },
})

const confirmedStatements = (
  listing: Listing,
  fact: FactKey,
  { method, checkedOn }: FactCheck,
): readonly Statement<FactKey>[] => {
  const all = statementsOf(listing.statements, fact)
  const standing = standingOf(listing, fact)
  if (!standing) return all
  const { value, statedAs } = standing
  const url = standing.url ?? (kindOf(standing) === 'page' ? standing.source : undefined)
  const own = {
    value,
    source: 'editor',
    scope: value === 'offered' ? standing.scope : ('program' as const),
    method,
    checkedOn,
    ...(statedAs === undefined ? {} : { statedAs }),
    ...(method === 'page' && url !== undefined ? { url } : {}),
  }
  const isOwn = (one: Statement<FactKey>): boolean => one.source === 'editor' && !isStruck(one)
  const at = all.findIndex(isOwn)
  const others = all.filter((one) => !isOwn(one))
  return others.toSpliced(at < 0 ? others.length : at, 0, own as Statement<FactKey>)
}
