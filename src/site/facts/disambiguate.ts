import type { Program } from '../../catalog/program/program.js'
import { focusText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'

/**
 * What tells programs of one name apart, in the order tried: a place often has two, an organization
 * one in every city, and a hospital one in each of SAMHSA's lists. The end of its address is for
 * what editors enter twice.
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

/**
 * The fewest marks each program needs so that no other beside it has its name and the same marks.
 */
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

/** The names of programs side by side, each with as many marks as it needs. */
export const namesApart = (programs: readonly Program[]): readonly string[] => {
  const apart = marksApart(programs)
  return programs.map(({ name }, i) => say.facts.nameApart(name, apart[i] ?? []))
}
