import { say } from '../../messages/say.js'
import { meetsOnline } from '../program/facets.js'
import type { Program } from '../program/program.js'
import { wordLists } from '../vocabulary/values.js'
import { labelOf } from '../vocabulary/vocabulary.js'
import { type Field, fields, noteOf } from './fields.js'

type QuestionKey = keyof typeof say.questions
/**
 * `known` is what the directory already says about it, null for nothing; `toConfirm`: it is said of
 * more than this program, such as the whole facility, and one program there may differ.
 */
export type Question = Readonly<{
  key: QuestionKey
  ask: string
  known: string | null
  toConfirm: boolean
}>

/** The fields of a question, where they are not the one of the same name. */
const about: Partial<Record<QuestionKey, readonly Field['key'][]>> = {
  licence: ['licence', 'accreditation'],
  aftercare: ['alsoHere'],
}

/** Questions that concern only some programs. */
const concerns: Partial<Record<QuestionKey, (program: Program) => boolean>> = {
  detox: ({ focus, detox }) =>
    detox.length > 0 || focus.includes('substance-use') || focus.includes('co-occurring'),
}

/** When a question is answered, where that takes more than its fields being stated. */
const answers: Partial<Record<QuestionKey, (program: Program) => boolean>> = {
  // Even where kinds of payment are known, what one's own plan covers is never in a listing.
  payment: () => false,
  // What else is at the place does not say what one person goes on to.
  aftercare: () => false,
  // "May I join from my state?" is open until an online program names the states it serves.
  telehealth: (program) =>
    program.telehealth === 'in-person' || (meetsOnline(program) && program.statesServed.length > 0),
  // One alone does not say that both are treated.
  focus: ({ focus }) => focus.includes('co-occurring'),
}

/** Facts that a list can only say of a place, such as who licenses it. */
const ofThePlace: readonly Field['key'][] = ['licence', 'accreditation']

/** Whether a field is stated of more than this program; false where it names its scope itself. */
const isWider = (field: Field, program: Program): boolean => {
  const scope = noteOf(field, program)?.scope ?? 'program'
  return scope !== 'program' && !ofThePlace.includes(field.key) && !field.namesScope(program)
}

/** Words of a list on a sheet, which is read aloud; the program's page has them all. */
const MOST_WORDS = 4
const knownText = (field: Field, program: Program): string | null => {
  const key = wordLists.find((one) => one === field.key)
  const values: readonly string[] = key === undefined ? [] : program[key]
  return key === undefined || values.length <= MOST_WORDS
    ? field.text(program)
    : say.facts.listAndMore(
        values.slice(0, MOST_WORDS).map((value) => labelOf(key, value)),
        values.length - MOST_WORDS,
      )
}

const questionOf = (
  program: Program,
  key: QuestionKey,
  ask: string,
): Question & Readonly<{ answered: boolean }> => {
  const named = fields.filter((field) =>
    (about[key] ?? [key]).includes(field.key as QuestionKey & Field['key']),
  )
  const known = named.flatMap((field) => knownText(field, program) ?? [])
  const toConfirm = known.length > 0 && named.some((field) => isWider(field, program))
  return {
    key,
    ask,
    known: known.length === 0 ? null : say.facts.list(known),
    toConfirm,
    answered:
      !toConfirm &&
      (answers[key]?.(program) ??
        (named.length > 0 && named.every(({ states }) => states(program)))),
  }
}

/**
 * Questions a listing leaves open, even in part, with what is known, and those none can answer. What
 * is stated of a whole facility is to be confirmed, not asked as if nothing were known.
 */
export const questionsFor = (program: Program): readonly Question[] =>
  (Object.entries(say.questions) as [QuestionKey, string][])
    .filter(([key]) => concerns[key]?.(program) ?? true)
    .map(([key, ask]) => questionOf(program, key, ask))
    .filter(({ answered }) => !answered)
    .map(({ answered: _, ...question }) => question)
