import { roles } from '../../catalog/editing/role.js'
import { type FactKey, factKeys } from '../../catalog/program/fact-schemas.js'
import { inStandingOrder, toStanding } from '../../catalog/program/listing.js'
import type { Provenance } from '../../catalog/program/program.js'
import { type Statement, statements } from '../../catalog/program/statements.js'
import { parseWebAddress } from '../../catalog/text/web-address.js'
import { labelOf } from '../../catalog/vocabulary/vocabulary.js'
import { factLabel, factText } from '../../catalog/wording/fact-text.js'
import { saidText, struckText } from '../../catalog/wording/source-text.js'
import { isSame } from '../../exchange/listings/deep-equal.js'
import { say } from '../../messages/say.js'

const messages = say.adminHistory
type ChangedValues = Readonly<Record<string, Readonly<{ old: unknown; new: unknown }>>>
type FactStatement = Statement<FactKey>

/**
 * A value as text, its provenance (null for what is no fact), its quote, and the page where it can
 * be read.
 */
export type StatementText = Readonly<{
  text: string
  by: string | null
  words: string | null
  href: string | null
}>
/**
 * One field or fact before and after; `kept` is a statement that overrides both, such as an
 * editor's.
 */
export type ChangeLine = Readonly<{
  key: string
  label: string
  old: readonly StatementText[]
  new: readonly StatementText[]
  kept: StatementText | null
}>

const plain = (text: string): StatementText => ({ text, by: null, words: null, href: null })

const ownTexts: Readonly<Record<string, (value: unknown) => string>> = {
  status: (value) => messages.statuses[String(value)] ?? String(value),
  role: (value) => {
    const role = roles.find((one) => one === value)
    return role ? say.accounts.roles[role].label : String(value)
  },
  level: (value) => labelOf('level', String(value)),
  edition_list: (value) => say.facts.lists[String(value)] ?? String(value),
  sample: (value) => messages.yesNo(value === true),
  place: (value) =>
    messages.parts(
      Object.values(value as Readonly<Record<string, unknown>>).filter(
        (part) => part !== '',
      ) as string[],
    ),
}
const ownText = (key: string, value: unknown): readonly StatementText[] =>
  value === null
    ? []
    : [
        plain(
          ownTexts[key]?.(value) ??
            (typeof value === 'object' ? JSON.stringify(value) : String(value)),
        ),
      ]

const toStatementText = (key: FactKey, one: FactStatement): StatementText => ({
  text: factText(key, one.value),
  by:
    one.wrong === undefined
      ? saidText(one as Provenance)
      : messages.parts([saidText(one as Provenance), struckText(one.wrong)]),
  words: one.statedAs === undefined ? null : messages.inWords(one.statedAs),
  href: parseWebAddress(one.url ?? one.source),
})

/**
 * Statements from history; null where another release wrote a format that this one cannot parse.
 */
const parseAll = (key: FactKey, all: unknown): readonly FactStatement[] | null => {
  if (all === null) return []
  const parsed = statements.safeParse({ [key]: all })
  return parsed.success
    ? inStandingOrder((parsed.data[key] ?? []) as readonly FactStatement[])
    : null
}

const factLine = (key: FactKey, was: unknown, is: unknown): ChangeLine => {
  const label = factLabel(key)
  const [old, now] = [parseAll(key, was), parseAll(key, is)]
  if (old === null || now === null) {
    const raw = (value: unknown) => (value === null ? [] : [plain(JSON.stringify(value))])
    return { key, label, old: raw(was), new: raw(is), kept: null }
  }
  const without = (all: readonly FactStatement[], others: readonly FactStatement[]) =>
    all.filter((one) => !others.some((other) => isSame(one, other)))
  const [gone, come] = [without(old, now), without(now, old)]
  const standing = (all: readonly FactStatement[]) => [...toStanding(all), ...all]
  const [first] = toStanding(now)
  const tell = (all: readonly FactStatement[]) => all.map((one) => toStatementText(key, one))
  // Where a change only adds or only removes statements, the other side shows the standing one: the
  // fact was never "not stated".
  const [before, after] = [
    gone.length > 0 ? gone : standing(old).slice(0, 1),
    come.length > 0 ? come : standing(now).slice(0, 1),
  ]
  const kept = first !== undefined && !after.includes(first) ? toStatementText(key, first) : null
  return { key, label, old: tell(before), new: tell(after), kept }
}

const isFact = (key: string): key is FactKey => (factKeys as readonly string[]).includes(key)
const inOrder = (fields: ChangedValues, order: readonly string[]): readonly string[] =>
  Object.keys(fields).toSorted(
    (a, b) =>
      (order.indexOf(a) + 1 || order.length + 1) - (order.indexOf(b) + 1 || order.length + 1) ||
      (a < b ? -1 : 1),
  )

/** The label of a field or fact. */
export const keyLabel = (key: string): string =>
  messages.ownLabels[key] ?? (isFact(key) ? factLabel(key) : key)

/**
 * The lines of a change, in display order. Of a fact's statements only those that differ are shown.
 */
export const changeLines = ({
  fields,
  facts,
}: Readonly<{ fields: ChangedValues; facts: ChangedValues }>): readonly ChangeLine[] => [
  ...inOrder(fields, Object.keys(messages.ownLabels)).map((key) => {
    const { old, new: now } = fields[key] as ChangedValues[string]
    return { key, label: keyLabel(key), old: ownText(key, old), new: ownText(key, now), kept: null }
  }),
  ...inOrder(facts, factKeys).map((key) => {
    const { old, new: now } = facts[key] as ChangedValues[string]
    if (isFact(key)) return factLine(key, old, now)
    return { key, label: key, old: ownText('', old), new: ownText('', now), kept: null }
  }),
]
