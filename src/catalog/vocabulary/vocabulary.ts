import { words } from '../../messages/say.js'
import type { Word } from '../../messages/shapes/word.js'
import { type Value, type VocabularyKey, vocabularies } from './values.js'

export type { Value, VocabularyKey } from './values.js'

/** Every vocabulary, in display order. */
export const vocabularyKeys = Object.keys(vocabularies) as VocabularyKey[]

/** All values of a vocabulary, in display order. */
export const valuesOf = <K extends VocabularyKey>(key: K): readonly Value<K>[] => vocabularies[key]

const termsOf = (key: VocabularyKey): Readonly<Record<string, Word>> => words[key].terms

/** The title of a vocabulary, such as "Therapy approaches". */
export const titleOf = (key: VocabularyKey): string => words[key].label

/** The term of a value; null when the vocabulary does not have it. */
export const wordOf = (key: VocabularyKey, value: string): Word | null =>
  Object.hasOwn(termsOf(key), value) ? (termsOf(key)[value] as Word) : null

/** The label of a value; the value itself when the vocabulary does not have it. */
export const labelOf = (key: VocabularyKey, value: string): string =>
  wordOf(key, value)?.label ?? value

/** What a value is called: its label and its synonyms. */
export const textsOf = (key: VocabularyKey, value: string): readonly string[] => {
  const word = wordOf(key, value)
  return word ? [word.label, ...word.also] : []
}

/** Parses a value, ignoring case; null when there is none. */
export const parseValue = <K extends VocabularyKey>(key: K, text: string): Value<K> | null => {
  const asked = key === 'state' ? text.trim().toUpperCase() : text.trim().toLowerCase()
  return wordOf(key, asked) ? (asked as Value<K>) : null
}
