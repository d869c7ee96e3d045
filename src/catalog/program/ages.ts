import { type Value, valuesOf } from '../vocabulary/vocabulary.js'
import { overlaps } from './hours.js'
import type { Ages } from './program.js'

/** Years of each age band, both ends included. */
export const ageBands: Readonly<Record<Value<'age'>, Readonly<{ min: number; max: number }>>> = {
  children: { min: 0, max: 12 },
  adolescents: { min: 13, max: 17 },
  'young-adults': { min: 18, max: 25 },
  adults: { min: 26, max: 64 },
  'older-adults': { min: 65, max: 120 },
}

/** The age bands of a program: by overlap if its ages are numbers, else the groups it names. */
export const bandsOf = (ages: Ages): readonly Value<'age'>[] =>
  ages.min === null && ages.max === null
    ? ages.groups
    : valuesOf('age').filter((band) => overlaps(ages, ageBands[band]))

/** Adjacent bands as one range: "young adults" to "older adults" is 18 and over; null at a gap. */
export const rangeOf = (
  bands: readonly Value<'age'>[],
): Readonly<{ min: number; max: number | null }> | null => {
  const all = valuesOf('age')
  const places = bands.map((band) => all.indexOf(band)).sort((a, b) => a - b)
  const [first, last] = [all[places[0] ?? -1], all[places.at(-1) ?? -1]]
  if (!first || !last || (places.at(-1) ?? 0) - (places[0] ?? 0) + 1 !== bands.length) return null
  return { min: ageBands[first].min, max: last === all.at(-1) ? null : ageBands[last].max }
}
