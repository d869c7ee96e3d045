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

/** Where a word matched: in a name, or in a value of a vocabulary. */
export type MatchedField = Readonly<
  { field: keyof typeof namedFields; value: null } | { field: SpokenField; value: string }
>
type FieldWords = Readonly<{ where: MatchedField; words: readonly string[] }>

const isNamed = (field: WordField): field is keyof typeof namedFields => field in namedFields
const byWeight = (Object.keys(fieldWeights) as WordField[])
  .filter((field) => fieldWeights[field] > 0)
  .toSorted((a, b) => fieldWeights[b] - fieldWeights[a])

const fieldWordsOf = (program: Program, field: WordField): readonly FieldWords[] =>
  isNamed(field)
    ? [{ where: { field, value: null }, words: wordsOfName(namedFields[field](program)) }]
    : spokenFields[field](program).map((value) => ({
        where: { field, value },
        words: wordsOfValue(field, value),
      }))

/**
 * Where a program matches each word: fields by descending weight, whole words before prefixes; null
 * for no match. A field is read lazily, once for all words, as a page calls this twenty times.
 */
export const findMatchedFields = (
  program: Program,
  typed: readonly string[],
): readonly (MatchedField | null)[] => {
  const read: (readonly FieldWords[])[] = []
  const search = (hit: (word: string) => boolean): MatchedField | null => {
    for (let i = 0; i < byWeight.length; i++) {
      read[i] ??= fieldWordsOf(program, byWeight[i] as WordField)
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
