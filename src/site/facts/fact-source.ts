import type { List } from '../../catalog/program/fact-schemas.js'
import type { Level, Program, Provenance } from '../../catalog/program/program.js'
import { parseWebAddress } from '../../catalog/text/web-address.js'
import { type Field, noteOf } from '../../catalog/wording/fields.js'
import { saidText, whenText, whoText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import { type DatedText, toDatedText, toUndatedText } from '../../web/html/dated.js'

const messages = say.facts

/**
 * A source as text that may contain a date; `href` is the page where it can be read, null when
 * there is none.
 */
export type FactSource = DatedText & Readonly<{ text: string; href: string | null }>

/** A source whose text has no date. */
export const undated = (text: string): FactSource => ({
  text,
  href: null,
  ...toUndatedText(text),
})

/** A statement's source, scope and check date as text. */
export const sourceOf = (said: Provenance, today: string): FactSource => {
  const text = saidText(said)
  return {
    text,
    href: parseWebAddress(said.source),
    ...toDatedText(text, said.checkedOn, today),
  }
}

/** Embeds a source in a sentence, keeping its date marked. */
export const embedSource = (source: FactSource, sentence: (text: string) => string): FactSource => {
  const text = sentence(source.text)
  const cut = text.indexOf(source.text)
  return {
    ...source,
    text,
    before: text.slice(0, cut) + source.before,
    after: source.after + text.slice(cut + source.text.length),
  }
}

/** The levels that a list has codes for; any other level comes from a facility's name. */
const codedLevels: Readonly<Record<List, readonly Level[]>> = {
  'samhsa-su': ['iop', 'php'],
  'samhsa-mh': ['php'],
}

/**
 * The source of a program's level, which is no fact with a note: a list's code, the facility's
 * name, or the editor who entered it.
 */
export const levelSource = ({ edition, level }: Program): FactSource => {
  if (!edition) return undated(messages.levelEntered)
  const source = `${edition.list}-${edition.year}`
  return undated(
    codedLevels[edition.list].includes(level)
      ? saidText({ source, scope: 'facility', checkedOn: null, method: 'import' })
      : messages.levelByName(messages.lists[edition.list] ?? edition.list),
  )
}

/** For a card: when and how the listing was last checked, or that it never was. */
export const checkedText = (program: Program, today: string): DatedText => {
  const newest = Object.values(program.facts).find((note) => note.checkedOn === program.checkedOn)
  if (!newest) return undated(messages.notStated)
  return program.checkedOn
    ? toDatedText(
        `${messages.date(program.checkedOn)}, ${messages.methods[newest.method]}`,
        program.checkedOn,
        today,
      )
    : undated(`${whoText(newest)}, ${whenText(newest)}`)
}

/**
 * The scope of a field's text, where it does not say so itself: the whole facility, or something
 * other than this program.
 */
export const scopeText = (field: Field, program: Program): string | null => {
  if (!field.states(program)) return messages.notOfProgram
  return field.namesScope(program) ? null : facilityText(noteOf(field, program))
}

/** "at this facility" for a fact of the whole facility, else null. */
export const facilityText = (said: Provenance | undefined): string | null =>
  said?.scope === 'facility' ? messages.atFacility : null
