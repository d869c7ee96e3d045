import { overlaps } from './hours.js'
import type { Ages } from './program.js'
import { type Value, valuesOf } from './vocabulary.js'

/** Years of each band, both ends included. */
export const ageBands: Readonly<Record<Value<'age'>, Readonly<{ min: number; max: number }>>> = {
  children: { min: 0, max: 12 },
  adolescents: { min: 13, max: 17 },
  'young-adults': { min: 18, max: 25 },
  adults: { min: 26, max: 64 },
  'older-adults': { min: 65, max: 120 },
}

/** The bands a program takes: by overlap where its ages are numbers, else the groups it names. */
export const bandsOf = (ages: Ages): readonly Value<'age'>[] =>
  ages.min === null && ages.max === null ? ages.groups : valuesOf('age').filter((band) => overlaps(ages, ageBands[band]))
