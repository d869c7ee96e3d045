import type { FactKey, FactNote, Program } from '../../catalog/program/program.js'
import { say } from '../../messages/say.js'

/**
 * What a fact is about, in words, where it is not the program itself: HSDS takes all it is told for
 * the service's own. Null otherwise.
 */
export const scopeText = (note: FactNote | undefined): string | null =>
  note && note.scope !== 'program' ? say.facts.scopes[note.scope] : null

/** The same of a program's fact. */
export const scopeOf = (program: Program, key: string): string | null =>
  scopeText(program.facts[key as FactKey])
