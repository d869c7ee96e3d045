import { type FieldGroup, fields } from '../catalog/fields.js'
import type { FactNote, Program } from '../catalog/program.js'
import { say } from '../messages/say.js'
import { sourceOf } from './fact-source.js'

const t = say.program
type Source = Readonly<{ text: string; href: string | null }>
type Fact = Readonly<{
  label: string
  text: string
  stated: boolean
  source: Source | null
  words: string | null
  also: readonly Readonly<{ text: string; source: Source }>[]
}>
/** `source` is what all stated facts of the group agree on, and `ask` stands once for several that nobody stated. */
export type FactGroup = Readonly<{ id: string; title: string; source: Source | null; ask: string | null; facts: readonly Fact[] }>

/** Facts that stand below the one shown: who else said what. */
const alsoOf = (note: FactNote | undefined, text: (value: unknown) => string | null) =>
  (note?.also ?? []).flatMap((other) => {
    const said = text(other.value)
    return said ? [{ text: said, source: sourceOf(other) }] : []
  })

/** The last check is nobody's statement: it is the newest date of the others. */
const checkSource = ({ checkedOn }: Program): Source => ({ text: checkedOn ? t.checkedSource : t.neverChecked, href: null })
const sourceOfFact = (program: Program, { key }: (typeof fields)[number], note: FactNote | undefined, stated: boolean): Source | null =>
  key === 'checked' ? checkSource(program) : !stated ? { text: say.facts.askThem, href: null } : note ? sourceOf(note) : null

/** A page's words often hold for several facts: they are shown with the first of them that the reader comes to. */
const wordsOf = (program: Program, field: (typeof fields)[number]): string | null => {
  const wordsAt = ({ fact, text }: typeof field): string | undefined => (fact && text(program) !== null ? program.facts[fact]?.statedAs : undefined)
  const words = wordsAt(field)
  const before = fields.slice(0, fields.indexOf(field)).some((other) => wordsAt(other) === words)
  return words === undefined || before ? null : t.theirWords(words)
}

const factOf = (program: Program, field: (typeof fields)[number]): Fact => {
  const { fact } = field
  const note = fact ? program.facts[fact] : undefined
  const text = field.text(program)
  return {
    label: field.label,
    text: text ?? say.facts.notStated,
    stated: text !== null,
    source: sourceOfFact(program, field, note, text !== null),
    words: wordsOf(program, field),
    also: fact ? alsoOf(note, (value) => field.text({ ...program, [fact]: value })) : [],
  }
}

const same = (a: Source | null, b: Source | null): boolean => a?.text === b?.text && a?.href === b?.href

/** What most of several facts have as their source is said once, at their head; null when no source is that of more than half. */
const sharedBy = (facts: readonly Fact[]): Source | null => {
  const often = (source: Source): number => facts.filter((fact) => same(fact.source, source)).length
  return facts.flatMap(({ source }) => source ?? []).find((source) => often(source) > 1 && often(source) > facts.length / 2) ?? null
}

/** One group of a program's facts, each with its source, or the source of all at its head. */
export const factGroup = (program: Program, group: FieldGroup): FactGroup => {
  const facts = fields.filter((field) => field.group === group).map((field) => factOf(program, field))
  const stated = facts.filter((fact) => fact.stated)
  const shared = sharedBy(stated)
  const ask = sharedBy(facts.filter((fact) => !fact.stated))
  const all = stated.every(({ source }) => source === null || same(source, shared))
  return {
    id: group,
    title: t.groups[group],
    source: shared && { ...shared, text: (all ? t.allSaid : t.mostSaid)(shared.text) },
    ask: ask && t.askAll,
    facts: facts.map((fact) => (same(fact.source, shared) || same(fact.source, ask) ? { ...fact, source: null } : fact)),
  }
}
