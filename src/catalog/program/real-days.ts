import { isDay } from '../text/day.js'
import { withEveryFact } from './fact-schemas.js'
import type { FactNote, Program, Provenance } from './program.js'

const isInvalid = (day: string | null): boolean => day !== null && !isDay(day)
const hasInvalidDay = (note: FactNote): boolean =>
  isInvalid(note.checkedOn) || (note.also ?? []).some(({ checkedOn }) => isInvalid(checkedOn))
const withoutInvalidDay = <S extends Provenance>(said: S): S =>
  isInvalid(said.checkedOn) ? { ...said, checkedOn: null } : said

const withValidDays = (program: Program): Program => {
  const notes = Object.entries(program.facts)
  if (!isInvalid(program.checkedOn) && !notes.some(([, note]) => hasInvalidDay(note)))
    return program
  const facts = notes.map(
    ([key, note]) =>
      [
        key,
        {
          ...withoutInvalidDay(note),
          ...(note.also ? { also: note.also.map(withoutInvalidDay) } : {}),
        },
      ] as const,
  )
  const checked = facts.flatMap(([, { checkedOn }]) => checkedOn ?? []).toSorted()
  return { ...program, facts: Object.fromEntries(facts), checkedOn: checked.at(-1) ?? null }
}

/**
 * A program as an earlier release published it, as this one does: with every fact, and without
 * invalid dates, which those accepted. The same object if there is nothing to mend.
 */
export const withRealDays = (program: Program): Program => withValidDays(withEveryFact(program))
