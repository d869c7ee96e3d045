import { bandsOf } from '../catalog/ages.js'
import { placeOf, statesOf } from '../catalog/facets.js'
import type { Program } from '../catalog/program.js'
import { spellingsOf, toWords } from '../catalog/spoken.js'
import { type VocabularyKey, valuesOf, wordOf } from '../catalog/vocabulary.js'
import { forWordLists, type WordList } from '../catalog/word-lists.js'
import { fieldWeights, type WordField } from './relevance.js'

/** The words that a value is found by: its label and everything else people type for it. Worked out once, for every vocabulary value. */
const wordsOfValues = (key: VocabularyKey): ReadonlyMap<string, readonly string[]> =>
  new Map(
    valuesOf(key).map((value: string) => {
      const word = wordOf(key, value)
      return [value, word ? [...new Set([word.label, ...word.also].flatMap(toWords))] : []]
    }),
  )
const spoken = (key: VocabularyKey, valuesIn: (program: Program) => readonly string[]) => {
  const known = wordsOfValues(key)
  return (program: Program): readonly string[] => valuesIn(program).flatMap((value) => known.get(value) ?? [])
}
/** Words of a name, in every way that people write them. */
const named = (text: string): readonly string[] => toWords(text).flatMap(spellingsOf)
const stateNames = spoken('state', statesOf)

/** The fields that words are looked for in: a line a field. */
const fields: Readonly<Record<WordField, (program: Program) => readonly string[]>> = {
  ...forWordLists<Record<WordList, (program: Program) => readonly string[]>>((key) => spoken(key, (program) => program[key])),
  name: ({ name }) => named(name),
  organization: ({ organization }) => named(organization),
  city: (program) => named(placeOf(program)?.city ?? ''),
  state: (program) => [...statesOf(program).flatMap(toWords), ...stateNames(program)],
  level: spoken('level', ({ level }) => [level]),
  age: spoken('age', ({ ages }) => bandsOf(ages)),
  telehealth: spoken('telehealth', ({ telehealth }) => (telehealth ? [telehealth] : [])),
}
const weighted = (Object.keys(fields) as WordField[])
  .map((key) => ({ of: fields[key], weight: fieldWeights[key] }))
  .filter(({ weight }) => weight > 0)

/** Every word of a program with the weight of the fields that have it; a field counts once, however often it says the word. */
export const weighWords = (program: Program): ReadonlyMap<string, number> => {
  const weights = new Map<string, number>()
  for (const { of, weight } of weighted) for (const word of new Set(of(program))) weights.set(word, (weights.get(word) ?? 0) + weight)
  return weights
}
