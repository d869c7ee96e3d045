import { ageBands, bandsOf } from '../../catalog/program/ages.js'
import type { Ages, Program } from '../../catalog/program/program.js'
import { valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { agesText } from '../../catalog/wording/fields.js'
import { say } from '../../messages/say.js'
import { facilityText } from './fact-source.js'

/** The scale ends at 80 years: listings of older people say “65 and over”. */
const SCALE_YEARS = 80
/** The lower bounds of the age bands, except the first. */
const lines = valuesOf('age').flatMap((band) =>
  ageBands[band].min > 0 ? [ageBands[band].min] : [],
)
const percent = (years: number): string =>
  `${Math.round((1000 * Math.min(years, SCALE_YEARS)) / SCALE_YEARS) / 10}%`

/** Half-open ranges: a band that ends at 17 ends where 18 begins. Adjacent bands are merged. */
const rangesOf = (ages: Ages): readonly Readonly<{ from: number; to: number }>[] => {
  if (ages.min !== null || ages.max !== null)
    return [{ from: ages.min ?? 0, to: ages.max === null ? SCALE_YEARS : ages.max + 1 }]
  const ranges: { from: number; to: number }[] = []
  for (const band of valuesOf('age').filter((one) => bandsOf(ages).includes(one))) {
    const { min, max } = ageBands[band]
    const last = ranges.at(-1)
    if (last && last.to === min) last.to = max + 1
    else ranges.push({ from: min, to: max + 1 })
  }
  return ranges
}

/**
 * The accepted ages as blocks on a scale; null when none are stated. `text` is the text
 * alternative, `note` says that they are the facility's.
 */
export const agesBand = (program: Program) => {
  const text = agesText(program)
  if (text === null) return null
  return {
    label: say.pictures.ages(text),
    text: say.pictures.agesTitle(text),
    note: facilityText(program.facts.ages),
    ranges: rangesOf(program.ages).map(({ from, to }) => ({
      x: percent(from),
      width: percent(Math.min(to, SCALE_YEARS) - Math.min(from, SCALE_YEARS)),
    })),
    ticks: lines.map((years) => ({ x: percent(years), years })),
  }
}
