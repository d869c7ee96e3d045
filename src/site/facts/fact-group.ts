import type { FactKey } from '../../catalog/program/fact-schemas.js'
import { type StatedHours, toHours } from '../../catalog/program/hours.js'
import type { Program } from '../../catalog/program/program.js'
import { type Field, type FieldGroup, fields, noteOf } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import { toDatedText } from '../../web/html/dated.js'
import { embedSource, type FactSource, levelSource, sourceOf, undated } from './fact-source.js'
import { meaningsOfFact } from './meanings.js'

const messages = say.program
/**
 * How a program would read with one statement alone, where that is not just the value: hours are
 * computed, sessions are stated in two facts.
 */
const asStated: Partial<Record<FactKey, (value: never, program: Program) => Partial<Program>>> = {
  hours: (value: StatedHours, { sessionsPerWeek, minutesPerSession }) => ({
    hours: toHours(value, { perWeek: sessionsPerWeek, minutes: minutesPerSession }, null),
  }),
  sessionsPerWeek: (value: number) => ({ sessionsPerWeek: value, minutesPerSession: null }),
  minutesPerSession: (value: number) => ({ sessionsPerWeek: null, minutesPerSession: value }),
}

/**
 * Further statements of one fact with their sources; those that read like the shown text are left
 * out.
 */
const alsoOf = (program: Program, field: Field, fact: FactKey, today: string) => {
  const read = (value: unknown): string | null =>
    field.text({ ...program, ...(asStated[fact]?.(value as never, program) ?? { [fact]: value }) })
  const shown = [field.text(program), fact in program ? read(program[fact]) : null]
  return (program.facts[fact]?.also ?? []).flatMap((other) => {
    const text = read(other.value)
    return text === null || shown.includes(text) ? [] : [{ text, source: sourceOf(other, today) }]
  })
}

/**
 * Sources of rows that are no fact with a note. The last check is nobody's statement: it is the
 * newest date of the others.
 */
const ownSources: Partial<Record<Field['key'], (program: Program) => FactSource>> = {
  level: levelSource,
  checked: ({ checkedOn }) => undated(checkedOn ? messages.checkedSource : messages.neverChecked),
}
const sourceOfFact = (
  program: Program,
  field: Field,
  stated: boolean,
  today: string,
): FactSource | null => {
  const own = ownSources[field.key]?.(program)
  if (own) return own
  const note = noteOf(field, program)
  return stated ? (note ? sourceOf(note, today) : null) : undated(say.facts.askThem)
}

/** A page's quote often covers several facts: it is shown with the first of them only. */
const wordsOf = (program: Program, field: Field): string | null => {
  const wordsAt = (one: Field): string | undefined =>
    one.text(program) === null ? undefined : noteOf(one, program)?.statedAs
  const words = wordsAt(field)
  const before = fields.slice(0, fields.indexOf(field)).some((other) => wordsAt(other) === words)
  return words === undefined || before ? null : messages.theirWords(words)
}

/** A fact as the page shows it; `on` is set when it is a day itself. */
const factOf = (program: Program, field: Field, today: string) => {
  const text = field.text(program)
  return {
    label: field.label,
    text: toDatedText(
      text ?? say.facts.notStated,
      field.key === 'checked' ? program.checkedOn : null,
      today,
    ),
    stated: text !== null,
    source: sourceOfFact(program, field, text !== null, today),
    words: wordsOf(program, field),
    meanings: meaningsOfFact(program, field.key),
    also: field.facts.flatMap((fact) => alsoOf(program, field, fact, today)),
  }
}

type FactView = ReturnType<typeof factOf>

const same = (a: FactSource | null, b: FactSource | null): boolean =>
  a?.text === b?.text && a?.href === b?.href

/**
 * The source shared by more than half of several facts, shown once at their head; null when there
 * is none.
 */
const sharedBy = (facts: readonly FactView[]): FactSource | null => {
  const often = (source: FactSource): number =>
    facts.filter((fact) => same(fact.source, source)).length
  return (
    facts
      .flatMap(({ source }) => source ?? [])
      .find((source) => often(source) > 1 && often(source) > facts.length / 2) ?? null
  )
}

/**
 * One group of a program's facts as of `today`, each with its source. `source` is shared by most of
 * those stated; `ask` is the shared note for the others.
 */
export const factGroup = (program: Program, group: FieldGroup, today: string) => {
  const facts = fields
    .filter((field) => field.group === group)
    .map((field) => factOf(program, field, today))
  const stated = facts.filter((fact) => fact.stated)
  const shared = sharedBy(stated)
  const ask = sharedBy(facts.filter((fact) => !fact.stated))
  const all = stated.every(({ source }) => source === null || same(source, shared))
  return {
    id: group,
    title: messages.groups[group],
    source: shared && embedSource(shared, all ? messages.allSaid : messages.mostSaid),
    ask: ask && messages.askAll,
    facts: facts.map((fact) =>
      same(fact.source, shared) || same(fact.source, ask) ? { ...fact, source: null } : fact,
    ),
  }
}
export type FactGroup = ReturnType<typeof factGroup>
