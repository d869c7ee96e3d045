import type { Program } from '../../catalog/program/program.js'
import { isAbbreviation } from '../../catalog/vocabulary/search-words.js'
import {
  namedFields,
  type SpokenField,
  spokenFields,
  wordsOfName,
  wordsOfValue,
} from '../index/program-words.js'
import { fieldWeights, type WordField } from '../index/relevance.js'

/** Where a program has a word: in a name, or in a value of a vocabulary. */
export type Where = Readonly<
  { field: keyof typeof namedFields; value: null } | { field: SpokenField; value: string }
>
type Place = Readonly<{ where: Where; words: readonly string[] }>

const isNamed = (field: WordField): field is keyof typeof namedFields => field in namedFields
const byWeight = (Object.keys(fieldWeights) as WordField[])
  .filter((field) => fieldWeights[field] > 0)
  .toSorted((a, b) => fieldWeights[b] - fieldWeights[a])

const placesIn = (program: Program, field: WordField): readonly Place[] =>
  isNamed(field)
    ? [{ where: { field, value: null }, words: wordsOfName(namedFields[field](program)) }]
    : spokenFields[field](program).map((value) => ({
        where: { field, value },
        words: wordsOfValue(field, value),
      }))

/**
 * Where a program has each of these words: the weightiest field first, a whole word before the
 * start of one; null where it has it nowhere. A field is read only when a word needs it, and once
 * for all words: a page asks this of twenty programs.
 */
export const findWhere = (
  program: Program,
  typed: readonly string[],
): readonly (Where | null)[] => {
  const read: (readonly Place[])[] = []
  const search = (hit: (word: string) => boolean): Where | null => {
    for (let i = 0; i < byWeight.length; i++) {
      read[i] ??= placesIn(program, byWeight[i] as WordField)
      const found = read[i]?.find(({ words }) => words.some(hit))
      if (found) return found.where
    }
    return null
  }
  return typed.map(
    (word) =>
      search((other) => other === word) ??
      search((other) => (isAbbreviation(word) ? other === `${word}s` : other.startsWith(word))),
  )
}
