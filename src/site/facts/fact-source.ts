import type { Level, List, Program, Provenance } from '../../catalog/program/program.js'
import { parseWebAddress } from '../../catalog/text/web-address.js'
import { type Field, noteOf } from '../../catalog/wording/fields.js'
import { saidText, whenText, whoText } from '../../catalog/wording/source-text.js'
import { say } from '../../messages/say.js'
import { type Dated, toDated } from './dated.js'

const t = say.facts

/**
 * Who said something, as a text that may name a day; `href` is the page where it can be read, null
 * when there is none.
 */
export type Source = Dated & Readonly<{ text: string; href: string | null }>

/** A source whose text names no day. */
export const undated = (text: string): Source => ({
  text,
  href: null,
  before: text,
  on: null,
  after: '',
})

/** Who said a fact, about what, and when it was checked. */
export const sourceOf = (said: Provenance, today: string): Source => {
  const text = saidText(said)
  return {
    text,
    href: parseWebAddress(said.source),
    ...toDated(text, said.checkedOn, today),
  }
}

/** A source inside a longer sentence, its day still marked. */
export const insideOf = (source: Source, sentence: (text: string) => string): Source => {
  const text = sentence(source.text)
  const cut = text.indexOf(source.text)
  return {
    ...source,
    text,
    before: text.slice(0, cut) + source.before,
    after: source.after + text.slice(cut + source.text.length),
  }
}

/**
 * The levels of care that a list has codes for; any other level in it was read from the name of a
 * place.
 */
const codedLevels: Readonly<Record<List, readonly Level[]>> = {
  'samhsa-su': ['iop', 'php'],
  'samhsa-mh': ['php'],
}

/**
 * Who said a program's level of care, which is no fact with a note: the list by its code, the place
 * by its own name, or whoever entered it.
 */
export const levelSource = ({ edition, level }: Program): Source => {
  if (!edition) return undated(t.levelEntered)
  const source = `${edition.list}-${edition.year}`
  return undated(
    codedLevels[edition.list].includes(level)
      ? saidText({ source, scope: 'facility', checkedOn: null, method: 'import' })
      : t.levelByName(t.lists[edition.list] ?? edition.list),
  )
}

/** For a card: when the listing was last checked and how, or that it never was. */
export const checkedText = (program: Program, today: string): Dated => {
  const newest = Object.values(program.facts).find((note) => note.checkedOn === program.checkedOn)
  if (!newest) return undated(t.notStated)
  return program.checkedOn
    ? toDated(`${t.date(program.checkedOn)}, ${t.methods[newest.method]}`, program.checkedOn, today)
    : undated(`${whoText(newest)}, ${whenText(newest)}`)
}

/**
 * Of what a field's text speaks, where it does not say so itself: the whole facility, or not this
 * program.
 */
export const scopeText = (field: Field, program: Program): string | null => {
  if (!field.states(program)) return t.notOfProgram
  return field.namesScope(program) ? null : facilityText(noteOf(field, program))
}

/** "at this facility" where a fact is about the whole place, else null. */
export const facilityText = (said: Provenance | undefined): string | null =>
  said?.scope === 'facility' ? t.atFacility : null
