import { say } from '../../messages/say.js'
import { meetsOnline } from '../program/facets.js'
import type { Program } from '../program/program.js'
import { type Field, fields } from './fields.js'

type QuestionKey = keyof typeof say.questions
/** `known` is what the directory already says about it, null for nothing. */
export type Question = Readonly<{ key: QuestionKey; ask: string; known: string | null }>

/** The fields of a question, where they are not the one of the same name. */
const about: Partial<Record<QuestionKey, readonly Field['key'][]>> = {
  licence: ['licence', 'accreditation'],
}

/** When a question is answered, where that takes more than its fields being stated. */
const answers: Partial<Record<QuestionKey, (program: Program) => boolean>> = {
  // Even where kinds of payment are known, what one's own plan covers is never in a listing.
  payment: () => false,
  // "May I join from my state?" is open until an online program names the states it serves.
  telehealth: (program) =>
    program.telehealth === 'in-person' || (meetsOnline(program) && program.statesServed.length > 0),
  // One alone does not say that both are treated.
  focus: ({ focus }) => focus.includes('co-occurring'),
}

const questionOf = (
  program: Program,
  key: QuestionKey,
  ask: string,
): Question & Readonly<{ answered: boolean }> => {
  const named = fields.filter((field) =>
    (about[key] ?? [key]).includes(field.key as QuestionKey & Field['key']),
  )
  const known = named.flatMap(({ text }) => text(program) ?? [])
  return {
    key,
    ask,
    known: known.length === 0 ? null : say.facts.list(known),
    answered:
      answers[key]?.(program) ?? (named.length > 0 && named.every(({ states }) => states(program))),
  }
}

/** Questions a listing leaves open, even in part, with what is known, and those none can answer. */
export const questionsFor = (program: Program): readonly Question[] =>
  (Object.entries(say.questions) as [QuestionKey, string][])
    .map(([key, ask]) => questionOf(program, key, ask))
    .filter(({ answered }) => !answered)
    .map(({ answered: _, ...question }) => question)
