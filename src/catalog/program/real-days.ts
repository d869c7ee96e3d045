import { isDay } from '../text/day.js'
import type { FactNote, Program, Provenance } from './program.js'

const odd = (day: string | null): boolean => day !== null && !isDay(day)
const isOdd = (note: FactNote): boolean =>
  odd(note.checkedOn) || (note.also ?? []).some(({ checkedOn }) => odd(checkedOn))
const mended = <S extends Provenance>(said: S): S =>
  odd(said.checkedOn) ? { ...said, checkedOn: null } : said

/**
 * A document without days that no calendar has, which earlier releases took from files; the same
 * object where it has none.
 */
export const withRealDays = (program: Program): Program => {
  const notes = Object.entries(program.facts)
  if (!odd(program.checkedOn) && !notes.some(([, note]) => isOdd(note))) return program
  const facts = notes.map(
    ([key, note]) =>
      [key, { ...mended(note), ...(note.also ? { also: note.also.map(mended) } : {}) }] as const,
  )
  const checked = facts.flatMap(([, { checkedOn }]) => checkedOn ?? []).toSorted()
  return { ...program, facts: Object.fromEntries(facts), checkedOn: checked.at(-1) ?? null }
}
