import { say } from '../../messages/say.js'
import { bandsOf } from '../program/ages.js'
import type { Program } from '../program/program.js'
import { isSlug } from '../text/slug.js'
import { fields, saysHowItMeets } from '../wording/fields.js'
import { MOST_COMPARED } from './search-query.js'

/**
 * The programs in a URL: at most four, without duplicates, in order; `dropped` is the number past
 * the fourth.
 */
export const parseChosen = (
  params: URLSearchParams,
): Readonly<{ slugs: readonly string[]; dropped: number }> => {
  const slugs = [...new Set(params.getAll('program'))].filter(isSlug)
  return {
    slugs: slugs.slice(0, MOST_COMPARED),
    dropped: Math.max(0, slugs.length - MOST_COMPARED),
  }
}

/** Focus as its two halves: a program for co-occurring needs is not unlike one for either. */
const treats = ({ focus }: Program): readonly string[] => [
  ...focus,
  ...(focus.includes('co-occurring') ? ['mental-health', 'substance-use'] : []),
]
const meets = (program: Program): readonly string[] =>
  saysHowItMeets(program) ? [program.telehealth === 'virtual' ? 'online' : 'place'] : []

/** What makes programs incomparable, with its sentence: two that state values and share none. */
const likenesses: readonly (readonly [(program: Program) => readonly string[], string])[] = [
  [({ level }) => [level], say.comparison.unlikeLevel],
  [({ ages }) => bandsOf(ages), say.comparison.unlikeAges],
  [treats, say.comparison.unlikeFocus],
  [meets, say.comparison.unlikeTelehealth],
]
const areDisjoint = (sets: readonly (readonly string[])[]): boolean => {
  const stated = sets.filter((set) => set.length > 0)
  return stated.some((a, i) =>
    stated.slice(i + 1).some((b) => !a.some((value) => b.includes(value))),
  )
}

/** Ways in which programs are incomparable, shown before the comparison. */
const cautionsOf = (programs: readonly Program[]): readonly string[] =>
  likenesses.filter(([of]) => areDisjoint(programs.map(of))).map(([, sentence]) => sentence)

/** "Not stated" is never a difference, nor is a text that does not say it of this program. */
export const compare = (programs: readonly Program[]) => ({
  programs,
  rows: fields.map(({ key, label, group, text, states }) => {
    const stating = programs.filter(states)
    return {
      key,
      label,
      group,
      cells: programs.map((program) => text(program) ?? say.facts.notStated),
      differs: new Set(stating.map(text)).size > 1,
      unstated: programs.length - stating.length,
    }
  }),
  cautions: cautionsOf(programs),
})
export type Comparison = ReturnType<typeof compare>
export type ComparisonRow = Comparison['rows'][number]
