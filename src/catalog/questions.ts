import { say } from '../messages/say.js'
import { fields } from './fields.js'
import type { Program } from './program.js'

type QuestionKey = keyof typeof say.questions
/** `known` is what the directory says about it already, null when nothing. */
export type Question = Readonly<{ key: QuestionKey; ask: string; known: string | null }>

const answers = new Map<string, (program: Program) => string | null>(fields.map(({ key, text }) => [key, text]))
/** What a person's own plan costs is never in a listing, so payment is asked even when the kinds of payment are known. */
const alwaysAsked: readonly QuestionKey[] = ['payment', 'own']

/** What is still to be asked of a program: what nobody stated, and what no listing can say. */
export const questionsFor = (program: Program): readonly Question[] =>
  (Object.entries(say.questions) as [QuestionKey, string][])
    .map(([key, ask]) => ({ key, ask, known: answers.get(key)?.(program) ?? null }))
    .filter(({ key, known }) => known === null || alwaysAsked.includes(key))
