import type { Program } from '../../catalog/program/program.js'
import { focusText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'

/**
 * What tells programs of one name apart, in order of preference: a facility often has two, an
 * organization one per city, a hospital one on each of SAMHSA's lists. The end of the slug is for
 * duplicates by editors.
 */
const marks: readonly ((program: Program) => string | null)[] = [
  ({ level }) => say.facts.levelShort[level],
  ({ location, area }) => location?.city ?? area?.city ?? null,
  ({ location }) => location?.street ?? null,
  focusText,
  ({ slug }) => slug.slice(-4),
]
const marksOf = (program: Program, count: number): readonly string[] =>
  marks.slice(0, count).flatMap((mark) => mark(program) ?? [])

/** The fewest marks per program that distinguish it from others of its name. */
export const marksApart = (programs: readonly Program[]): readonly (readonly string[])[] => {
  const alike = (a: Program, b: Program, count: number): boolean =>
    a.name === b.name && marksOf(a, count).join() === marksOf(b, count).join()
  return programs.map((program) => {
    const needed = marks.findIndex(
      (_, count) => !programs.some((other) => other !== program && alike(other, program, count)),
    )
    return marksOf(program, needed < 0 ? marks.length : needed)
  })
}

/** The names of programs shown together, each with the marks it needs. */
export const namesApart = (programs: readonly Program[]): readonly string[] => {
  const apart = marksApart(programs)
  return programs.map(({ name }, i) => say.facts.nameApart(name, apart[i] ?? []))
}
