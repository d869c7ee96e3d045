import type { FactKey } from '../../catalog/program/fact-schemas.js'
import type { FactNote, Program } from '../../catalog/program/program.js'
import { say } from '../../messages/say.js'

/** Null where the scope is the program, since HSDS reads every property as the service's own. */
export const scopeText = (note: FactNote | undefined): string | null =>
  note && note.scope !== 'program' ? say.facts.scopes[note.scope] : null

/** The same for a fact of a program. */
export const scopeOf = (program: Program, key: string): string | null =>
  scopeText(program.facts[key as FactKey])
