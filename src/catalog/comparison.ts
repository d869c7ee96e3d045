import { say } from '../messages/say.js'
import { bandsOf } from './ages.js'
import { type FieldGroup, fields } from './fields.js'
import type { Program } from './program.js'
import { MOST_COMPARED } from './search-query.js'
import { isSlug } from './slug.js'

/** One row: a cell a program, in words. `differs` is true only when two programs state different things. */
export type Row = Readonly<{ key: string; label: string; group: FieldGroup; cells: readonly string[]; differs: boolean; unstated: number }>
export type Comparison = Readonly<{ programs: readonly Program[]; rows: readonly Row[]; cautions: readonly string[] }>

/** Which programs an address asks for: at most four, each once, in its order; `dropped` are those past the fourth. */
export const parseChosen = (params: URLSearchParams): Readonly<{ slugs: readonly string[]; dropped: number }> => {
  const slugs = [...new Set(params.getAll('program'))].filter(isSlug)
  return { slugs: slugs.slice(0, MOST_COMPARED), dropped: Math.max(0, slugs.length - MOST_COMPARED) }
}

/** Ways in which programs are not alike, said before anyone compares them: level of care, ages, all online or not. */
const cautionsOf = (programs: readonly Program[]): readonly string[] => {
  const unlike = (of: (program: Program) => string | null): boolean => new Set(programs.map(of).filter((value) => value !== null)).size > 1
  const bands = programs.map((program) => bandsOf(program.ages)).filter((all) => all.length > 0)
  const apart = bands.some((a, i) => bands.slice(i + 1).some((b) => !a.some((band) => b.includes(band))))
  return [
    ...(unlike((program) => program.level) ? [say.comparison.unlikeLevel] : []),
    ...(apart ? [say.comparison.unlikeAges] : []),
    ...(unlike((program) =>
      program.telehealth === null || program.telehealth === 'offered' ? null : program.telehealth === 'virtual' ? 'virtual' : 'place',
    )
      ? [say.comparison.unlikeTelehealth]
      : []),
  ]
}

/** Programs side by side, pure. A value that is not stated reads "Not stated" and is never a difference. */
export const compare = (programs: readonly Program[]): Comparison => ({
  programs,
  rows: fields.map(({ key, label, group, text }) => {
    const said = programs.map(text)
    const stated = said.filter((cell) => cell !== null)
    return {
      key,
      label,
      group,
      cells: said.map((cell) => cell ?? say.facts.notStated),
      differs: new Set(stated).size > 1,
      unstated: said.length - stated.length,
    }
  }),
  cautions: cautionsOf(programs),
})
