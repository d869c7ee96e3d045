import type { SharedLine } from '../../catalog/program/answered-program.js'
import { placeOf } from '../../catalog/program/facets.js'
import { siteOf } from '../../catalog/program/place.js'
import type { Program } from '../../catalog/program/program.js'

/**
 * The programs of each phone number, its extension left out: most numbers have one, which is kept
 * without a list. `counted` holds the counts that were asked for since one of its programs changed.
 */
export type PhoneLines = Readonly<{
  programs: Map<string, Program | Program[]>
  counted: Map<string, SharedLine | null>
}>

/** No numbers. */
export const createPhoneLines = (): PhoneLines => ({ programs: new Map(), counted: new Map() })

const numberOf = (phone: string): string => phone.slice(0, 12)
/** The numbers of a program, each once; none of a sample, whose numbers are nobody's. */
const numbersOf = ({ phone, intake, sample }: Program): readonly string[] => {
  if (sample) return []
  const main = phone === null ? [] : [numberOf(phone)]
  const other = intake.phone === null ? main[0] : numberOf(intake.phone)
  return other === undefined || other === main[0] ? main : [...main, other]
}

/** Adds a program to its numbers. */
export const addToLines = ({ programs, counted }: PhoneLines, program: Program): void => {
  for (const number of numbersOf(program)) {
    const known = programs.get(number)
    if (Array.isArray(known)) known.push(program)
    else programs.set(number, known === undefined ? program : [known, program])
    counted.delete(number)
  }
}

/** Removes a program, the same object that was added. */
export const removeFromLines = ({ programs, counted }: PhoneLines, program: Program): void => {
  for (const number of numbersOf(program)) {
    const left = [programs.get(number) ?? []].flat().filter((other) => other !== program)
    if (left.length === 0) programs.delete(number)
    else programs.set(number, left)
    counted.delete(number)
  }
}

const count = (programs: readonly Program[]): SharedLine | null => {
  const [first, ...others] = programs
  const here = first && siteOf(first)
  if (others.every((program) => siteOf(program) === here)) return null
  const states = new Set(programs.flatMap((program) => placeOf(program)?.state ?? []))
  return { programs: programs.length, states: states.size }
}

/** Who has a number; null without one, or where all who have it are at one place. */
export const countLine = (
  { programs, counted }: PhoneLines,
  phone: string | null,
): SharedLine | null => {
  const number = phone === null ? '' : numberOf(phone)
  const sharing = programs.get(number)
  if (!Array.isArray(sharing)) return null
  const known = counted.get(number)
  if (known !== undefined) return known
  const line = count(sharing)
  counted.set(number, line)
  return line
}
