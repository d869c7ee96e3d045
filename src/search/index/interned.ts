import type { FactNote, Program } from '../../catalog/program/program.js'
import { kindOf } from '../../catalog/program/source-kind.js'

/**
 * Notes that were seen, by what they say. An edition says the same of thousands of programs: kept
 * once, not once a fact.
 */
export type Interned = Readonly<{
  notes: Map<string, FactNote>
  facts: Map<string, Program['facts']>
}>
export const nothingInterned = (): Interned => ({ notes: new Map(), facts: new Map() })

/**
 * Notes with a page, with a program's own words or with other statements are seldom alike, and
 * would fill the map for nothing.
 */
const keyOfNote = (note: FactNote): string | null => {
  const { source, scope, method, checkedOn, statedAs, also, url } = note
  const isCommon = kindOf(note) === 'samhsa' || kindOf(note) === 'editor'
  return isCommon && statedAs === undefined && also === undefined && url === undefined
    ? [scope, method, checkedOn, source].join('|')
    : null
}

const shareNote = (notes: Map<string, FactNote>, note: FactNote): FactNote => {
  const key = keyOfNote(note)
  if (key === null) return note
  const kept = notes.get(key) ?? note
  if (kept === note) notes.set(key, note)
  return kept
}

/** The same program, its notes shared with those of others that say the same. */
export const shareNotes = ({ notes, facts }: Interned, program: Program): Program => {
  const entries = Object.entries(program.facts).map(
    ([key, note]) => [key, shareNote(notes, note)] as const,
  )
  const shared: Program['facts'] = Object.fromEntries(entries)
  const keys = entries.map(([key, note]) => [key, keyOfNote(note)] as const)
  if (keys.some(([, key]) => key === null)) return { ...program, facts: shared }
  const whole = JSON.stringify(keys)
  const kept = facts.get(whole) ?? shared
  if (kept === shared) facts.set(whole, shared)
  return { ...program, facts: kept }
}
