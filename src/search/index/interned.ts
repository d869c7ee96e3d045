import type { FactNote, Program } from '../../catalog/program/program.js'
import { kindOf } from '../../catalog/program/source-kind.js'

/** Interned notes and fact records by content: an edition repeats them in thousands of programs. */
export type Interned = Readonly<{
  notes: Map<string, FactNote>
  facts: Map<string, Program['facts']>
}>
/** Empty maps. */
export const createInterned = (): Interned => ({ notes: new Map(), facts: new Map() })

/** The key of a note; null with a page, quotation or other statements, as it seldom repeats. */
const keyOfNote = (note: FactNote): string | null => {
  const { source, scope, method, checkedOn, statedAs, also, url } = note
  const isCommon = ['samhsa', 'federal', 'editor'].includes(kindOf(note))
  return isCommon && statedAs === undefined && also === undefined && url === undefined
    ? [scope, method, checkedOn, source].join('|')
    : null
}

const shareNote = (notes: Map<string, FactNote>, note: FactNote): FactNote => {
  const key = keyOfNote(note)
  if (key === null) return note
  const interned = notes.get(key) ?? note
  if (interned === note) notes.set(key, note)
  return interned
}

/** The same program with equal notes replaced by shared objects. */
export const shareNotes = ({ notes, facts }: Interned, program: Program): Program => {
  const entries = Object.entries(program.facts).map(
    ([key, note]) => [key, shareNote(notes, note)] as const,
  )
  const shared: Program['facts'] = Object.fromEntries(entries)
  const keys = entries.map(([key, note]) => [key, keyOfNote(note)] as const)
  if (keys.some(([, key]) => key === null)) return { ...program, facts: shared }
  const whole = JSON.stringify(keys)
  const interned = facts.get(whole) ?? shared
  if (interned === shared) facts.set(whole, shared)
  return { ...program, facts: interned }
}
