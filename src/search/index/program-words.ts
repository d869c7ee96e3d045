import { bandsOf } from '../../catalog/program/ages.js'
import { placeOf, statesOf } from '../../catalog/program/facets.js'
import type { Program } from '../../catalog/program/program.js'
import { forWordLists } from '../../catalog/vocabulary/list-facts.js'
import { spellingsOf, toWords } from '../../catalog/vocabulary/search-words.js'
import type { WordList } from '../../catalog/vocabulary/values.js'
import { textsOf, valuesOf } from '../../catalog/vocabulary/vocabulary.js'
import { placeWords } from '../../messages/say.js'
import { fieldWeights, type WordField } from './relevance.js'

/** Maps the values of a record. */
const mapped = <K extends string, A, B>(
  from: Readonly<Record<K, A>>,
  make: (value: A, key: K) => B,
): Record<K, B> =>
  Object.fromEntries(
    (Object.keys(from) as K[]).map((key) => [key, make(from[key], key)]),
  ) as Record<K, B>

export const namedFields = {
  name: ({ name }) => name,
  organization: ({ organization }) => organization,
  city: (program) => placeOf(program)?.city ?? '',
} as const satisfies Partial<Record<WordField, (program: Program) => string>>

/** The fields whose words come from a vocabulary, with the values of each. */
export const spokenFields: Readonly<
  Record<Exclude<WordField, keyof typeof namedFields>, (program: Program) => readonly string[]>
> = {
  ...forWordLists<Record<WordList, (program: Program) => readonly string[]>>(
    (key) => (program) => program[key],
  ),
  state: statesOf,
  level: ({ level }) => [level],
  age: ({ ages }) => bandsOf(ages),
  telehealth: ({ telehealth }) => (telehealth ? [telehealth] : []),
}
export type SpokenField = keyof typeof spokenFields

/** The words of a name, in all their common spellings. */
export const wordsOfName = (name: string): readonly string[] => toWords(name).flatMap(spellingsOf)

/** The words that find each value, computed once: label, synonyms, and the code of a state. */
const wordsOfValues = Object.fromEntries(
  (Object.keys(spokenFields) as SpokenField[]).map((key) => [
    key,
    new Map(
      valuesOf(key).map((value: string) => {
        const words = textsOf(key, value).flatMap(toWords)
        // "in" is part of a sentence in a label, and a state only as its code.
        const telling = words.filter((word) => !placeWords.has(word))
        return [value, [...new Set([...telling, ...(key === 'state' ? toWords(value) : [])])]]
      }),
    ),
  ]),
) as unknown as Readonly<Record<SpokenField, ReadonlyMap<string, readonly string[]>>>
/** The words that find a value; none when the vocabulary does not have it. */
export const wordsOfValue = (key: SpokenField, value: string): readonly string[] =>
  wordsOfValues[key].get(value) ?? []

const fields: Readonly<Record<WordField, (program: Program) => readonly string[]>> = {
  ...mapped(namedFields, (textOf) => (program: Program) => wordsOfName(textOf(program))),
  ...mapped(
    spokenFields,
    (valuesIn, key) => (program: Program) =>
      valuesIn(program).flatMap((value) => wordsOfValue(key, value)),
  ),
}
const weighted = (Object.keys(fields) as WordField[])
  .map((key) => ({ of: fields[key], weight: fieldWeights[key] }))
  .filter(({ weight }) => weight > 0)

/** Each word of a program with the summed weights of its fields; a field counts it only once. */
export const weighWords = (program: Program): ReadonlyMap<string, number> => {
  const weights = new Map<string, number>()
  for (const { of, weight } of weighted)
    for (const word of new Set(of(program))) weights.set(word, (weights.get(word) ?? 0) + weight)
  return weights
}
